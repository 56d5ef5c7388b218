"""A package is written whole or not at all, and every later change in it is found."""

import json
import zipfile

import pytest

from desktop.errors import BadInput
from desktop.exchange.archive_package import MANIFEST, Package, check, packages

FILES = {"01-谈话记录.pdf": b"%PDF record", "附件/02-佐证材料.bin": bytes(3_000_000)}


def a_package(target):
    package = Package(target)
    for name, content in FILES.items():
        package.add(name, [content[:10], content[10:]])
    package.seal({"talk": "2026-001"})
    return package


@pytest.fixture(params=["2026-001", "2026-001.zip"])
def placed(request, tmp_path):
    target = tmp_path / request.param
    a_package(target).place()
    return target


def test_a_package_is_whole_and_nothing_lies_beside_it(placed):
    assert check(placed) is None
    assert packages(placed) == (placed,)
    assert packages(placed.parent) == (placed,)
    assert list(placed.parent.iterdir()) == [placed]


def test_the_list_names_every_file(tmp_path):
    a_package(tmp_path / "p").place()
    said = json.loads((tmp_path / "p" / MANIFEST).read_text("utf-8"))
    assert said["talk"] == "2026-001"
    assert [f["name"] for f in said["files"]] == sorted(FILES)
    assert [f["size"] for f in said["files"]] == [11, 3_000_000]


def test_equal_content_makes_equal_packages(tmp_path):
    for name in ("a.zip", "b.zip"):
        a_package(tmp_path / name).place()
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def missing(folder):
    (folder / "01-谈话记录.pdf").unlink()


def changed(folder):
    path = folder / "附件/02-佐证材料.bin"
    path.write_bytes(path.read_bytes()[:-1] + b"1")


def cut_off(folder):
    (folder / "01-谈话记录.pdf").write_bytes(b"%PDF")


def extra(folder):
    (folder / "附件/抄录.txt").write_text("x")


def relisted(folder):
    said = json.loads((folder / MANIFEST).read_text("utf-8"))
    said["files"].pop()
    (folder / MANIFEST).write_text(json.dumps(said, ensure_ascii=False, indent=1), "utf-8")


def a_space_more(folder):
    path = folder / MANIFEST
    path.write_bytes(path.read_bytes() + b" ")


def unlisted(folder):
    (folder / MANIFEST).unlink()


def no_list_at_all(folder):
    (folder / MANIFEST).write_bytes(b"[]")


MISCHIEF = [
    (missing, "缺少文件“01-谈话记录.pdf”。"),
    (changed, "文件“附件/02-佐证材料.bin”已被改动。"),
    (cut_off, "文件“01-谈话记录.pdf”已被改动。"),
    (extra, "多出文件“附件/抄录.txt”。"),
    (relisted, f"文件“{MANIFEST}”已被改动。"),
    (a_space_more, f"文件“{MANIFEST}”已被改动。"),
    (unlisted, f"缺少文件“{MANIFEST}”。"),
    (no_list_at_all, f"文件“{MANIFEST}”已被改动。"),
]


@pytest.mark.parametrize(("mischief", "said"), MISCHIEF)
def test_the_first_file_at_fault_is_named(tmp_path, mischief, said):
    folder = tmp_path / "p"
    a_package(folder).place()
    mischief(folder)
    assert check(folder) == said


@pytest.mark.parametrize(("mischief", "said"), MISCHIEF)
def test_it_is_named_in_a_zip_too(tmp_path, mischief, said):
    folder = tmp_path / "p"
    a_package(folder).place()
    mischief(folder)
    packed = tmp_path / "p.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            archive.write(path, path.relative_to(folder).as_posix())
    assert check(packed) == said


def test_a_damaged_zip_is_said(tmp_path):
    target = tmp_path / "p.zip"
    a_package(target).place()
    target.write_bytes(target.read_bytes()[:200])
    assert check(target) == "文件“p.zip”已损坏，打不开。"
    whole = tmp_path / "q.zip"
    a_package(whole).place()
    bent = bytearray(whole.read_bytes())
    bent[60] ^= 1
    whole.write_bytes(bent)
    assert check(whole) is not None


def test_a_list_that_points_outside_is_not_followed(tmp_path):
    folder = tmp_path / "p"
    package = Package(folder)
    package.add("a.txt", [b"a"])
    package._packed[0] = type(package._packed[0])(name="../b.txt", size=1, sha256="0")
    (tmp_path / "b.txt").write_bytes(b"b")
    with pytest.raises(BadInput, match="核对不符"):
        package.seal({})
    package.discard()
    assert not folder.exists()


def test_what_is_there_is_never_written_over(tmp_path):
    target = tmp_path / "p"
    target.mkdir()
    a_package(target).place()  # an empty folder is free
    with pytest.raises(BadInput, match="已经存在"):
        Package(target)
    (tmp_path / "q.zip").mkdir()
    with pytest.raises(BadInput, match="已经存在"):
        Package(tmp_path / "q.zip")


@pytest.mark.parametrize("name", ["p", "p.zip"])
def test_what_is_given_up_leaves_nothing(tmp_path, name):
    package = a_package(tmp_path / name)
    package.discard()
    assert list(tmp_path.iterdir()) == []
    package = a_package(tmp_path / name)
    package.place()
    package.withdraw()
    assert list(tmp_path.iterdir()) == []


def test_a_place_without_package_is_said(tmp_path):
    with pytest.raises(BadInput, match="没有“"):
        packages(tmp_path / "nowhere")
    with pytest.raises(BadInput, match=MANIFEST):
        packages(tmp_path)
