"""Files that come with the program."""

from importlib.resources import as_file, files
from pathlib import Path


def path(name: str) -> Path:
    """Return the path of a resource, e.g. path("fonts/GWHei.ttf")."""
    with as_file(files(__name__).joinpath(name)) as found:
        return found
