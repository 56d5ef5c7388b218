from db.records import OfficeSettings


def test_what_the_office_settled_comes_back_with_its_types(store):
    assert store.settings.office() == OfficeSettings()
    settled = OfficeSettings(copy_days=10, extra_holidays=("2026-07-20",), team_notice_days=None)
    with store.atomic():
        store.settings.put_office(settled)
    assert store.settings.office() == settled


def test_a_setting_of_another_version_is_passed_over(store):
    with store.atomic():
        store.settings.put("office", {"copy_days": 20, "long_gone": 1})
    assert store.settings.office() == OfficeSettings(copy_days=20)
