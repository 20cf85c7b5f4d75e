"""One request about many people: each is reviewed for themselves, and an account copied for all of them is seen."""

from hashlib import sha256
from time import process_time

from fairnotice.domain.dossier import Dossier
from fairnotice.law.model import Outcome
from fairnotice.law.review import review
from tests.builders import a_dossier, a_moment, a_participation, a_subject, a_warrant

MANY = 40
COPIED = "Took part in the theft of copper from the depot at Marvela with others and shared what was sold of it."


def with_nearly_one_account() -> Dossier:
    """Forty people of one warrant, of whom one account is told in two wordings."""
    people = tuple(
        a_subject(
            f"s{n}",
            name=f"Person Nr{n}",
            participation=a_participation(
                summary=f"{COPIED} {'Later too.' if n % 2 else ''}", acts=(), role="took part"
            ),
        )
        for n in range(MANY)
    )
    return a_dossier(subjects=people, warrants=(a_warrant(subjects=tuple(one.id for one in people)),))


def test_forty_people_with_nearly_one_account_are_each_asked_for_their_own_part() -> None:
    answers = review(with_nearly_one_account(), a_moment())
    assert len(answers) == MANY
    assert {one.finding("rop-coherence").outcome for one in answers} == {Outcome.UNDETERMINED}
    for one, n in zip(answers, range(MANY), strict=True):
        assert any(f"Person Nr{n} " in question for question in one.finding("rop-coherence").ask)
    assert {one.finding("rop-copypaste").outcome for one in answers} == {Outcome.UNDETERMINED}
    first = answers[0].finding("rop-copypaste")
    assert any("this person" in question or "Person Nr0" in question for question in first.ask)


def test_forty_people_take_seconds_at_most() -> None:
    """A bound that only a mistake in the order of growth breaks: it takes about a tenth of a second."""
    dossier = with_nearly_one_account()
    began = process_time()
    review(dossier, a_moment())
    assert process_time() - began < 3


def test_forty_people_each_with_an_account_of_their_own_pass() -> None:
    people = tuple(
        a_subject(f"s{n}", name=f"Person Nr{n}", participation=a_participation(summary=_own(n), acts=(_own(n),)))
        for n in range(MANY)
    )
    dossier = a_dossier(subjects=people, warrants=(a_warrant(subjects=tuple(one.id for one in people)),))
    assert {one.finding("rop-copypaste").outcome for one in review(dossier, a_moment())} == {Outcome.MET}


def _own(n: int) -> str:
    """An account that no other person has: thirty words out of a digest of the number."""
    digits = sha256(str(n).encode()).hexdigest()
    return " ".join(f"{digits[at]}{digits[at + 1]}x{digits[-at]}" for at in range(60))
