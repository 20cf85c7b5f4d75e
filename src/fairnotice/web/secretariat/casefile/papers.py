"""The warrants that cover the person, with their charges and sentences."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.unknown import is_known
from fairnotice.domain.warrant import Offence, Warrant
from fairnotice.web.secretariat.casefile.cells import Block, Words, cells, titles
from fairnotice.web.secretariat.casefile.words import AUTHORITIES, plain, word
from fairnotice.web.words import WARRANT_STATES


def warrants(dossier: Dossier, subject: str, states: Mapping[str, str]) -> Iterator[Block]:
    """The warrants that cover the person; `states` says which of them have ended since."""
    for warrant in dossier.warrants:
        if subject in warrant.subjects:
            yield _warrant(dossier, warrant, states.get(warrant.id, ""))
            yield from (_offence(warrant, offence) for offence in warrant.offences)
            yield from _sentence(warrant)


def _warrant(dossier: Dossier, warrant: Warrant, state: str) -> Block:
    base = f"warrants/{warrant.id}"
    authority = warrant.authority
    more = warrant.undisclosed_at_least
    return Block(
        base,
        _("Warrant"),
        cells(
            base,
            ("authority", _("Issued by"), authority.name, "text"),
            ("authority/kind", _("Kind of authority"), word(AUTHORITIES, authority.kind), "word"),
            ("authority/country", _("Of"), authority.country, "country"),
            ("reference", _("Reference"), warrant.reference, "code"),
            ("place", _("Where"), warrant.place, "text"),
            ("issued", _("Issued on"), warrant.issued, "day"),
            ("in_force", _("In force, by the file"), warrant.in_force, "yes_no"),
            ("state", _("In this system"), WARRANT_STATES.get(state, "") if state == "ended" else "", "word"),
            ("time_barred_from", _("Time-barred from"), warrant.time_barred_from, "day"),
            ("appeal_to_court", _("Appeal to a court is possible"), warrant.appeal_to_court, "yes_no"),
            ("copy_attached", _("A copy is attached"), warrant.copy_attached, "yes_no"),
        ),
        titles(dossier, warrant.sources),
        note=_more(more) if more else "",
    )


def _more(count: int) -> Words:
    return ngettext_lazy(
        "It covers at least %(count)s more person, who is not named.",
        "It covers at least %(count)s more people, who are not named.",
        count,
    ) % {"count": count}


def _offence(warrant: Warrant, offence: Offence) -> Block:
    base = f"warrants/{warrant.id}/offences/{offence.id}"
    penalty = str(offence.max_penalty) if is_known(offence.max_penalty) else offence.max_penalty
    return Block(
        base,
        _("Charge"),
        cells(
            base,
            ("charge", _("In the warrant's words"), offence.charge, "prose"),
            ("category", _("On its face"), plain(offence.category), "english"),
            ("provision", _("Provision"), offence.provision, "text"),
            ("provision_text", _("Text of the provision"), offence.provision_text, "prose"),
            ("max_penalty", _("Maximum penalty"), penalty, "english"),
            ("facts", _("Set of facts"), offence.facts, "code"),
        ),
    )


def _sentence(warrant: Warrant) -> Iterator[Block]:
    if warrant.sentence is None:
        return
    base, said = f"warrants/{warrant.id}/sentence", warrant.sentence
    yield Block(
        base,
        _("Sentence"),
        cells(
            base,
            ("imposed", _("Imposed"), str(said.imposed) if is_known(said.imposed) else said.imposed, "english"),
            (
                "remaining",
                _("Remaining"),
                str(said.remaining) if is_known(said.remaining) else said.remaining,
                "english",
            ),
            ("in_absentia", _("In the person's absence"), said.in_absentia, "yes_no"),
        ),
    )
