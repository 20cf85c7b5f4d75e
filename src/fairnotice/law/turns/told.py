"""What would change a review, as JSON and in sentences."""

from typing import Any

from fairnotice.law.turns.levers import Lever
from fairnotice.law.turns.search import Turn, WouldChange

_LEANS = {"refuse": "it would lean to refusal", "no_bar": "no bar would be found", "open": "it would be open"}
_RECOMMENDS = {
    "refuse": "refusal would be recommended",
    "judge": "a person would have to weigh it",
    "ask": "the bureau would have to be asked",
    "no_bar": "no bar would be recommended against it",
}


def turn_says(turn: Turn) -> str:
    """One sentence: what it would come to."""
    return f"Then {_RECOMMENDS[turn.recommendation]}, and {_LEANS[turn.leaning]}."


def cut_short(found: WouldChange) -> str:
    """What was not tried; empty when every set was."""
    if found.complete:
        return ""
    return f"After {found.tried:,} tries the search ended: other sets of two or three facts may turn it as well."


def would_change_json(found: WouldChange) -> dict[str, Any]:
    """The published form."""
    return {
        "recommendation": found.recommendation.value,
        "leaning": found.leaning.value,
        "turns": [
            {
                "if": [_lever(lever) for lever in turn.supposed],
                "recommendation": turn.recommendation.value,
                "leaning": turn.leaning.value,
                "says": turn_says(turn),
                "because": [{"rule": f.rule, "citation": f.citation, "reason": f.reason} for f in turn.because],
            }
            for turn in found.turns
        ],
        "matters_most": [
            {
                "fact": matter.fact,
                "ways": [_lever(lever) for lever in matter.levers],
                "turns_it_alone": matter.alone,
                "rules_moved": matter.moves,
            }
            for matter in found.matters_most
        ],
        "tried": found.tried,
        "complete": found.complete,
    }


def _lever(lever: Lever) -> dict[str, str]:
    return {"fact": lever.fact, "doubt": lever.doubt.value, "says": lever.says}
