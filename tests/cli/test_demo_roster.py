"""The Excel roster that comes with the demo says what the demo's own roster says."""

import json

import resources


def test_the_sample_roster_is_taken_over_whole(office):
    code, out, err = office.tanhua("import-roster", resources.path("demo/roster.xlsx"), "--json")
    assert (code, err) == (0, "")
    told = json.loads(resources.path("demo/roster.json").read_text("utf-8"))
    facts = json.loads(out)
    assert facts["errors"] == []
    assert facts["rows"] == facts["added"] == len(told["organisations"])
