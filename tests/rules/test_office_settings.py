from dataclasses import fields

from db.records import OfficeSettings
from desktop.rules.office_settings import GROUPS, SETTINGS, Shape, in_words


def test_every_setting_of_the_office_has_its_words_once():
    named = [s.name for group in GROUPS for s in group.settings]
    assert sorted(named) == sorted(f.name for f in fields(OfficeSettings))
    labels = [s.label for s in SETTINGS.values()]
    assert len(set(labels)) == len(labels)


def test_the_shape_of_a_setting_fits_its_value():
    shapes = {
        bool: {Shape.FLAG},
        int: {Shape.NUMBER},
        str: {Shape.LINE, Shape.CHOICE},
        tuple: {Shape.LINES, Shape.DAYS, Shape.CHOICES},
        type(None): {Shape.NUMBER},
    }
    for name, setting in SETTINGS.items():
        assert setting.shape in shapes[type(getattr(OfficeSettings(), name))]


def test_values_in_words():
    assert in_words("acting_head_counts", False) == "否"
    assert in_words("copy_days", 15) == "15天"
    assert in_words("team_notice_days", None) == "不填时与整改措施报告同日到期"
    assert in_words("copy_rounds", ("talk", "results")) == "谈话后、整改情况报告后"
    assert in_words("signature", "each_page") == "逐页签字"
