"""Repository of Practice, 3.8: offences around elections. An election crime is ordinary: it protects every vote."""

from fairnotice.domain.dossier import View
from fairnotice.domain.warrant import OffenceCategory
from fairnotice.law.model import Ground, Lean, Result, Rule, Strength, pointer_if, weigh, weighing
from fairnotice.law.practice.reading import charges, practice

AGAINST = Lean.AGAINST
ELECTION = frozenset({OffenceCategory.ELECTION_OFFENCE})


def election_crime(view: View) -> bool:
    """Whether an election offence is charged."""
    return bool(charges(view, ELECTION))


@weighing(
    "rop-election",
    cites=practice("3.8, paras 4-5"),
    applies=election_crime,
    ground=Ground.POLITICAL,
    strength=Strength.USUAL,
    allows=True,
)
def ordinary_election_crime(view: View) -> Result:
    """Is it an ordinary election crime, not a lawful protest nor a means to steer a vote against opponents?"""
    return weigh(
        (
            *pointer_if(view, "person.political_opponent", AGAINST, "The person is an opponent of who holds power."),
            *pointer_if(view, "act.assembly", AGAINST, "The conduct is taking part in a protest."),
            *pointer_if(view, "act.expression", AGAINST, "The conduct is speech."),
            *pointer_if(view, "neutrality.officials_tie_case_to_state", AGAINST, "Officials tie it to another state."),
            *pointer_if(view, "neutrality.foreign_state_involved", AGAINST, "Another state is said to be behind it."),
        ),
        nothing="An election crime is ordinary: it protects the vote of each.",
    )


ELECTIONS: tuple[Rule, ...] = (ordinary_election_crime,)
