"""Which account somebody is whom a body's identity provider has sent."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from allauth.socialaccount.models import SocialAccount

from fairnotice.domain.officer import DOOR, Officer
from fairnotice.records.models import SignInRecord
from fairnotice.services.acting import act_as
from fairnotice.services.signin import linked, officer_of_account


def match_account(
    *, provider: str, uid: str, claims: Mapping[str, Any], rules: Mapping[str, Any], at: datetime
) -> UUID | None:
    """The open account of one of the provider's own offices, or None. Nobody's account is made.

    Somebody who came before is known by the provider's own id for them. Somebody new is matched by the claim that
    holds the login or, where the installation says so, by a verified e-mail address, and known from then on.
    """
    with act_as(DOOR):
        known = SocialAccount.objects.filter(provider=provider, uid=uid).first()
        if known is not None:
            SocialAccount.objects.filter(pk=known.pk).update(extra_data={})  # allauth has just written the claims there
            officer = _of_the_body(known.user_id, rules)
            return None if officer is None else officer.id
        account = _by_login(claims, rules) or _by_email(claims, rules)
        officer = None if account is None else _of_the_body(account.pk, rules)
        if officer is None or SocialAccount.objects.filter(provider=provider, user_id=officer.id).exists():
            return None  # an account that is matched to one person is not another's
        SocialAccount.objects.create(user_id=officer.id, provider=provider, uid=uid, extra_data={})
    linked(officer=officer, provider=provider, at=at)
    return officer.id


def _of_the_body(account: Any, rules: Mapping[str, Any]) -> Officer | None:
    """A provider signs in the people of its own offices: it must not be able to name somebody else's administrator."""
    officer = officer_of_account(account)
    return officer if officer is not None and officer.bureau in rules["offices"] else None


def _by_login(claims: Mapping[str, Any], rules: Mapping[str, Any]) -> SignInRecord | None:
    login = claims.get(rules["login_claim"])
    return SignInRecord.objects.filter(login=login, is_active=True).first() if isinstance(login, str) else None


def _by_email(claims: Mapping[str, Any], rules: Mapping[str, Any]) -> SignInRecord | None:
    email = claims.get("email")
    if not rules["match_email"] or claims.get("email_verified") is not True or not isinstance(email, str) or not email:
        return None
    found = list(SignInRecord.objects.filter(email__iexact=email, is_active=True)[:2])
    return found[0] if len(found) == 1 else None
