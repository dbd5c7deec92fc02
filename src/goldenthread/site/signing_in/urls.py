"""Addresses of signing in."""

from django.urls import path

from goldenthread.site.signing_in import (
    account,
    again,
    invitations,
    leaving,
    passkey,
    password,
    providers,
    reset,
    second_step,
    setting_up,
)

urlpatterns = [
    path("sign-in", password.sign_in, name="sign-in"),
    path("sign-out", password.sign_out, name="sign-out"),
    path("act-as", password.act_as, name="act-as"),
    path("sign-in/passkey", passkey.sign_in, name="sign-in-passkey"),
    path("sign-in/passkey/ask", passkey.ask, name="sign-in-passkey-ask"),
    path("sign-in/second-step", second_step.second_step, name="sign-in-second-step"),
    path("sign-in/set-up", setting_up.choose, name="sign-in-set-up"),
    path("sign-in/set-up/app", setting_up.app, name="sign-in-set-up-app"),
    path("sign-in/set-up/passkey", setting_up.passkey, name="sign-in-set-up-passkey"),
    path("sign-in/set-up/passkey/ask", setting_up.ask_for_passkey, name="sign-in-set-up-passkey-ask"),
    path("sign-in/recovery-codes", setting_up.recovery_codes, name="sign-in-recovery-codes"),
    path("sign-in/with/<slug:provider>", providers.go, name="sign-in-with"),
    path("sign-in/from/<slug:provider>", providers.come_back, name="sign-in-from"),
    path("sign-in/again", again.again, name="sign-in-again"),
    path("sign-in/forgotten", reset.forgotten, name="sign-in-forgotten"),
    path("sign-in/new-password/<str:who>/<str:token>", reset.new_password, name="sign-in-new-password"),
    path("invitation/join", invitations.join, name="invitation-join"),
    path("invitation/<str:token>", invitations.open_invitation, name="invitation"),
    path("account", account.account, name="account"),
    path("account/password", account.new_password, name="account-password"),
    path("account/factors", account.remove_factor, name="account-factors"),
    path("account/sessions", account.end_session, name="account-sessions"),
    path("account/device", account.share_device, name="account-device"),
    path("leave", leaving.leave, name="leave"),
]
