"""The public part of a notice (RPD 61): made when it is published, and kept in step with it.

It is made only where the source agreed, where every rule of article 61 that applies is met, for a kind whose aim the
public can serve, and never for a real person known from the press. Its content is there only while the notice is in
force; afterwards its number answers, without a name. Reading it: `services.public_register`.
"""

from datetime import datetime
from typing import Any

from fairnotice.domain.dates import Moment
from fairnotice.domain.dossier import Dossier, View
from fairnotice.domain.lifecycle import NoticeState
from fairnotice.domain.officer import SYSTEM
from fairnotice.domain.subject import Identity, Name, NameKind, Reality
from fairnotice.domain.unknown import is_known
from fairnotice.domain.warrant import Warrant
from fairnotice.formats.dossier import dossier_from
from fairnotice.law.model import Outcome
from fairnotice.law.review import findings_of
from fairnotice.law.rpd.article_61 import FOR_THE_PUBLIC
from fairnotice.law.rulebook import RULES
from fairnotice.records.models import CaseRecord, ExtractRecord, NoticeRecord
from fairnotice.services.dossiers import read
from fairnotice.services.public_changes import note_public_change

ARTICLE = "rpd-61"


def make_extract(notice: NoticeRecord, *, at: datetime) -> None:
    """Make the public part of a notice that is being published, if there is to be one. A step of publication."""
    if may_be_shown(notice, at=at):
        row = ExtractRecord.objects.create(
            notice=notice,
            source_code=notice.source_code,
            number=notice.number,
            kind=notice.kind,
            state=notice.state,
            content=_content(notice),
            published_at=at,
            changed_at=at,
        )
        note_public_change(row, before={}, at=at)


def follow_notice(notice: NoticeRecord, *, at: datetime) -> None:
    """Bring the public part, where there is one, into line with its notice. What is hidden or over is emptied."""
    row = ExtractRecord.objects.select_for_update(no_key=True).filter(notice=notice).first()
    if row is not None:
        in_force = notice.state == NoticeState.PUBLISHED
        before = row.content
        row.state, row.changed_at = notice.state, at
        row.content = _content(notice) if in_force and may_be_shown(notice, at=at) else {}
        row.save(update_fields=["state", "content", "changed_at"])
        note_public_change(row, before=before, at=at)


def follow_file(case: CaseRecord, *, at: datetime) -> None:
    """Look again at the public parts of a matter whose file has changed: the person may now have been a minor."""
    for notice in NoticeRecord.objects.filter(request__case=case, state=NoticeState.PUBLISHED):
        follow_notice(notice, at=at)


def may_be_shown(notice: NoticeRecord, *, at: datetime) -> bool:
    """Whether the public may be shown a part of this notice, on everything that is in the file now."""
    dossier = read(notice.request.case, SYSTEM)
    return allowed(dossier, notice.request.subject, Moment.on_day(at.date(), now=at))


def allowed(dossier: Dossier, subject: str, moment: Moment) -> bool:
    """Whether the source agrees, the kind is one for the public, and no rule of article 61 stands against it."""
    view = View.of(dossier, subject, moment)
    if not dossier.request.public_extract or dossier.request.kind not in FOR_THE_PUBLIC:
        return False
    if view.subject.reality is Reality.PRESS:
        return False
    found = findings_of(view, [rule for rule in RULES if rule.code.startswith(ARTICLE)])
    return all(finding.outcome is Outcome.MET for finding in found)


def public_part(dossier: Dossier) -> dict[str, Any]:
    """What the public may read of a notice's document: who, how they look, the charges as its requester gives them.

    Never documents' numbers, statements, sources, acts, or names that the source itself calls doubtful.
    """
    (person,) = dossier.subjects
    offences = [offence for warrant in dossier.warrants for offence in warrant.offences]
    identities = [_identity(identity) for identity in person.identities]
    return {
        "status": person.status if is_known(person.status) else "",
        # A set of particulars under a doubtful name only is left out; a person without any name is shown as they look.
        "identities": [identity for identity in identities if identity["names"]] or identities[:1],
        "charges": list(dict.fromkeys(offence.charge for offence in offences)),
        "warrants": [_warrant(warrant) for warrant in dossier.warrants if warrant.offences],
        "sentenced": any(warrant.sentence is not None for warrant in dossier.warrants),
        "language": dossier.request.language if is_known(dossier.request.language) else "",
        "country": dossier.request.requester.country or "",
        "requester": dossier.request.requester.name,
    }


def _content(notice: NoticeRecord) -> dict[str, Any]:
    shown = public_part(dossier_from(notice.document["case"]))
    return {**shown, "mark": notice.document.get("mark", ""), "left_out": bool(notice.document.get("statement"))}


def _identity(identity: Identity) -> dict[str, Any]:
    return {
        "names": [_name(name) for name in identity.names if name.kind is not NameKind.LOW_QUALITY],
        "births": [str(birth) for birth in identity.births],
        "birth_place": identity.birth_place if is_known(identity.birth_place) else "",
        "sex": identity.sex.value if is_known(identity.sex) else "unknown",
        "nationalities": list(identity.nationalities),
        "description": identity.description,
    }


def _name(name: Name) -> dict[str, str]:
    """A name as written; its parts only where the source tells them apart."""
    parts = {"family": name.family, "given": name.given}
    return {"text": name.text, "kind": name.kind.value, **{key: part for key, part in parts.items() if part}}


def _warrant(warrant: Warrant) -> dict[str, Any]:
    """Which country asks and on what charges. Never the court, the reference or the day."""
    return {
        "country": warrant.authority.country if is_known(warrant.authority.country) else "",
        "charges": list(dict.fromkeys(offence.charge for offence in warrant.offences)),
    }
