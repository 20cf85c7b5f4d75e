"""A paper is handed out as a file to be kept, in a sandbox, to those who may see its matter, and never otherwise."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from fairnotice.services.attachments import read_attachment
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import page

PICTURES = ("image/jpeg", "image/png")


@page(methods=("GET", "HEAD"))
def file(request: Asked, attachment: UUID) -> HttpResponse:
    """The file. A picture may stand in a page (`?inline=1`); everything else is only ever saved."""
    found = read_attachment(attachment=attachment, purpose="page", by=request.officer, at=now())
    inline = request.GET.get("inline") == "1" and found.media_type in PICTURES
    response = HttpResponse(found.content, content_type=found.media_type)
    response["Content-Disposition"] = content_disposition_header(not inline, found.name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
