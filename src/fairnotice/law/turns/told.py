"""What would change a review, as JSON and in sentences."""

from typing import Any

from fairnotice.law.model import Outcome
from fairnotice.law.turns.levers import Lever
from fairnotice.law.turns.search import Flip, Matter, Turn, WouldChange

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


def matter_says(matter: Matter) -> str:
    """One sentence: why it would matter."""
    rules = f"{matter.moves} rule{'s' if matter.moves > 1 else ''} would answer otherwise"
    return f"It turns the answer alone: {rules}." if matter.alone else f"Alone it does not turn the answer; {rules}."


def flip_says(flip: Flip) -> str:
    """One line: a rule and how it would answer, before and after."""
    return f"{flip.citation}: {_outcome(flip.before)}, then {_outcome(flip.after)}"


def _outcome(outcome: Outcome | None) -> str:
    return outcome.value.replace("_", " ") if outcome else "not asked"


def how_far(found: WouldChange) -> str:
    """What was tried, and what was not."""
    more = f"{found.left_out:,} more sets turn it as well and are not listed. " if found.left_out else ""
    if found.complete:
        return f"{more}Tried: every fact alone, any two, and three where each touches what the answer rests on."
    return f"{more}After {found.tried:,} sets the search ended: other sets of two or three facts may turn it as well."


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
                "flips": [
                    {
                        "rule": flip.rule,
                        "citation": flip.citation,
                        "before": flip.before.value if flip.before else None,
                        "after": flip.after.value if flip.after else None,
                    }
                    for flip in turn.flips
                ],
            }
            for turn in found.turns
        ],
        "matters_most": [
            {
                "fact": matter.fact,
                "ways": [_lever(lever) for lever in matter.levers],
                "turns_it_alone": matter.alone,
                "rules_moved": matter.moves,
                "says": matter_says(matter),
            }
            for matter in found.matters_most
        ],
        "tried": found.tried,
        "complete": found.complete,
        "left_out": found.left_out,
        "says": how_far(found),
    }


def _lever(lever: Lever) -> dict[str, str]:
    return {"fact": lever.fact, "doubt": lever.doubt.value, "says": lever.says}
