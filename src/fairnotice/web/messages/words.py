"""What a message is called in its list: what waits says what is asked of the reader, the rest what happened."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.telling import Waiting
from fairnotice.services.messages import Message
from fairnotice.web.words import EVENTS

WAITS: dict[Waiting, str | Promise] = {
    Waiting.CONFIRMATION: _("Does your notice still stand?"),
    Waiting.RELEASE: _("Release, or say why not"),
    Waiting.WITHDRAW: _("Withdraw your notice"),
    Waiting.LOCATED: _("The person of your notice was found"),
    Waiting.COPIES: _("A notice has ended: bring your national copies into line"),
    Waiting.QUESTIONS: _("Answer questions about your request"),
    Waiting.UNOPENED: _("An office does not open what waits on it"),
}


LISTS: dict[str, str | Promise] = {"desk.late": _("Copies of members are late")}
"""What is about a list and no event of its own."""


def title_of(message: Message) -> str | Promise:
    """What the message is called."""
    if message.waiting in WAITS:
        return WAITS[message.waiting]
    return LISTS.get(message.about) or EVENTS.get(message.about, message.about)
