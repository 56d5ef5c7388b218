"""Papers are made from the store, never logged before they leave, always when they do."""

import io
from dataclasses import replace
from datetime import date
from threading import Thread

import pypdfium2
import pytest
from docx import Document

from db.records import Role, Visibility
from desktop.errors import BadInput, Refused
from desktop.exchange.fill_in import read
from desktop.services.printing import WORDINGS, PrintService
from desktop.services.recovery_sheet import recovery_sheet
from tests.factories import (
    a_finding,
    a_material,
    a_request,
    a_talk,
    an_action,
    an_ended_talk,
    at,
)

SECRET = "匿名信称其亲属承揽工程"


@pytest.fixture
def held(town):
    with town.store.atomic():
        town.store.talks.put(an_ended_talk(at(2026, 6, 15, 11)))
        town.store.findings.put(a_finding(facts="全年谈心谈话只有两次"))
        town.store.findings.put(
            a_finding(id="f2", position=2, title=SECRET, visibility=Visibility.TALKER_ONLY)
        )
        town.store.actions.put(an_action(first_responsible=True))
        town.store.materials.put(a_material(text=SECRET, visibility=Visibility.TALKER_ONLY))
    return town


@pytest.fixture
def service(held):
    return PrintService(held)


def words(data):
    pdf = pypdfium2.PdfDocument(data)
    text = "".join(page.get_textpage().get_text_range() for page in pdf)
    pdf.close()
    return "".join(text.split())


def test_every_form_is_made_of_a_talk_and_blank(service):
    for entry in service.forms():
        if entry.needs not in ("talk", "talks", "blank"):
            continue
        talk = [] if entry.needs == "blank" else ["t1"]
        for blank in (False, True):
            made = service.job(entry.key, talk, service.usual(), blank=blank).pdf()
            assert made.data.startswith(b"%PDF"), entry.key
            assert made.pages >= 1


def test_what_is_for_the_talker_only_stands_on_the_outline_alone(service):
    for entry in service.forms():
        if entry.needs not in ("talk", "talks"):
            continue
        job = service.job(entry.key, ["t1"], service.usual("t1"))
        found = SECRET in words(job.pdf().data)
        assert found == (entry.key == "outline"), entry.key
        if entry.word and entry.key != "outline":
            document = Document(io.BytesIO(job.word().data))
            assert SECRET not in document.element.xml, entry.key


def test_equal_input_gives_equal_bytes(service):
    first, second = (service.job("record", ["t1"], service.usual("t1")) for _ in range(2))
    assert first.pdf().data == second.pdf().data
    assert first.word().data == second.word().data


def test_previewing_leaves_no_log_entry_and_printing_one_for_each_talk(service, held):
    before = held.store.audit.head()[0]
    job = service.job("requirements", ["t1"], replace(service.usual("t1"), copies=3))
    job.pdf()
    assert held.store.audit.head()[0] == before
    service.log(job, "打印")
    entry = held.store.audit.entries()[0]
    assert (entry.deed, entry.object, entry.detail) == (
        "打印",
        "t1",
        "监督谈话整改要求清单，内部，3份",
    )


def test_fill_in_forms_go_out_as_files_that_are_read_back(service):
    data = service.job("action-report", ["t1"], service.usual("t1")).word().data
    document = Document(io.BytesIO(data))
    document.tables[1].rows[0].cells[1].text = "已填"
    out = io.BytesIO()
    document.save(out)
    assert read(out.getvalue()).talk_id == "t1"


@pytest.mark.parametrize(
    ("choices", "error", "sentence"),
    [
        ({"marking": "机密★1年"}, Refused, "不是涉密计算机"),
        ({"marking": "绝密"}, Refused, "绝密"),
        ({"marking": "随便"}, BadInput, "密级或标识应为"),
        ({"copies": 0}, BadInput, "份数应为"),
    ],
)
def test_wrong_choices_are_said(service, choices, error, sentence):
    with pytest.raises(error, match=sentence):
        service.job("record", ["t1"], replace(service.usual("t1"), **choices))


