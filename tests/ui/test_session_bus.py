import shutil
import subprocess
import sys

import pytest

from desktop.ui.session_bus import address, owned


@pytest.mark.parametrize(
    ("environment", "place"),
    [
        ({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/run/user/1/bus"}, "/run/user/1/bus"),
        ({"DBUS_SESSION_BUS_ADDRESS": "unix:abstract=/tmp/d-x,guid=1"}, "\0/tmp/d-x"),
        ({"DBUS_SESSION_BUS_ADDRESS": "tcp:host=h;unix:path=/b,guid=2"}, "/b"),
        ({"DBUS_SESSION_BUS_ADDRESS": "autolaunch:"}, ""),
        ({"XDG_RUNTIME_DIR": "/run/user/2"}, "/run/user/2/bus"),
        ({}, ""),
    ],
)
def test_the_bus_is_found_by_its_address(environment, place):
    assert address(environment) == place


def test_nobody_is_there_without_a_bus(tmp_path):
    assert owned(["org.example.One"], {}) == frozenset()
    lost = {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/none"}
    assert owned(["org.example.One"], lost) == frozenset()


@pytest.fixture
def bus(tmp_path):
    """A real session bus of our own."""
    if sys.platform != "linux" or shutil.which("dbus-daemon") is None:
        pytest.skip("needs dbus-daemon")
    place = f"unix:path={tmp_path}/bus"
    run = ["dbus-daemon", "--session", "--nofork", "--print-address", f"--address={place}"]
    with subprocess.Popen(run, stdout=subprocess.PIPE, text=True) as daemon:
        yield {"DBUS_SESSION_BUS_ADDRESS": daemon.stdout.readline().strip()}
        daemon.terminate()


def test_the_bus_itself_is_there_and_a_stranger_is_not(bus):
    asked = ["org.example.Nobody", "org.freedesktop.DBus", "org.example.NobodyElse"]
    assert owned(asked, bus) == {"org.freedesktop.DBus"}
