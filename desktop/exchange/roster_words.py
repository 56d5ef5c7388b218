"""The fixed words of a roster: kinds, levels, and what a post says of the role in it."""

import re
from collections.abc import Mapping
from functools import lru_cache

from db.records import HeadRole, Level, OrganisationKind
from desktop.errors import BadInput
from desktop.exchange.cells import label, text
from desktop.words import word

_KINDS: Mapping[OrganisationKind, str] = {
    OrganisationKind.LOCAL_COMMITTEE: (
        "地方党委 地方 党委 县委 区委 市委 县区 县市区 县（市、区） 县（市、区）党委 县市区党委 县区党委 "
        "县（市、区）委 县（市、区、旗） 县（市、区、旗）党委 县（市、区、旗）委 旗委 区县 区县党委 乡镇党委 镇党委 乡党委 乡镇 地方党组织"
    ),
    OrganisationKind.WORK_COMMITTEE: (
        "党工委 工委 街道党工委 街道工委 开发区党工委 开发区 功能区 园区党工委 工作委员会 派出机关 街道 "
        "街道办 园区"
    ),
    OrganisationKind.PARTY_GROUP: (
        "党组 党组（党委） 党组性质党委 党组性质的党委 部门党组 部门党组（党委） 市直部门党组 县直部门党组 "
        "市直部门 县直部门 政府部门 市直单位 县直单位 人民团体 群团 群团党组"
    ),
    OrganisationKind.ORGAN: (
        "党的工作机关 工作机关 党委工作机关 党委部门 党的机关 党委工作部门 党群部门 党委机关"
    ),
    OrganisationKind.ENTERPRISE: (
        "国有企业党委 国有企业 国企 国企党委 企业 企业党委 市属企业 市管企业 市属国有企业 县属企业 "
        "县属国有企业 公司 集团"
    ),
    OrganisationKind.INSTITUTION: (
        "事业单位党委 事业单位 事业 直属事业单位 党委直属事业单位 学校 高校 高等学校 医院 公立医院 院校"
    ),
    OrganisationKind.GRASSROOTS: (
        "基层党组织 基层 基层党委 基层党总支 基层党支部 党总支 党支部 总支 支部 机关党委 机关党支部"
    ),
    OrganisationKind.OTHER: "其他 其它",
}
_LEVELS: Mapping[Level, str] = {
    Level.PROVINCE: "省 省级 自治区 直辖市 省（自治区、直辖市） 省部级 省直 省属",
    Level.CITY: (
        "市 市级 地级市 地市 地市级 市（地、州、盟） 市地州盟 州 盟 地区 设区市 设区的市 市直 市本级 "
        "市属 市管"
    ),
    Level.COUNTY: (
        "县 县级 区 区县 县区 县市区 县（市、区） 县（市、区、旗） 县市区旗 旗 区级 县市 县级市 县（区） "
        "区（县） 县直 区直 县属 区属"
    ),
    Level.TOWNSHIP: (
        "乡镇 乡镇（街道） 乡镇街道 乡 镇 街道 乡镇级 乡（镇、街道） 乡科级乡镇 乡级 镇街"
    ),
    Level.NONE: "其他 其它 无 不适用 — - /",
}
_ROLES: Mapping[HeadRole, str] = {
    HeadRole.SECRETARY: "书记 一把手 主要负责人 正职 党组织书记",
    HeadRole.ACTING: "主持工作 主持 主持日常工作 代理 代理书记 代书记 临时负责人 临时主持工作",
    HeadRole.DEPUTY: "副职 副书记 班子成员 委员 其他 副",
}
_ENDINGS: tuple[tuple[str, OrganisationKind], ...] = (
    (r"(党工委|工委|工作委员会)$", OrganisationKind.WORK_COMMITTEE),
    (r"党组$", OrganisationKind.PARTY_GROUP),
    (r"(支部|总支|总支部)(委员会)?$", OrganisationKind.GRASSROOTS),
    (r"[县区旗市州盟](委|委员会)$", OrganisationKind.LOCAL_COMMITTEE),
    (r"[乡镇](党委|委员会)$", OrganisationKind.LOCAL_COMMITTEE),
    (r"(集团|公司)(党委|委员会)$", OrganisationKind.ENTERPRISE),
    (r"(大学|学院|学校|中学|医院)(党委|委员会)$", OrganisationKind.INSTITUTION),
)
_LEVEL_ENDINGS: tuple[tuple[str, Level], ...] = (
    (r"[县区旗](委|委员会)$", Level.COUNTY),
    (r"([乡镇](党委|委员会)|街道(党工委|工委|党委|工作委员会))$", Level.TOWNSHIP),
    (r"[州盟](委|委员会)$", Level.CITY),
)
_OTHER_SECRETARY = re.compile(r"(纪委|纪工委|纪检组|团委|团县委|团区委|团市委|政法委|机关党委)书记")
_RANK = re.compile(
    r"(正|副)(省|部|厅|局|处|科|县|乡|司|市).{0,2}级?(干部)?|(省部|厅局|县处|乡科|厅|局|处|科)级"
)
_ACTING = re.compile(r"主持|代书记|代理书记|临时负责")


