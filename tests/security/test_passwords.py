import pytest

from desktop.errors import BadInput
from desktop.security.passwords import require_strong, weakness


@pytest.mark.parametrize(
    ("password", "wrong"),
    [
        ("", "至少12位，现在是0位"),
        ("abc123!@#xy", "现在是11位"),
        ("aaaaaaaaaaaa1", "重复或连续"),
        ("abcdefghijkl", "重复或连续"),
        ("123456789012", "重复或连续"),
        ("121212121212", "重复或连续"),
        ("liwenshu#2026", "不能包含用户名或姓名"),
        ("李文书的口令是2026年", "不能包含用户名或姓名"),
        ("password#8520", "常见词"),
        ("Qwertyuiop739", "常见词"),
        ("mzkqwtrhbvnx", "两类"),
        ("ｍｚｋｑｗｔｒｈ", "现在是8位"),
    ],
)
def test_weak_passwords_are_refused_with_the_reason(password, wrong):
    assert wrong in weakness(password, login="liwenshu", name="李文书")
    with pytest.raises(BadInput) as caught:
        require_strong(password, login="liwenshu", name="李文书")
    assert caught.value.field == "口令"


@pytest.mark.parametrize(
    "password",
    [
        "Blue7 kettle!",
        "江南好风景旧曾谙日出江花",
        "correct horse battery staple",
        "mzkqwtrhbvnxplsgdjfy",
    ],
)
def test_long_enough_and_mixed_or_very_long_ones_pass(password):
    if password.startswith("江南"):
        assert "两类" in weakness(password)
        password += "2026"
    assert weakness(password, login="liwenshu", name="李文书") is None
