"""Files that come with the program."""

from pathlib import Path

_HERE = Path(__file__).parent  # also in a packaged program; importlib.resources starts too slowly


def path(name: str) -> Path:
    """Return the path of a resource, e.g. path("fonts/GWHei.ttf")."""
    return _HERE / name