_KIND_OF = {label(w): k for k, names in _KINDS.items() for w in (word(k), *names.split())}
_LEVEL_OF = {label(w): k for k, names in _LEVELS.items() for w in (word(k), *names.split())}
_ROLE_OF = {label(w): k for k, names in _ROLES.items() for w in (word(k), *names.split())}


def kind(value: object) -> OrganisationKind | None:
    """Return the kind that a cell names, None when it is empty."""
    written = label(value)
    if written and written not in _KIND_OF:
        choice = "、".join(word(k) for k in OrganisationKind)
        raise BadInput(f"不认识的单位类别“{text(value)}”，可填：{choice}")
    return _KIND_OF.get(written)


def level(value: object) -> Level | None:
    """Return the level that a cell names, None when it is empty."""
    written = label(value)
    if written and written not in _LEVEL_OF:
        raise BadInput(f"不认识的层级“{text(value)}”，可填：省、市、县、乡镇、其他")
    return _LEVEL_OF.get(written)


def is_rank(value: object) -> bool:
    """Return whether a cell names the rank of a cadre (正处级), which is no level of a committee."""
    return _RANK.fullmatch(label(value)) is not None


def role(value: object) -> HeadRole | None:
    """Return the role that a cell names, None when it is empty."""
    written = label(value)
    if written and written not in _ROLE_OF:
        raise BadInput(f"不认识的任职身份“{text(value)}”，可填：书记、主持工作、副职")
    return _ROLE_OF.get(written)


def kind_of_name(organisation: str) -> OrganisationKind | None:
    """Return the kind that the name of an organisation says for certain."""
    return next((k for pattern, k in _ENDINGS if re.search(pattern, organisation)), None)


def level_of_name(organisation: str) -> Level | None:
    """Return the level that the name of a committee says for certain (市委 may be either)."""
    return next((v for pattern, v in _LEVEL_ENDINGS if re.search(pattern, organisation)), None)


def role_of_post(post: str, organisation: str) -> HeadRole | None:
    """Return what a post says of the role in the organisation (Art. 7), None when it says nothing.

    党组书记、局长 is a secretary; 副局长（主持工作） is acting; 县委副书记、县长 and, in a county
    committee, 县委常委、纪委书记 are not heads.
    """
    if _ACTING.search(post.replace(" ", "")):
        return HeadRole.ACTING
    parts = re.split(r"[、，,;；\s兼]", post)
    if all(len(part) < 2 for part in parts):  # 书 记
        parts = ["".join(parts)]
    own = [
        part for part in parts if "书记" in part and not re.search(r"副书记|书记处|书记员", part)
    ]
    others = [p for p in own if (f := _OTHER_SECRETARY.search(p)) and f[1] not in organisation]
    if len(own) > len(others):
        return HeadRole.SECRETARY
    if others or re.search(r"副|常委|委员|成员", post):
        return HeadRole.DEPUTY
    return None


@lru_cache(maxsize=32768)
def organisation_key(organisation: str) -> str:
    """Return the name of an organisation as it is compared: 中共江州市委员会 is 江州市委."""
    plain = label(organisation)
    plain = re.sub(r"^(中国共产党|中共)", "", plain)
    plain = re.sub(r"工作委员会$", "工委", plain)
    return re.sub(r"([县区旗市州盟省乡镇])委员会$", r"\1委", plain)
