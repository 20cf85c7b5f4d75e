"""Views of sign-in run as the door: they read accounts, and nothing else."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse

from fairnotice.domain.officer import DOOR
from fairnotice.services.acting import act_as

View = Callable[..., HttpResponseBase]


def as_the_door(view: View) -> View:
    """Run a view of allauth in one transaction in which the database shows accounts, until its page is written."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with act_as(DOOR):
            response = view(request, *args, **kwargs)
            if isinstance(response, TemplateResponse):
                response.render()
        response["Cache-Control"] = "no-store, private"
        return response

    return opened
