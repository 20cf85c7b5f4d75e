"""RPD articles 92 to 94 and 96: kinds of notice that this system does not offer. What they ask stands here."""

from dataclasses import replace
from datetime import date

from fairnotice.law.model import RuleEffect, listed
from fairnotice.law.rpd.scope import rpd

_PURPLE = "Purple notices are not offered: they tell of a method of crime and name no person."
_ORANGE = "Orange notices are not offered: they warn of an imminent danger within hours, outside of a review by steps."
_REQUIRE = RuleEffect.REQUIRE

method_of_a_closed_case = listed(
    "rpd-92-2-a",
    cites=rpd("art. 92(2)(a)"),
    says="Of a closed case: is the method known in detail, complex or new, and can telling of it prevent more?",
    why=_PURPLE,
    effect=_REQUIRE,
)

method_of_an_open_case = listed(
    "rpd-92-2-b",
    cites=rpd("art. 92(2)(b)"),
    says="Of an open case: are the offences serious, and is a method, object or hiding place told that can be matched?",
    why=_PURPLE,
    effect=_REQUIRE,
)

imminent_threat_by_a_person = listed(
    "rpd-93-2-a",
    cites=rpd("art. 93(2)(a)"),
    says="Is the person an imminent threat, as an assessment on convictions or reasonable grounds says?",
    why=_ORANGE,
    effect=_REQUIRE,
)

imminent_threat_by_a_thing = listed(
    "rpd-93-2-b",
    cites=rpd("art. 93(2)(b)"),
    says="Is an object, an event or a method an imminent threat, as a national assessment says?",
    why=_ORANGE,
    effect=_REQUIRE,
)

threat_no_longer_imminent = listed(
    "rpd-93-5",
    cites=rpd("art. 93(5)"),
    says="May an orange notice be replaced by another kind when the threat is no longer imminent?",
    why=_ORANGE,
    effect=RuleEffect.PERMIT,
)

stolen_art_is_no_category = listed(
    "rpd-94",
    cites=replace(rpd("art. 94"), until=date(2025, 12, 31)),
    says="Are notices of stolen works of art still a category?",
    why="The article was deleted by the amendment of 2025, whose day was not seen; nobody can ask for one here.",
    effect=RuleEffect.BLOCK,
)

special_notices_rest_on_an_agreement = listed(
    "rpd-96",
    cites=rpd("art. 96"),
    says="Does another special notice rest on an agreement that fixes its purpose, conditions and structure?",
    why=(
        "Only special notices of the Security Council's sanctions are offered. The text points to article 28, which"
        " looks like a slip for article 27."
    ),
    effect=_REQUIRE,
)
