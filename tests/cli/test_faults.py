"""Whatever befell the files, a command says one sentence, and nothing is lost by running it."""

import shutil

import pytest

from db.lock import ProcessLock
from desktop.outside import Outside
from tests.disks import remount, small_disk

FILES = ["content.db", "admin.db", "store.slots"]
COMMANDS = [("due",), ("search", "谈话"), ("backup",), ("verify",), ("rehearse",)]


def flipped(raw, part):
    at = min(int(len(raw) * part), len(raw) - 1)
    return raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]


HARMS = {
    "empty": lambda _raw: b"",
    "gone": None,
    "cut in the middle": lambda raw: raw[: len(raw) // 2 // 4096 * 4096],
    "cut within a page": lambda raw: raw[: len(raw) // 2 + 100],
    "a bit of the first page": lambda raw: flipped(raw, 0.0),
    "a bit further on": lambda raw: flipped(raw, 0.3),
    "a bit in the middle": lambda raw: flipped(raw, 0.5),
    "a bit of the last page": lambda raw: flipped(raw, 1.0),
    "all zeros": lambda raw: bytes(len(raw)),
    "something else": lambda _raw: b"PK\x03\x04 something else entirely" * 300,
}


FEW = ["cut in the middle", "a bit in the middle"]
SOME = [pytest.param(FEW, id="few"), pytest.param(list(HARMS), id="all", marks=pytest.mark.soak)]


def one_sentence(err):
    [line] = err.splitlines()
    assert "Traceback" not in line
    assert line.endswith("。")
    return line


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("harms", SOME)
def test_a_harmed_file_is_a_sentence_and_no_command_makes_it_worse(office, name, harms):
    office.tanhua("backup")
    path = office.folder / name
    good = {p: p.read_bytes() for p in office.folder.iterdir() if p.is_file()}
    for number, harm in enumerate(harms):
        change = HARMS[harm]
        raw = None if change is None else change(good[path])
        path.unlink() if raw is None else path.write_bytes(raw)
        command = COMMANDS[number % len(COMMANDS)]
        code, _out, err = office.tanhua(*command)
        if code:
            one_sentence(err)
        else:
            assert harm.startswith("a bit"), (harm, command)  # of what the command did not read
        code, _out, err = office.tanhua("verify")
        assert code == 1, harm
        assert name in one_sentence(err), harm
        for place, raw in good.items():
            place.write_bytes(raw)
    assert office.tanhua("verify")[0] == 0


@pytest.mark.parametrize("name", [*FILES, "manifest.json"])
@pytest.mark.parametrize("harms", SOME)
def test_a_harmed_copy_is_a_sentence_and_the_store_stays(office, name, harms):
    office.tanhua("backup")
    [copy] = [p for p in (office.folder / "backups").iterdir() if p.name[0].isdigit()]
    good = (copy / name).read_bytes()
    before = {n: (office.folder / n).read_bytes() for n in FILES}
    for harm in harms:
        change = HARMS[harm]
        raw = None if change is None else change(good)
        (copy / name).unlink() if raw is None else (copy / name).write_bytes(raw)
        code, _out, err = office.tanhua("restore", copy)
        assert code == 1, harm
        one_sentence(err)
        assert {n: (office.folder / n).read_bytes() for n in FILES} == before, harm
        (copy / name).write_bytes(good)
    assert office.tanhua("restore", copy)[0] == 0


def test_a_read_only_folder_is_a_sentence(office, tmp_path):
    with small_disk(tmp_path / "disk", "20m") as disk:
        place = disk / "store"
        shutil.copytree(office.folder, place)
        remount(disk, "ro")
        for command in (("due",), ("backup",)):
            where = ("--store", place, "--user", "liwenshu")
            code, _out, err = office.bare(*command, *where, "--password-file", office.password_file)
            assert code == 1, command
            assert "只能读不能写" in one_sentence(err), command
        remount(disk, "rw")


def test_a_second_process_is_a_sentence(office):
    with ProcessLock(office.folder).take(at=Outside().now()):
        for command in (("due",), ("restore", office.folder / "backups")):
            code, _out, err = office.tanhua(*command)
            assert code == 1
            assert "数据正被另一个程序打开" in one_sentence(err)


def test_a_clock_that_was_set_back_is_said_and_work_goes_on(office):
    code, out, err = office.tanhua("due", "--json", "--on", "2026-03-01")
    assert code == 0
    assert out
    assert "计算机的时间是2026年03月01日" in one_sentence(err)
    assert office.tanhua("verify")[0] == 0
