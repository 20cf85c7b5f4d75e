"""RPD article 82: who may ask for a red notice, and for what."""

from fairnotice.domain.dossier import View
from fairnotice.domain.request import RequesterKind
from fairnotice.domain.unknown import is_known
from fairnotice.law.model import Ground, Result, gate, met, not_met, undetermined, used
from fairnotice.law.rpd.article_27 import stated_powers
from fairnotice.law.rpd.article_37 import ASK_PURPOSE
from fairnotice.law.rpd.scope import is_red, rpd


@gate("rpd-82-who", cites=rpd("art. 82"), applies=is_red, ground=Ground.WRONG_REQUESTER_OR_PURPOSE)
def may_ask(view: View) -> Result:
    """Is the requester a bureau, or an international body with powers to investigate and prosecute?"""
    requester = view.request.requester
    fact = used(view, "request/requester", f"{requester.name} ({requester.kind.value}).", view.request.sources)
    if requester.kind is RequesterKind.INTERNATIONAL_BODY:
        return stated_powers(view)
    return met(f"{requester.name} may ask for a red notice.", fact)


@gate("rpd-82-purpose", cites=rpd("art. 82, 10(2)(a)"), applies=is_red, ground=Ground.WRONG_REQUESTER_OR_PURPOSE)
def seeks_arrest(view: View) -> Result:
    """Is the aim to locate and arrest, detain or restrict the person for extradition, surrender or the like?"""
    purpose = view.request.purpose
    if not is_known(purpose):
        return undetermined("The purpose is not stated.", ask=ASK_PURPOSE)
    fact = used(view, "request/purpose", f"The purpose is {purpose}.", view.request.sources)
    if purpose == "arrest":
        return met("The purpose is arrest.", fact)
    return not_met(f"The purpose is {purpose}; a red notice serves arrest only.", fact)
