"""The secretariat's list of excluded offences and its standards of seriousness, as secondary pages report them.

The list itself was not seen. Each rule therefore puts its question to a person and bars nothing by itself.
"""

from datetime import date

from fairnotice.domain.dossier import View
from fairnotice.domain.facts import FACTS
from fairnotice.domain.warrant import OffenceCategory
from fairnotice.law.model import Citation, Ground, Lean, Pointer, Result, Rule, pointer_if, weigh, weighing
from fairnotice.law.practice.reading import charge_facts, charges, denied, says
from fairnotice.law.rpd.scope import is_red

AGAINST, FOR = Lean.AGAINST, Lean.FOR
C = OffenceCategory
GAIN_OR_FRAUD = frozenset({C.CORRUPTION, C.FRAUD, C.EMBEZZLEMENT})
CUSTODY = frozenset({C.PARENTAL_ABDUCTION, C.FAMILY_MATTER})
CHEQUE = frozenset({C.UNFUNDED_CHEQUE})


def reported(what: str, since: date = date(2012, 7, 1)) -> Citation:
    """Cite the list or the standards; they put RPD 83 into practice, so they count from its first day."""
    return Citation("IPSG-Standards", f"{what}, under RPD art. 83", in_force=since)


def _red_and_said(view: View, key: str) -> bool:
    return is_red(view) and says(view, key)


def listed_conduct_said(view: View) -> bool:
    """A red notice for conduct that an account finds on the list."""
    return _red_and_said(view, "act.listed_conduct")


@weighing(
    "ipsg-list-culture", cites=reported("list, culture"), applies=listed_conduct_said, ground=Ground.EXCLUDED_OFFENCE
)
def conduct_on_the_list(view: View) -> Result:
    """Is the conduct one that the list excludes, such as prostitution, surrogacy, or drugs for own use?"""
    pointers = (
        *pointer_if(view, "act.listed_conduct", AGAINST, "The conduct is one that the secretariat's list names."),
        *pointer_if(view, "act.serious_crime_link", FOR, "It is linked to serious or organised crime."),
    )
    return weigh(pointers, nothing="", ask=_ask_if_unknown(view, "act.serious_crime_link"))


def public_funds_said(view: View) -> bool:
    """A red notice for a loss of public funds."""
    return _red_and_said(view, "act.public_funds_lost")


@weighing(
    "ipsg-list-public-funds",
    cites=reported("list, administration; CCF decision 2025-2", date(2025, 12, 31)),
    applies=public_funds_said,
    ground=Ground.EXCLUDED_OFFENCE,
)
def loss_to_public_funds(view: View) -> Result:
    """Is there more than a loss to public funds, such as gain, fraud, injury or gross negligence?"""
    more = charges(view, GAIN_OR_FRAUD)
    towards = (
        *pointer_if(view, "act.private_gain", FOR, "Somebody gained by it."),
        *pointer_if(view, "act.gross_negligence", FOR, "It came from gross negligence, or somebody was injured."),
        *((Pointer("Corruption, fraud or embezzlement is charged.", FOR, charge_facts(view, more)),) if more else ()),
    )
    against = pointer_if(view, "act.public_funds_lost", AGAINST, "Public funds were lost by contracts or negligence.")
    gain = denied(view, "act.private_gain", AGAINST, "Nobody gained by it, all accounts say.")
    asks = () if towards or gain else (FACTS["act.gross_negligence"].ask,)
    return weigh((*against, *gain, *towards), nothing="", ask=asks)


def cheques_charged(view: View) -> bool:
    """A red notice for cheques without funds."""
    return is_red(view) and bool(charges(view, CHEQUE))


@weighing("ipsg-cheque", cites=reported("standards, cheques"), applies=cheques_charged, ground=Ground.MINOR_OFFENCE)
def cheques_are_grave_enough(view: View) -> Result:
    """Do the unfunded cheques come to 10,000 United States dollars, or were they repeated, and was deceit meant?"""
    small = {
        "act.cheque_large": "The cheques come to less than 10,000 United States dollars.",
        "act.cheque_repeated": "They were not issued repeatedly.",
    }
    enough = {
        "act.cheque_large": "The cheques come to 10,000 United States dollars or more.",
        "act.cheque_repeated": "They were issued repeatedly.",
    }
    towards = tuple(p for key, words in enough.items() for p in pointer_if(view, key, FOR, words))
    below = tuple(p for key, words in small.items() for p in denied(view, key, AGAINST, words))
    intent = (
        *pointer_if(view, "act.dishonest_intent", FOR, "Deceit was meant, an account says."),
        *denied(view, "act.dishonest_intent", AGAINST, "No deceit was meant."),
    )
    asks = () if towards else _ask_if_unknown(view, "act.cheque_large", "act.cheque_repeated")
    against = () if towards else below
    return weigh(
        (*against, *towards, *intent),
        nothing="Nothing in the file says that the cheques are too few or too small.",
        ask=(*asks, *_ask_if_unknown(view, "act.dishonest_intent")),
    )


def custody_conflict_said(view: View) -> bool:
    """A red notice in a matter of custody on which, an account says, courts of two countries conflict."""
    return _red_and_said(view, "act.custody_rulings_conflict") and bool(charges(view, CUSTODY))


@weighing(
    "ipsg-custody",
    cites=reported("standards, custody; CCF decision 2025-1", date(2025, 12, 31)),
    applies=custody_conflict_said,
    ground=Ground.MINOR_OFFENCE,
)
def custody_not_in_conflict(view: View) -> Result:
    """Is it more than a custody on which courts of two countries conflict, with both parents heard in both?"""
    pointers = (
        *pointer_if(view, "act.custody_rulings_conflict", AGAINST, "Courts of two countries have ruled in conflict."),
        *pointer_if(view, "act.both_parents_took_part", AGAINST, "Both parents took part in both."),
        *denied(view, "act.both_parents_took_part", FOR, "One parent did not take part in both."),
    )
    return weigh(pointers, nothing="", ask=_ask_if_unknown(view, "act.both_parents_took_part"))


def _ask_if_unknown(view: View, *keys: str) -> tuple[str, ...]:
    return tuple(FACTS[key].ask for key in keys if not view.evidence(key).statements)


IPSG: tuple[Rule, ...] = (conduct_on_the_list, loss_to_public_funds, cheques_are_grave_enough, custody_not_in_conflict)
"""Its rules, in the order in which a review runs them."""
