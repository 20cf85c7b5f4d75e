"""RPD article 10: the purpose. That a kind of request serves its own aim is asked by the article of that kind."""

from fairnotice.domain.dossier import View
from fairnotice.domain.request import PURPOSES
from fairnotice.law.model import Ground, Result, RuleEffect, duty, gate, listed, met, undetermined, used
from fairnotice.law.rpd.article_37 import ASK_PURPOSE
from fairnotice.law.rpd.scope import rpd
from fairnotice.law.rpd.wording import code_in_words


@gate("rpd-10-1", cites=rpd("art. 10(1)"), ground=Ground.WRONG_REQUESTER_OR_PURPOSE)
def purpose_is_explicit(view: View) -> Result:
    """Is there an explicit purpose that fits the organisation's aims?"""
    purpose = view.request.purpose
    if purpose in PURPOSES:
        says = code_in_words(str(purpose))
        return met(f"The purpose is stated: {says}.", used(view, "request/purpose", says, view.request.sources))
    return undetermined("No purpose is stated that the rules know.", ask=ASK_PURPOSE)


one_of_nine = duty(
    "rpd-10-2",
    cites=rpd("art. 10(2)(a)-(i)"),
    says="Is the purpose one of the nine?",
    carried_by="formats.dossier.models.papers:RequestTable",
    effect=RuleEffect.REQUIRE,
)

purpose_re_examined = duty(
    "rpd-10-3",
    cites=rpd("art. 10(3)"),
    says="Does the source look at the purpose again regularly, above all once it may have been reached?",
    carried_by="services.publication:renew_notice",
)

other_use_is_compatible = listed(
    "rpd-10-6",
    cites=rpd("art. 10(6), 64"),
    says="Is another use of the data compatible and lawful, and was the source told before it?",
    why=(
        "What an authority does with data at home, for another case or office, happens outside of this system;"
        " whether it is compatible is judged there."
    ),
    effect=RuleEffect.REQUIRE,
)
