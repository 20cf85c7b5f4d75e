"""An upload that was cut off leaves nothing behind: the last field of the form must have come too."""

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest

LAST = "whole"
"""The hidden field that stands after the file in every form that sends one."""


def whole_or_refused(request: HttpRequest) -> None:
    """Raises SuspiciousOperation when the end of the form is missing: the connection broke while it was sent."""
    if request.POST.get(LAST) != "yes":
        raise SuspiciousOperation("The upload was cut off.")
