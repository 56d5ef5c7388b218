import pytest

from db.records import HeadRole, Level, OrganisationKind
from desktop.errors import BadInput
from desktop.exchange import roster_words as words
from desktop.words import word


@pytest.mark.parametrize("kind", OrganisationKind)
def test_the_words_of_the_screens_are_read_back(kind):
    assert words.kind(word(kind)) is kind


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("党组", OrganisationKind.PARTY_GROUP),
        ("党组(党组性质党委)", OrganisationKind.PARTY_GROUP),
        ("国企", OrganisationKind.ENTERPRISE),
        ("县（市、区）委", OrganisationKind.LOCAL_COMMITTEE),
        ("县（市、区、旗）党委", OrganisationKind.LOCAL_COMMITTEE),
        ("党 工 委", OrganisationKind.WORK_COMMITTEE),
        ("", None),
        (None, None),
    ],
)
def test_kinds_have_other_names(written, kind):
    assert words.kind(written) is kind


def test_unknown_words_are_refused_with_the_choice():
    with pytest.raises(BadInput, match="不认识的单位类别“商会”，可填：地方党委"):
        words.kind("商会")
    with pytest.raises(BadInput, match="不认识的层级"):
        words.level("村级")
    with pytest.raises(BadInput, match="不认识的任职身份"):
        words.role("顾问")


@pytest.mark.parametrize("level", Level)
def test_levels_are_read_back(level):
    assert words.level(word(level)) is level


@pytest.mark.parametrize("rank", ["正处级", "副厅级", "县处级", "厅级", "正科级干部"])
def test_the_rank_of_a_cadre_is_no_level(rank):
    assert words.is_rank(rank)


@pytest.mark.parametrize("level", ["县级", "市", "乡镇", "地级市", "市直"])
def test_a_level_is_no_rank(level):
    assert not words.is_rank(level)
    assert words.level(level) is not None


@pytest.mark.parametrize(
    ("post", "organisation", "role"),
    [
        ("临河县委书记", "临河县委", HeadRole.SECRETARY),
        ("市水务局党组书记、局长", "市水务局党组", HeadRole.SECRETARY),
        ("局长、党组书记", "市水务局党组", HeadRole.SECRETARY),
        ("副市长兼市公安局党委书记", "市公安局党委", HeadRole.SECRETARY),
        ("党组书记 局长", "市水务局党组", HeadRole.SECRETARY),
        ("书 记", "市水务局党组", HeadRole.SECRETARY),
        ("县委副书记、县长", "临河县委", HeadRole.DEPUTY),
        ("县委常委、纪委书记", "临河县委", HeadRole.DEPUTY),
        ("县委常委", "临河县委", HeadRole.DEPUTY),
        ("县委政法委书记", "临河县委政法委", HeadRole.SECRETARY),
        ("副局长（主持工作）", "市水务局党组", HeadRole.ACTING),
        ("党组副书记、主持党组工作", "市水务局党组", HeadRole.ACTING),
        ("代理书记", "临河县委", HeadRole.ACTING),
        ("局长", "市水务局党组", None),
    ],
)
def test_what_a_post_says_of_the_role(post, organisation, role):
    assert words.role_of_post(post, organisation) is role


@pytest.mark.parametrize(
    "written",
    ["江州市委", "中共江州市委", "中国共产党江州市委员会", "中共 江州市委员会"],
)
def test_one_committee_has_one_key(written):
    assert words.organisation_key(written) == "江州市委"


def test_different_bodies_have_different_keys():
    names = ("江州市委", "江州市委办公室", "江州市委（机关）", "江州市政府党组")
    assert len({words.organisation_key(n) for n in names}) == 4


@pytest.mark.parametrize(
    ("name", "kind", "level"),
    [
        ("临河县委", OrganisationKind.LOCAL_COMMITTEE, Level.COUNTY),
        ("西郊区委", OrganisationKind.LOCAL_COMMITTEE, Level.COUNTY),
        ("北山镇党委", OrganisationKind.LOCAL_COMMITTEE, Level.TOWNSHIP),
        ("南湖街道党工委", OrganisationKind.WORK_COMMITTEE, Level.TOWNSHIP),
        ("江州高新区党工委", OrganisationKind.WORK_COMMITTEE, None),
        ("云山市委", OrganisationKind.LOCAL_COMMITTEE, None),
        ("市水务局党组", OrganisationKind.PARTY_GROUP, None),
        ("江州水务集团党委", OrganisationKind.ENTERPRISE, None),
        ("市国资委", None, None),
        ("市国资委党委", None, None),
    ],
)
def test_what_a_name_says_for_certain(name, kind, level):
    assert words.kind_of_name(name) is kind
    assert words.level_of_name(name) is level
