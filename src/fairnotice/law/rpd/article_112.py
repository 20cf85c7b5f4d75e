"""RPD article 112: levels of confidentiality."""

from fairnotice.law.model import RuleEffect, duty
from fairnotice.law.rpd.scope import rpd

one_of_three_levels = duty(
    "rpd-112-2",
    cites=rpd("art. 112(1)-(2)"),
    says="Is the level one of the three?",
    carried_by="formats.dossier.models.papers:MetadataTable",
    effect=RuleEffect.REQUIRE,
)

lowest_level_by_itself = duty(
    "rpd-112-3",
    cites=rpd("art. 112(3)"),
    says="Does the lowest level apply where none is given?",
    carried_by="domain.handling:handling_of",
    effect=RuleEffect.REQUIRE,
)
