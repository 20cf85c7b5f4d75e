"""The facts that the law asks about beyond the papers themselves: a closed list of keys, each with its question.

A statement gives a fact its coded value (true, false, or one of the listed words). `ask` is the question put to
the requesting bureau when the fact is unknown and matters; it is empty where the bureau must not be asked,
because the question itself would tell it something (protection, other states' positions, the Commission's
material). `practice` is the name of the same fact in the coded examples of published practice.
"""

from types import MappingProxyType

from fairnotice.domain.facts.act import ACT
from fairnotice.domain.facts.key import FactKey
from fairnotice.domain.facts.kinds import ASKED_BY_KIND, KINDS
from fairnotice.domain.facts.person import PERSON
from fairnotice.domain.facts.recording import RECORDING
from fairnotice.domain.facts.rights import RIGHTS
from fairnotice.domain.facts.setting import SETTING

__all__ = ["ASKED_BY_KIND", "FACTS", "FactKey"]

FACTS = MappingProxyType({fact.key: fact for fact in (*ACT, *PERSON, *SETTING, *RIGHTS, *RECORDING, *KINDS)})
"""Every fact by its key, in the order of the lists."""
