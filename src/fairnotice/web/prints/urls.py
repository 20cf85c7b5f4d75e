"""Addresses."""

from django.urls import path

from fairnotice.web.prints.kit import kit, kit_file
from fairnotice.web.prints.notice import notice, notice_file, proof_file

app_name = "prints"
urlpatterns = [
    path("notices/<uuid:notice>/", notice, name="notice"),
    path("notices/<uuid:notice>/<slug:language>.pdf", notice_file, name="notice_file"),
    path("notices/<uuid:notice>/proof.json", proof_file, name="proof"),
    path("kit/", kit, name="kit"),
    path("kit/<slug:language>.pdf", kit_file, name="kit_file"),
]