def test_a_form_without_a_talk_or_of_no_name_is_said(service):
    with pytest.raises(BadInput, match="请先选定"):
        service.job("record", [], service.usual())
    with pytest.raises(BadInput, match="没有名为"):
        service.job("nothing", ["t1"], service.usual())
    with pytest.raises(BadInput, match="没有编号或 id"):
        service.talk_id("2026-999")
    assert service.talk_id("2026-001") == service.talk_id("t1") == "t1"


def test_progress_is_told_for_many(service):
    heard = []
    job = service.job("notice", ["t1"] * 3, service.usual())
    job.pdf(lambda done, of: heard.append((done, of)))
    assert heard == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize("wording", WORDINGS)
def test_a_reminder_has_three_wordings(service, wording):
    choices = replace(service.usual("t1"), wording=wording)
    assert service.job("reminder", ["t1"], choices).pdf().pages >= 1


def test_an_auditor_prints_nothing(held):
    auditor = PrintService(replace(held, worker=replace(held.worker, role=Role.AUDITOR)))
    with pytest.raises(Refused, match="不能办理"):
        auditor.job("record", ["t1"], auditor.usual())


def secret(held):
    """A talk marked as a state secret, on a machine approved for it."""
    own = held.store.body.own()
    talk = a_talk(
        id="t2",
        number="2026-002",
        marking="秘密★1年",
        marking_by="范书颖",
        marking_basis="有关规定",
    )
    with held.store.atomic():
        held.store.body.put(replace(own, state_secret_machine=True, document_prefix="江委办"))
        held.store.talks.put(talk)


def test_for_several_talks_the_strictest_marking_counts(service, held):
    secret(held)
    usual = service.usual("t1", "t2")
    assert (usual.marking, usual.secrecy_by, usual.secrecy_basis) == (
        "秘密★1年",
        "范书颖",
        "有关规定",
    )
    said = words(service.job("approval", ["t1", "t2"], usual).pdf().data)
    assert "秘密★1年" in said
    assert "共2场" in said


def test_the_number_of_a_letter_is_left_to_be_completed(service, held):
    secret(held)
    assert service.usual("t1").document_number == "江委办函〔2026〕　　号"


def test_word_has_equal_bytes_at_any_hour_of_the_day(held):
    later = replace(held, now=lambda: at(2026, 7, 13, 17, 45))
    made = [
        PrintService(desk).job("record", ["t1"], PrintService(desk).usual("t1")).word().data
        for desk in (held, later)
    ]
    assert made[0] == made[1]


def test_a_talker_prints_own_talks_only(held):
    def service_of(person):
        worker = replace(held.worker, role=Role.TALKER, person_id=person)
        return PrintService(replace(held, worker=worker))

    own = service_of("wang")
    assert own.job("outline", ["t1"], own.usual("t1")).pdf().pages
    with pytest.raises(Refused, match="不在您的查看范围"):
        service_of("p9").job("outline", ["t1"], own.usual("t1"))


def test_a_job_is_done_on_another_thread(service):
    job, made = service.job("record", ["t1"], service.usual("t1")), []
    thread = Thread(target=lambda: made.append(job.pdf()))
    thread.start()
    thread.join()
    assert made[0].data == job.pdf().data


def test_the_recovery_sheet_is_printed_from_its_rows():
    row = " ".join(["WXYZ"] * 7)
    made = recovery_sheet(
        [("账户密钥", (row, row)), ("内容密钥", (row, row))],
        own_body="中共江州市委",
        office="",
        made_by="李文书",
        on=date(2026, 7, 13),
    )
    assert "WXYZWXYZ" in words(made.data)
    assert made.pages == 1


def test_letters_to_several_units_go_into_one_word_file(held):
    with held.store.atomic():
        held.store.material_requests.put(a_request(id="q1", unit="市审计局"))
        held.store.material_requests.put(a_request(id="q2", unit="市委组织部"))
    service = PrintService(held)
    made = service.job("material-request", ["t1"], service.usual("t1")).word()
    document = Document(io.BytesIO(made.data))
    said = [p.text for p in document.paragraphs]
    assert len(document.sections) == 2
    assert [any(unit in text for text in said) for unit in ("市审计局", "市委组织部")] == [True] * 2
