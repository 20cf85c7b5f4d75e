"""The training world: bureaus, offices, accounts and the example cases, made through the services."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.errors import NotFound
from fairnotice.domain.events import Event
from fairnotice.domain.officer import SYSTEM, Officer, Role
from fairnotice.domain.subject import Reality
from fairnotice.law.effect_names import country_name
from fairnotice.records.log import append
from fairnotice.records.models import BureauRecord, EventRecord, OfficerRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.administration import add_bureau, add_officer, make_token, revoke_tokens
from fairnotice.services.cases import add_facts, draft_request, open_case
from fairnotice.services.dossiers import split
from fairnotice.services.requests import submit_request
from fairnotice.services.story import LENGTH, play

COUNTRIES = ("AE", "CH", "DE", "FR", "GB", "IQ", "IR", "NZ", "PT", "TR", "US", "UY")
ZONES = {
    "AE": "Asia/Dubai",
    "CH": "Europe/Zurich",
    "DE": "Europe/Berlin",
    "FR": "Europe/Paris",
    "GB": "Europe/London",
    "IQ": "Asia/Baghdad",
    "IR": "Asia/Tehran",
    "NZ": "Pacific/Auckland",
    "PT": "Europe/Lisbon",
    "TR": "Europe/Istanbul",
    "US": "America/New_York",
    "UY": "America/Montevideo",
}
"""Where the days of each bureau end."""
BORDERS = ("FR", "GB", "NZ", "PT")
SECRETARIAT, COMMISSION = "secretariat", "commission"
COURT, COUNSEL = "district-court", "chambers"
TOKEN_LIFE = timedelta(days=30)
_LOCK = 7260003


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the training world. `states` are those that it must not decide about."""

    login: str
    bureau: str
    role: Role
    states: tuple[str, ...] = ()


ACCOUNTS = (
    Account("reviewer-one", SECRETARIAT, Role.REVIEWER, ("KE",)),
    Account("reviewer-two", SECRETARIAT, Role.REVIEWER, ("JP",)),
    Account("reviewer-involved", SECRETARIAT, Role.REVIEWER, ("US", "PT")),
    Account("decider", SECRETARIAT, Role.DECIDER, ("SN",)),
    Account("commission", COMMISSION, Role.COMMISSION, ("CL",)),
    Account("compliance", SECRETARIAT, Role.COMPLIANCE, ("KE",)),
    Account("administrator", SECRETARIAT, Role.ADMINISTRATOR),
    Account("court-nz", COURT, Role.COURT),
    Account("counsel", COUNSEL, Role.COUNSEL),
    *(Account(f"bureau-{code.lower()}", code, Role.BUREAU, (code,)) for code in COUNTRIES),
    *(Account(f"border-{code.lower()}", code, Role.BORDER, (code,)) for code in BORDERS),
)
"""One account for each part in the story; `reviewer-involved` shows what is refused."""

CARRIERS = (Account("carrier-gb", "GB", Role.CARRIER),)
"""Machines of the training world: they have tokens, and nobody signs in to them or stands in for them."""


def is_seeded() -> bool:
    """Whether this installation has its training world."""
    with speaking_as(SYSTEM):
        return EventRecord.objects.filter(type="folder.seeded").exists()


