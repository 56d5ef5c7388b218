"""Small and read-only disks to try a store on, mounted in memory."""

import subprocess
from contextlib import contextmanager

import pytest


@contextmanager
def small_disk(folder, size):
    """A disk of this size ("2m"), mounted at a new folder."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("mounting a disk of its own needs root")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def remount(folder, options):
    """Change a mounted disk: "ro", "rw", "size=4m"."""
    subprocess.run(["mount", "-o", f"remount,{options}", str(folder)], check=True)
