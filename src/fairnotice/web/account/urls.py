"""Addresses of sign-in. Of allauth's pages only these are open: nobody signs up or manages e-mail addresses."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from django.urls import path

from fairnotice.web.account.entrance import cancelled, from_provider, sign_in, to_provider
from fairnotice.web.account.opened import as_the_door, with_a_password, with_own_factors
from fairnotice.web.account.own import home, sign_out_everywhere
from fairnotice.web.account.welcome import welcome

urlpatterns = [
    path("", home, name="account_home"),
    path("sign-in/", sign_in, name="account_login"),
    path("sign-out/", as_the_door(account.logout), name="account_logout"),
    path("sign-out/everywhere/", sign_out_everywhere, name="account_sign_out_everywhere"),
    path("welcome/<str:token>/", welcome, name="account_welcome"),
    path("closed/", as_the_door(account.account_inactive), name="account_inactive"),
    path("confirm/", with_a_password(account.reauthenticate), name="account_reauthenticate"),
    path("password/", with_a_password(account.password_change), name="account_change_password"),
    path("with/<slug:provider_id>/", to_provider, name="openid_connect_login"),
    path("with/<slug:provider_id>/back/", from_provider, name="openid_connect_callback"),
    path("with-cancelled/", cancelled, name="socialaccount_login_cancelled"),
    path("second-factor/", as_the_door(mfa.index), name="mfa_index"),
    path("second-factor/ask/", as_the_door(mfa.authenticate), name="mfa_authenticate"),
    path("second-factor/confirm/", as_the_door(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("second-factor/app/add/", with_own_factors(totp.activate_totp), name="mfa_activate_totp"),
    path("second-factor/app/remove/", with_own_factors(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("second-factor/codes/", as_the_door(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "second-factor/codes/new/", with_own_factors(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"
    ),
    path("second-factor/codes/file/", as_the_door(codes.download_recovery_codes), name="mfa_download_recovery_codes"),
    path("passkeys/", as_the_door(keys.list_webauthn), name="mfa_list_webauthn"),
    path("passkeys/add/", with_own_factors(keys.add_webauthn), name="mfa_add_webauthn"),
    path("passkeys/confirm/", as_the_door(keys.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    path("passkeys/sign-in/", as_the_door(keys.login_webauthn), name="mfa_login_webauthn"),
    path("passkeys/<int:pk>/remove/", with_own_factors(keys.remove_webauthn), name="mfa_remove_webauthn"),
    path("passkeys/<int:pk>/name/", as_the_door(keys.edit_webauthn), name="mfa_edit_webauthn"),
]
