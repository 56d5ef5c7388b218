"""Reading what is got ready before a talk."""

from db.content import ContentStore
from db.records import Talk, TalkStatus
from desktop.rules.readiness import lacking
from desktop.services.desk import Desk
from desktop.services.parts.gaps import of_repeats
from desktop.services.parts.holding import finding_views
from desktop.services.parts.preparing import papers, points_of
from desktop.services.parts.reading import files_by_owner, head
from desktop.services.views.preparation import MaterialView, PreparationView, RequestView
from desktop.workflow.talk import BEFORE


def view(desk: Desk[ContentStore], talk: Talk) -> PreparationView:
    """Return all that is ready for a talk and what is missing (Art. 9)."""
    store = desk.store
    files = files_by_owner(store.attachments.of_talk(talk.id))
    points = points_of(store, talk)
    wanted = talk.status is not TalkStatus.CANCELLED
    draft = store.drafts.of_field(desk.worker.login, talk.id, "outline")
    return PreparationView(
        head=head(store, talk),
        preparation=papers(store, talk.id),
        focus=talk.focus,
        triggers=tuple(store.triggers.of_talk(talk.id)),
        findings=finding_views(desk, store.findings.standing(talk.id)),
        materials=tuple(
            MaterialView(material=m, attachments=files.get(m.id, ()))
            for m in store.materials.of_talk(talk.id)
            if not m.voided_reason
        ),
        requests=tuple(
            RequestView(
                request=r,
                late=r.replied_on is None and r.reply_due_on < desk.today(),
                attachments=files.get(r.id, ()),
            )
            for r in store.material_requests.of_talk(talk.id)
            if not r.voided_reason
        ),
        points=points,
        missing=lacking(points) if wanted else (),
        done=sum(p.settled for p in points),
        of=len(points),
        outline_draft=draft.text if draft else None,
        repeats=tuple(m.sentence for m in of_repeats(store, talk) if m.stage == "preparation")
        if wanted
        else (),
        can_change=talk.status in BEFORE or talk.status is TalkStatus.IN_PROGRESS,
    )
