"""Which grounds of a refusal an entry speaks about, whether or not it ended in one. A table; no text is interpreted.

The Repository tells an outcome under articles 2 and 3 and names no ground of our list, and the Commission has tags of
its own. What they are about is put to our grounds here, by topic, by factor, by code and by issue.
"""

from collections.abc import Iterator
from functools import cache
from types import MappingProxyType

from fairnotice.law.model import Ground
from fairnotice.law.published.entries import Precedent, published_entry
from fairnotice.law.published.provisions import provisions_of

G = Ground

_TOPICS = MappingProxyType(
    {
        "military": G.MILITARY,
        "armed_conflict": G.MILITARY,
        "international_crimes": G.MILITARY,
        "religion": G.RELIGIOUS_OR_RACIAL,
        "coherence": G.INSUFFICIENT_FACTS,
    }
)
"""By how a topic begins. Every other topic under article 3 is about political character."""
_FACTORS = MappingProxyType(
    {
        "34(3)(f)": G.NEUTRALITY,
        "3.13": G.INSUFFICIENT_FACTS,
    }
)
_CODES = MappingProxyType(
    {
        "refugee_status_granted": G.REFUGEE,
        "asylum_seeker": G.REFUGEE,
        "immunity": G.IMMUNITY,
        "act_of_state_or_military_operation": G.MILITARY,
        "neutrality_implication": G.NEUTRALITY,
    }
)
_TEXTS = MappingProxyType({"GA-2017-86-RES-09": G.REFUGEE})
_ISSUES = MappingProxyType(
    {
        "political_character": (G.POLITICAL,),
        "status_of_person": (G.POLITICAL,),
        "human_rights": (G.HUMAN_RIGHTS,),
        "due_process": (G.HUMAN_RIGHTS,),
        "trial_in_absentia": (G.HUMAN_RIGHTS,),
        "ne_bis_in_idem": (G.HUMAN_RIGHTS,),
        "description": (G.INSUFFICIENT_FACTS,),
        "data_quality": (G.INSUFFICIENT_IDENTITY,),
        "validity": (G.NO_VALID_WARRANT,),
        "extradition": (G.ASSURANCES_MISSING,),
        "private_matter": (G.EXCLUDED_OFFENCE,),
        "family_matter": (G.EXCLUDED_OFFENCE,),
        "cheque": (G.EXCLUDED_OFFENCE,),
        "seriousness": (G.MINOR_OFFENCE, G.NO_COOPERATION_INTEREST),
        "purpose": (G.WRONG_REQUESTER_OR_PURPOSE,),
        "misuse_of_channels": (G.WRONG_REQUESTER_OR_PURPOSE,),
    }
)


@cache
def grounds_told(code: str) -> tuple[Ground, ...]:
    """The grounds that the entry of that id speaks about, in the order of our list."""
    found = set(_grounds(published_entry(code)))
    return tuple(ground for ground in Ground if ground in found)


def _grounds(entry: Precedent) -> Iterator[Ground]:
    if entry.issues:
        yield from (ground for issue in entry.issues for ground in _ISSUES.get(issue, ()))
    else:
        yield from _of_an_example(entry)
    yield from (ground for key, ground in _CODES.items() if _says(entry, key))
    yield from (_TEXTS[place.instrument] for place in provisions_of(entry.id) if place.instrument in _TEXTS)


def _of_an_example(entry: Precedent) -> Iterator[Ground]:
    topics = [ground for topic, ground in _TOPICS.items() if entry.topic.startswith(topic)]
    if "2" in entry.articles:
        yield Ground.HUMAN_RIGHTS
    if "3" in entry.articles:
        yield from topics or [Ground.POLITICAL]
    yield from (ground for place, ground in _FACTORS.items() for f in entry.factors if f.name.startswith(place))


def _says(entry: Precedent, key: str) -> bool:
    """Whether the code is given and does not say no."""
    value = entry.coded.get(key, entry.judged.get(key))
    return value not in (None, False, "none", "no")
