"""The warrants taken in, and the request with every account beside the others."""

from datetime import UTC, datetime
from itertools import zip_longest
from uuid import UUID

from fairnotice.cli.text import plain
from fairnotice.config.demo.people import People
from fairnotice.config.demo.teller import Teller
from fairnotice.domain.dossier import Dossier
from fairnotice.domain.statement import Statement
from fairnotice.domain.unknown import is_known
from fairnotice.law.effect_names import title_name
from fairnotice.services.cases import add_facts, draft_request, open_case
from fairnotice.services.dossiers import split
from fairnotice.services.requests import submit_request

_DAY = datetime(2020, 6, 29, 12, tzinfo=UTC)


def take_in(teller: Teller, people: People, dossier: Dossier) -> UUID:
    """Chapter: the incident, the list, who is named and how many are not."""
    teller.chapter("29 June 2020: the warrants are taken in")
    assert dossier.incident is not None
    teller.say(f"{dossier.incident.when}, {dossier.incident.place}. {dossier.incident.what}")
    filed, added = split(dossier)
    case = UUID(open_case(dossier=filed, by=people["bureau-ir"], at=_DAY)["case"])
    warrant = dossier.warrants[0]
    kind = warrant.authority.kind
    court = "a court" if is_known(kind) and kind.is_court else f"a {kind}, not a court: the rule on that is asked"
    teller.table(
        ("the warrants", "as the file has them"),
        (
            ("announced by", f"{warrant.authority.name} ({court})"),
            ("charges", ", ".join(offence.charge for offence in warrant.offences)),
            ("named", f"{len(warrant.subjects)}: {dossier.subjects[0].label}"),
            ("not named", f"at least {warrant.undisclosed_at_least} more: a bound, and nothing is inferred from it"),
            ("unknown", ", ".join(_unknown(dossier)) + ": asked for, never filled in"),
        ),
        ratios=(1, 3),
    )
    teller.done("The bureau", "files its part of the matter.")
    if added is not None:
        add_facts(case=case, dossier=dossier, by=people["reviewer-one"], at=_DAY)
        teller.done("A reviewer", "adds what a requester is not asked and never sees: the setting, others' positions.")
    return case


def _unknown(dossier: Dossier) -> list[str]:
    warrant = dossier.warrants[0]
    particulars = {
        "reference": warrant.reference,
        "day of issue": warrant.issued,
        "whether in force": warrant.in_force,
        "provisions": warrant.offences[0].provision,
        "penalties": warrant.offences[0].max_penalty,
        "date of birth": dossier.subjects[0].births,
    }
    return [name for name, value in particulars.items() if not is_known(value) or value == ()]


def take_request(teller: Teller, people: People, dossier: Dossier, case: UUID) -> UUID:
    """Chapter: the request, and who says what."""
    teller.chapter("The request, and every account beside the others")
    kind, stage = dossier.request.kind, dossier.request.stage
    teller.say(
        f"A {plain(kind)} notice is sought for {dossier.subjects[0].label}. In the file the request is {stage}:",
        "the report says both that it was asked and that it will be, so it is not known to be filed.",
    )
    source = people["bureau-ir"]
    answer = draft_request(case=case, subject=dossier.subjects[0].id, by=source, at=_DAY, simulated=True)
    request = UUID(answer["request"])
    submit_request(request=request, by=source, at=_DAY)
    teller.mark("SIMULATED", "Here it is submitted, to see what would become of it.")
    _accounts(teller, dossier)
    return request


def _accounts(teller: Teller, dossier: Dossier) -> None:
    """The two parties' accounts side by side, then everybody else's: none is preferred, none is merged."""
    parties = (title_name(dossier.request.requester.country or ""), dossier.subjects[0].label)
    own = [[account for account in dossier.statements if account.by == party] for party in parties]
    teller.table(
        [f"Account of {party}" for party in parties],
        [[_said(dossier, account) if account else "" for account in pair] for pair in zip_longest(*own)],
        ratios=(1, 1),
    )
    teller.say("And what others say:")
    teller.table(
        ("who says so, and where it was read", "in the file's words"),
        [(_whose(dossier, account), account.words) for account in dossier.statements if account.by not in parties],
        ratios=(1, 2),
    )


def _said(dossier: Dossier, account: Statement) -> str:
    return f"{account.words} [{dossier.source_by_id[account.source].title}]"


def _whose(dossier: Dossier, account: Statement) -> str:
    title = dossier.source_by_id[account.source].title
    firmly = "" if account.firmness == "stated" else f", {account.firmness}"
    return f"{account.by}{firmly} [{title}]" if title != account.by else f"{account.by}{firmly}"
