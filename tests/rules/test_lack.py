from desktop.rules.lack import told_together


def test_sentences_are_told_as_one():
    assert told_together(["记录没有签字。", "还没有抄送。"]) == "记录没有签字；还没有抄送。"