def seed_training(*, dossiers: Sequence[Dossier], at: datetime) -> bool:
    """Make the training world once, all of it or nothing. Answers whether it was made now.

    The story begins a week before, so that at `at` every role finds something to do (`services.story`). A case about a
    real person known from the press is marked as simulated and only filed. Raises what `open_case` raises for a
    dossier that this installation does not take.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        if is_seeded():
            return False
        began = at - LENGTH
        officers = make_world(at=began)
        filed = {
            dossier.id: file_example(dossier, officers, at=began + number * timedelta(hours=8))
            for number, dossier in enumerate(dossiers)
        }
        play(filed, officers, at=at)
        with speaking_as(SYSTEM):
            append(Event("folder.seeded", "folder:training", {"cases": len(dossiers)}), by=SYSTEM, at=at)
    return True


def make_world(*, at: datetime) -> dict[str, Officer]:
    """Add the bureaus, offices and accounts. Answers the accounts by their logins."""
    for number, code in enumerate(COUNTRIES):
        name = f"National Central Bureau of {country_name(code)}"
        telephone = f"+999 555 {100 + number}"  # no country has the code 999: nobody's telephone rings
        zone = ZONES[code]
        add_bureau(code=code, name=name, kind="bureau", country=code, telephone=telephone, zone=zone, by=SYSTEM, at=at)
    for code, name in ((SECRETARIAT, "General Secretariat"), (COMMISSION, "Commission for the Control of Files")):
        add_bureau(code=code, name=name, kind=code, country=None, by=SYSTEM, at=at)
    court, chambers = "District Court of Aroha", "Chambers of the Quay"
    add_bureau(code=COURT, name=court, kind="court", country="NZ", zone=ZONES["NZ"], by=SYSTEM, at=at)
    add_bureau(code=COUNSEL, name=chambers, kind="counsel", country=None, by=SYSTEM, at=at)
    return {
        account.login: add_officer(
            login=account.login,
            bureau=account.bureau,
            role=account.role,
            states=account.states,
            email=f"{account.login}@training.invalid",  # no mail ever leaves for it: the name is reserved
            by=SYSTEM,
            at=at,
        )
        for account in (*ACCOUNTS, *CARRIERS)
    }


def file_example(dossier: Dossier, officers: dict[str, Officer], *, at: datetime) -> tuple[UUID, ...]:
    """File one case as it would come: the source its own part, a reviewer what reviewers hold; a request for each.

    Answers the requests. Raises NotFound when the training world has no bureau of the requesting state.
    """
    source = officers.get(f"bureau-{(dossier.request.requester.country or '').lower()}")
    if source is None:
        raise NotFound(f"The training world has no bureau for the case {dossier.id}.")
    filed, added = split(dossier)
    case = UUID(open_case(dossier=filed, by=source, at=at)["case"])
    if added is not None:
        add_facts(case=case, dossier=dossier, by=officers["reviewer-one"], at=at)
    drafted = []
    for subject in dossier.subjects:
        simulated = subject.reality is Reality.PRESS
        answer = draft_request(case=case, subject=subject.id, by=source, at=at, simulated=simulated)
        drafted.append(UUID(answer["request"]))
        submit_request(request=drafted[-1], by=source, at=at)
    return tuple(drafted)


def fresh_tokens(*, at: datetime) -> dict[str, str]:
    """New tokens for the accounts of the training world, by login; those made before end now."""
    logins = [account.login for account in (*ACCOUNTS, *CARRIERS)]
    with transaction.atomic():
        with speaking_as(SYSTEM):
            found = dict(OfficerRecord.objects.filter(login__in=logins, active=True).values_list("login", "id"))
        tokens = {}
        for login in logins:
            if login in found:
                revoke_tokens(officer=found[login], by=SYSTEM, at=at)
                tokens[login] = make_token(officer=found[login], name="training", by=SYSTEM, at=at, life=TOKEN_LIFE)
    return tokens


def make_offices(*, at: datetime) -> Officer:
    """What a live installation begins with: the two offices and one administrator. Answers the administrator."""
    with transaction.atomic():
        for code, name in ((SECRETARIAT, "Secretariat"), (COMMISSION, "Commission")):
            add_bureau(code=code, name=name, kind=code, country=None, by=SYSTEM, at=at)
        return add_officer(login="administrator", bureau=SECRETARIAT, role=Role.ADMINISTRATOR, by=SYSTEM, at=at)


def has_offices() -> bool:
    """Whether the secretariat's office is there already."""
    with speaking_as(SYSTEM):
        return BureauRecord.objects.filter(code=SECRETARIAT).exists()
