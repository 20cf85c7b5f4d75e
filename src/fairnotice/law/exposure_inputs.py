"""What an answer was computed from, as digests: equal inputs give an equal answer, and a change shows where it is."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from hashlib import sha256
from typing import Any

from fairnotice.domain.dossier import View
from fairnotice.law.effect_profiles import COMMON, DEFAULT, profile, profile_of
from fairnotice.law.exposure_relations import relations
from fairnotice.law.exposure_rules import rules_text
from fairnotice.law.extradition_instruments import instruments


def digest_of(value: object) -> str:
    """The SHA-256 of a value, whatever the order of its sets and mappings."""
    text = json.dumps(_plain(value), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def inputs_of(view: View, countries: tuple[str, ...], question: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Every input by its name with its digest. The case is what had been learnt by the view's instant."""
    return (
        ("case", digest_of((view.dossier, view.subject.id))),
        ("question", digest_of((dict(question), view.moment, countries))),
        ("rules", sha256(rules_text().encode()).hexdigest()),
        ("effects", digest_of([profile(COMMON), profile(DEFAULT), *(profile_of(code) for code in countries)])),
        ("instruments", _instruments_digest()),
        ("relations", _relations_digest()),
    )


@cache
def _instruments_digest() -> str:
    return digest_of(instruments())


@cache
def _relations_digest() -> str:
    return digest_of(relations())


def _plain(value: object) -> Any:
    if isinstance(value, Enum):
        return str(value.value)
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, (frozenset, set)):
        return sorted((_plain(each) for each in value), key=str)
    if isinstance(value, (tuple, list)):
        return [_plain(each) for each in value]
    return value if value is None or isinstance(value, (str, int, float, bool)) else str(value)
