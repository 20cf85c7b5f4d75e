"""What the papers leave open: the warrant, the penalty, what the bureau assures and attests, a protective status."""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from typing import Any

from fairnotice.domain.dates import Moment
from fairnotice.domain.dossier import Dossier, View
from fairnotice.domain.request import Assurances, Attestations
from fairnotice.domain.subject import Subject
from fairnotice.domain.unknown import Unknown, is_known
from fairnotice.domain.warrant import Offence, Penalty, Warrant
from fairnotice.law.rpd.wording import the_warrant
from fairnotice.law.turns.gaps import gap_levers
from fairnotice.law.turns.levers import Doubt, Lever, Pull

_ATTESTED = {
    "quality_and_lawfulness": "the quality of the data and the lawfulness of their entry",
    "publication_conditions": "that the conditions for what is asked are met",
    "cooperation_interest": "the interest for international police cooperation",
    "articles_2_and_3": "compliance with articles 2(1) and 3",
    "checked_human_rights": "that it has checked human rights itself",
    "checked_article_3": "that it has checked article 3 itself",
}
_HIGH, _LOW = Penalty(months=10 * 12), Penalty(months=6)
"""Ten years and six months: far above and below the threshold of RPD 83(1)(a)(ii)."""


def paper_levers(view: View) -> Iterator[Lever]:
    """Every open point of the papers, both ways."""
    for warrant in view.warrants:
        yield from _warrant(warrant, view)
    yield from _assured(view)
    yield from _attested(view)
    yield from gap_levers(view)
    yield from _protected(view)


def waiver_lever() -> Lever:
    """The way that RPD 83(1)(b) itself gives where seriousness or penalty fails, and who may take it."""
    says = (
        "The secretariat, after consulting the requester, waives the criteria of seriousness and penalty and gives its"
        " reasons, because publication matters particularly for cooperation (RPD art. 83(1)(b))."
    )
    return Lever("request/waiver", says, Doubt.DECISION, _waived)


def _waived(dossier: Dossier, moment: Moment) -> tuple[Dossier, Moment]:
    reasons = dossier.request.waiver_reasons.strip() or "the reasons that the secretariat gives"
    return replace(dossier, request=replace(dossier.request, waiver_consulted=True, waiver_reasons=reasons)), moment


def _warrant(warrant: Warrant, view: View) -> Iterator[Lever]:
    called = the_warrant(warrant, view.warrants).rstrip(",")
    for name, so, not_so in (
        ("in_force", "is in force", "is no longer in force"),
        ("appeal_to_court", "can be appealed to a court", "cannot be appealed to a court"),
    ):
        if not is_known(getattr(warrant, name)):
            for value, words in ((True, so), (False, not_so)):
                says = f"{called[0].upper()}{called[1:]} {words}."
                yield Lever(f"warrants/{warrant.id}/{name}", says, Doubt.UNKNOWN, _of_warrant(warrant, name, value))
    for offence in warrant.offences:
        if not is_known(offence.max_penalty):
            for penalty, words in ((_HIGH, "well above the threshold"), (_LOW, "below the threshold")):
                says = f"The maximum penalty for '{offence.charge}' is {words}."
                where = f"warrants/{warrant.id}/offences/{offence.id}/max_penalty"
                yield Lever(where, says, Doubt.UNKNOWN, _of_offence(warrant, offence, penalty))


def _of_warrant(warrant: Warrant, name: str, value: object) -> Pull:
    def change(found: Warrant) -> Warrant:
        return replace(found, **{name: value})  # type: ignore[arg-type]

    return _changing(warrant.id, change)


def _of_offence(warrant: Warrant, offence: Offence, penalty: Penalty) -> Pull:
    def change(found: Warrant) -> Warrant:
        charged = (replace(o, max_penalty=penalty) if o.id == offence.id else o for o in found.offences)
        return replace(found, offences=tuple(charged))

    return _changing(warrant.id, change)


def _changing(id: str, change: Callable[[Warrant], Warrant]) -> Pull:
    def pull(dossier: Dossier, moment: Moment) -> tuple[Dossier, Moment]:
        warrants = tuple(change(found) if found.id == id else found for found in dossier.warrants)
        return replace(dossier, warrants=warrants), moment

    return pull


def _assured(view: View) -> Iterator[Lever]:
    if not view.request.kind.seeks_arrest:
        return
    words = {
        "issuer_competent": "that the issuing authority had the power to issue the warrant",
        "extradition_will_be_sought": "that extradition will be sought on arrest",
    }
    yield from _said_by_bureau("assurances", view.request.assurances, words, "assures")


def _attested(view: View) -> Iterator[Lever]:
    yield from _said_by_bureau("attestations", view.request.attestations, _ATTESTED, "attests")


def _said_by_bureau(part: str, table: Assurances | Attestations, words: dict[str, str], verb: str) -> Iterator[Lever]:
    """What the bureau leaves unsaid, as one fact: it says all of it, or it does not."""
    unsaid = [f.name for f in fields(table) if f.name in words and isinstance(getattr(table, f.name), Unknown)]
    if not unsaid:
        return
    what = "; ".join(words[name] for name in unsaid)
    ways = {True: f"The bureau {verb} {what}.", False: f"Asked, the bureau does not give this: {what}."}
    for value, says in ways.items():
        yield Lever(f"request/{part}", says, Doubt.UNKNOWN, _of_request(part, dict.fromkeys(unsaid, value)))


def _of_request(part: str, values: dict[str, Any]) -> Pull:
    def pull(dossier: Dossier, moment: Moment) -> tuple[Dossier, Moment]:
        table = replace(getattr(dossier.request, part), **values)
        return replace(dossier, request=replace(dossier.request, **{part: table})), moment

    return pull


def _protected(view: View) -> Iterator[Lever]:
    for number, status in enumerate(view.subject.protections):
        if is_known(status.confirmed) or not status.holds.includes(view.on):
            continue
        called = status.kind.value.replace("_", " ")
        for value, words in ((True, "confirms"), (False, "does not confirm")):
            says = f"The member that granted it {words} the status: {called}."
            where = f"subjects/{view.subject.id}/protections/{number}/confirmed"
            yield Lever(where, says, Doubt.UNKNOWN, _of_protection(view.subject.id, number, value))


def _of_protection(subject: str, number: int, value: bool) -> Pull:
    def change(found: Subject) -> Subject:
        kept = list(found.protections)
        kept[number] = replace(kept[number], confirmed=value)
        return replace(found, protections=tuple(kept))

    def pull(dossier: Dossier, moment: Moment) -> tuple[Dossier, Moment]:
        subjects = tuple(change(found) if found.id == subject else found for found in dossier.subjects)
        return replace(dossier, subjects=subjects), moment

    return pull
