"""Every page's address. Each area lists its own; the order is that of the story."""

from django.urls import include, path
from django.views.i18n import set_language

from fairnotice.web.returning import kept_form

urlpatterns = [
    path("", include("fairnotice.web.training.urls")),
    path("account/", include("fairnotice.web.account.urls")),
    path("", include("fairnotice.web.public.urls")),
    path("bureau/", include("fairnotice.web.bureau.urls")),
    path("duty/", include("fairnotice.web.duty.urls")),
    path("secretariat/", include("fairnotice.web.secretariat.urls")),
    path("border/", include("fairnotice.web.border.urls")),
    path("commission/", include("fairnotice.web.commission.urls")),
    path("administration/", include("fairnotice.web.administration.urls")),
    path("", include("fairnotice.web.timeline.urls")),
    path("", include("fairnotice.web.exposure.urls")),
    path("attachments/", include("fairnotice.web.attachments.urls")),
    path("letters/", include("fairnotice.web.letters.urls")),
    path("prints/", include("fairnotice.web.prints.urls")),
    path("messages/", include("fairnotice.web.messages.urls")),
    path("due/", include("fairnotice.web.worklist.urls")),
    path("kept/", kept_form, name="kept"),
    path("language/", set_language, name="set_language"),
]
