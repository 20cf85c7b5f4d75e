"""What never reaches the requester: protection, the positions of others, a waiver that the secretariat considers."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.subject import Subject
from fairnotice.web.secretariat.casefile.cells import Block, cells, titles
from fairnotice.web.secretariat.casefile.words import POSITION_GROUNDS, POSITIONS, PROTECTIONS, word
from fairnotice.web.writing import country_text


def kept_back(dossier: Dossier, subject: Subject) -> Iterator[Block]:
    """The blocks that only reviewers, decision-makers and the Commission see."""
    yield from _protections(dossier, subject)
    yield from _positions(dossier, subject)
    request = dossier.request
    if request.waiver_consulted or request.waiver_reasons:
        yield Block(
            "request/waiver",
            _("Waiver of a condition"),
            (
                *cells("request", ("waiver_consulted", _("Requester consulted"), request.waiver_consulted, "yes_no")),
                *cells("request", ("waiver_reasons", _("Reasons"), request.waiver_reasons, "prose")),
            ),
        )


def _protections(dossier: Dossier, subject: Subject) -> Iterator[Block]:
    for index, status in enumerate(subject.protections):
        base = f"subjects/{subject.id}/protections/{index}"
        yield Block(
            base,
            PROTECTIONS[status.kind.value],
            cells(
                base,
                ("against", _("Protected against"), status.against, "country"),
                ("granted_by", _("Granted by"), status.granted_by, "country"),
                ("confirmed", _("Confirmed by who granted it"), status.confirmed, "yes_no"),
                ("begins", _("From"), status.holds.begins, "day"),
                ("ends", _("Until"), status.holds.ends, "day"),
            ),
            titles(dossier, status.sources),
        )


def _positions(dossier: Dossier, subject: Subject) -> Iterator[Block]:
    for index, position in enumerate(dossier.positions):
        if position.subject not in (None, subject.id):
            continue
        base = f"positions/{index}"
        yield Block(
            base,
            country_text(position.by) if len(position.by) == 2 else position.by,
            cells(
                base,
                ("kind", _("Position"), POSITIONS[position.kind.value], "word"),
                ("ground", _("Ground given"), word(POSITION_GROUNDS, position.ground), "word"),
                ("words", _("In words"), position.words, "prose"),
                ("taken", _("Taken on"), position.taken, "day"),
            ),
            titles(dossier, position.sources),
            content=True,
        )
