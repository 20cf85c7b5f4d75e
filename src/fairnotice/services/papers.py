"""Until when the papers must have come after an arrest: what the treaties that are known of the two countries say.

Whether a treaty binds both is for people: the condition stands in the row. Nothing is released by a clock.
"""

from fairnotice.domain.dates import Moment, zone_of
from fairnotice.domain.effect import Line, Modality
from fairnotice.formats.dossier import dossier_from
from fairnotice.law.deadlines import CLOCKS, Due
from fairnotice.law.deadlines.durations import Duration
from fairnotice.law.effect import effect_of
from fairnotice.records.models import BureauRecord, MeasureRecord
from fairnotice.services.live import is_live

ARREST = "provisional_arrest"
_STARTS = "provisional arrest"
_OF_THE_TABLE = {"ece-18-days": "ece-16-soft", "ece-40-days": "ece-16"}
"""Lines of the country files that are clocks of the law's own table."""


def papers_dues(measure: MeasureRecord) -> tuple[Due, ...]:
    """The dates by which the source sends its papers; none for a measure that is no arrest. Within an act."""
    office = BureauRecord.objects.get(pk=measure.bureau_code)
    document = measure.notice.document
    if measure.kind != ARREST or office.country is None or not document:
        return ()
    dossier = dossier_from(document["case"])
    moment = Moment.on_day(measure.taken_at.astimezone(zone_of(office.zone)).date(), now=measure.taken_at)
    effect = effect_of(
        dossier,
        office.country,
        moment,
        subject=dossier.subjects[0].id,
        notice_state=measure.notice.state,
        reader=office.country,
        live=is_live(),
    )
    lines = (line for line in effect.of(Modality.CLOCK) if line.starts == _STARTS and line.length and line.seen)
    return tuple(_due(line, moment, office.zone) for line in lines)


def _due(line: Line, moment: Moment, zone: str) -> Due:
    length = Duration.parse(line.length)
    clock = CLOCKS.get(_OF_THE_TABLE.get(line.id, ""))
    return Due(
        code=clock.code if clock else f"papers-{line.id}"[:40],
        what=clock.what if clock else "send the extradition papers",
        due=length.after(moment.on),
        owes="requester",
        missed=f"{line.says} {line.condition}".strip(),
        cites=f"{line.cites} ({length})",
        zone=zone,
    )
