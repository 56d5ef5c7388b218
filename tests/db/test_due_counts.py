import json
from datetime import date, timedelta

import pytest

from db import due_counts
from db.errors import DiskFull
from tests.disks import small_disk

TODAY = date(2026, 7, 13)


def test_numbers_by_day_come_back_for_sixty_days_and_no_more(tmp_path):
    days = {TODAY + timedelta(days=d): d + 1 for d in range(-1, 61)}
    due_counts.write(tmp_path, days, today=TODAY)
    assert due_counts.read(tmp_path) == {d: n for d, n in days.items() if 1 <= n <= 60}


def test_the_file_holds_numbers_and_days_only(tmp_path):
    due_counts.write(tmp_path, {TODAY: 3}, today=TODAY)
    plain = json.loads((tmp_path / "due-counts.json").read_bytes())
    assert plain == {"made_on": "2026-07-13", "items": {"2026-07-13": 3}}


@pytest.mark.parametrize("raw", [None, b"", b"[]", b'{"items": {"x": 1}}', b"\xff"])
def test_a_missing_or_unusable_file_is_no_hint(tmp_path, raw):
    if raw is not None:
        (tmp_path / "due-counts.json").write_bytes(raw)
    assert due_counts.read(tmp_path) is None


def test_a_full_disk_leaves_the_old_numbers(tmp_path):
    with small_disk(tmp_path / "disk", "64k") as disk:
        due_counts.write(disk, {TODAY: 3}, today=TODAY)
        (disk / "filler").write_bytes(bytes(52 * 1024))
        with pytest.raises(DiskFull):
            due_counts.write(
                disk, {TODAY + timedelta(days=d): 10**300 for d in range(60)}, today=TODAY
            )
        assert due_counts.read(disk) == {TODAY: 3}
        assert sorted(p.name for p in disk.iterdir()) == ["due-counts.json", "filler"]
