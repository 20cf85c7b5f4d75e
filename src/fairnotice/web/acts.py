"""Acts sent by a form: each is done once, and a refusal is told in the form, with everything typed still there."""

from collections.abc import Callable
from typing import Any, cast
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from fairnotice.domain.errors import FairnoticeError, KeyUsed, NotFound, Unusable

Answer = dict[str, Any]


class ActForm(forms.Form):
    """A form that does one act. Its hidden key makes an act that is sent twice happen once."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    @property
    def act_key(self) -> str:
        """The key under which the service remembers the act."""
        return f"page:{self.cleaned_data['key']}"

    def with_new_key(self) -> None:
        """Let the form be sent again as another act."""
        sent = cast(QueryDict, self.data).copy()
        sent[self.add_prefix("key")] = str(uuid4())
        self.data = sent


def attempt(form: ActForm, act: Callable[[], Answer]) -> Answer | None:
    """Do the act. Answers None when it was refused; the refusal is then an error of the form, in a sentence.

    Raises NotFound as it is: a page of what is not there is no form.
    """
    try:
        return act()
    except NotFound:
        raise
    except Unusable as refused:
        form.add_error(None, refused.what)
        for problem in refused.problems:
            form.add_error(None, str(problem))
    except KeyUsed:
        form.add_error(None, _sent_already())
        form.with_new_key()
    except FairnoticeError as refused:
        form.add_error(None, str(refused))
    return None


def _sent_already() -> str:
    return _("This form was sent already, with other contents. See what was done before you send it again.")


def uuid_or_none(text: str) -> UUID | None:
    """The id that a text holds, or None."""
    try:
        return UUID(text)
    except ValueError:
        return None
