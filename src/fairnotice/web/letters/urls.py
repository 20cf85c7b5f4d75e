"""Addresses."""

from django.urls import path

from fairnotice.web.letters.forms import form, forms_list
from fairnotice.web.letters.printed import printed

app_name = "letters"
urlpatterns = [
    path("translations/", forms_list, name="forms"),
    path("translations/<slug:kind>/<slug:language>/", form, name="form"),
    path("<uuid:letter>/<slug:language>.pdf", printed, name="pdf"),
]
