"""A body's own identity provider (OpenID Connect): whom it may sign in here, and that it makes nobody an account."""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.contrib.auth import get_user_model
from django.http import HttpRequest

from fairnotice.services.providers import match_account
from fairnotice.web.clock import now
from fairnotice.web.door import show


class Providers(DefaultSocialAccountAdapter):
    """Setting SOCIALACCOUNT_ADAPTER."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """An account is made by an administrator, never by a provider."""
        return False

    def can_authenticate_by_email(self, login: SocialLogin, email: str) -> bool:
        """Whom a provider may sign in is ours to say: `pre_social_login`."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find the account of whom the provider sent; without one, say so and end here.

        What the provider told of the person is looked at and not kept.
        """
        sociallogin.state["process"] = "login"  # nobody links a provider from within an account
        claims = _claims(sociallogin.account.extra_data)
        sociallogin.account.extra_data = {}
        app = sociallogin.provider.app
        found = match_account(
            provider=app.provider_id, uid=sociallogin.account.uid, claims=claims, rules=app.settings, at=now()
        )
        if found is None:
            raise ImmediateHttpResponse(
                show(request, "socialaccount/no_account.html", {"provider": app.name}, status=403)
            )
        sociallogin.user = get_user_model()._default_manager.get(pk=found)


def _claims(data: dict[str, Any]) -> dict[str, Any]:
    """What the provider said: in its token, and where it was asked in its answer about the person."""
    return {**(data.get("id_token") or {}), **(data.get("userinfo") or {})}
