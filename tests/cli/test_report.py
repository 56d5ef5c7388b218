"""`tanhua report YEAR -o FILE` writes the report on a year, and says when it was handed in."""

import io
import json

import pypdfium2
from docx import Document


def test_the_report_is_written_as_word_and_pdf(office, tmp_path):
    for name in ("报告.docx", "报告.pdf"):
        out = tmp_path / name
        code, said, err = office.tanhua("report", "2026", "-o", str(out), "--on", "2026-12-20")
        assert (code, err) == (0, "")
        assert "年度监督谈话工作情况报告" in said
    text = "".join(p.text for p in Document(tmp_path / "报告.docx").paragraphs)
    assert "没有登记已开展的监督谈话" in text
    pdf = pypdfium2.PdfDocument(io.BytesIO((tmp_path / "报告.pdf").read_bytes()))
    assert len(pdf) >= 2
    pdf.close()


def test_handing_in_takes_the_year_off_the_list_of_what_is_due(office, tmp_path):
    def due():
        code, said, _ = office.tanhua("due", "--json", "--on", "2027-02-01")
        assert code == 0
        return [one for one in json.loads(said) if one["item"] == "yearly_report"]

    before = len(due())
    out = str(tmp_path / "r.docx")
    code, said, _ = office.tanhua("report", "2026", "-o", out, "--handed-in", "--on", "2027-02-01")
    assert code == 0
    assert "已登记2026年度报告报送" in said
    assert len(due()) == before - 1


def test_a_wrong_year_ending_or_leader_is_one_sentence(office, tmp_path):
    for arguments, words in (
        (("report", "明年", "-o", str(tmp_path / "a.pdf")), "不是年度"),
        (("report", "2026", "-o", str(tmp_path / "a.txt")), "既不是 .pdf 也不是 .docx"),
        (
            ("print", "duty-paragraph", "--year", "2026", "--leader", "无名", "-o",
             str(tmp_path / "a.pdf")),
            "没有",
        ),
    ):  # fmt: skip
        code, _, err = office.tanhua(*arguments)
        assert code == 1
        assert words in err
        assert err.count("\n") == 1
    assert list(tmp_path.glob("a.*")) == []
