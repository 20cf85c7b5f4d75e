"""Drafts of letters to a source. They name the office, no person, and only what the source may know."""

from collections.abc import Iterable
from datetime import datetime

from fairnotice.law.grounds import GroundFound
from fairnotice.services.workbench import Workbench

OFFICE = "General Secretariat"
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_KINDS = {
    "red": "a red notice",
    "blue": "a blue notice",
    "green": "a green notice",
    "yellow": "a yellow notice",
    "black": "a black notice",
    "un_special": "a special notice",
    "diffusion": "a diffusion",
    "wanted_diffusion": "a wanted-person diffusion",
}


def refusal(bench: Workbench) -> str:
    """A neutral letter of refusal. It is content: in English, to be edited, and it names nobody concerned."""
    filed = f" of {_day(bench.submitted_at)}" if bench.submitted_at else ""
    lines = [
        f"To the {bench.source_name}",
        "",
        f"The {OFFICE} has examined your request for {_KINDS.get(bench.kind, 'a notice')}{filed}. It is not published.",
        "",
        *_why(bench.grounds_for_source),
        "",
        "Should facts or papers change what stands here, you may file the matter again and say what is new.",
        "",
        f"{OFFICE}",
    ]
    return "\n".join(["SIMULATED. This is an exercise.", "", *lines] if bench.simulated else lines)


def ended(number: str, *, deleted: bool) -> str:
    """A neutral letter that a notice is cancelled or deleted, for the source and for its recipients alike."""
    what = "deleted" if deleted else "cancelled"
    return "\n".join(
        [
            f"Notice {number} is {what}. It is no ground for any measure any more.",
            "Bring your national copies into line at once (RPD art. 5(7)(b)) and end what rests on it.",
            "",
            OFFICE,
        ]
    )


def _day(when: datetime) -> str:
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def _why(grounds: Iterable[GroundFound]) -> list[str]:
    """What the source's own part of the review says against its request, with the rules; nothing that others said."""
    cited = list(dict.fromkeys(cite for ground in grounds for cite in ground.citations))
    if not cited:
        return ["The conditions of the rules for publishing it are not met."]
    return ["It does not meet the following rules:", *(f"- {cite}" for cite in cited)]
