"""The matter: its title, what happened, why others are needed."""

from django.utils.translation import gettext_lazy as _

from fairnotice.web.bureau.fields import DateField, LandField, LineField, TextField
from fairnotice.web.bureau.stepform import StepForm


class MatterForm(StepForm):
    """Title and summary."""

    title = LineField(
        label=_("Title"),
        required=True,
        max_length=300,
        help_text=_("One line by which your office and the secretariat know the matter."),
        error_messages={"required": _("Write a title.")},
    )
    summary = TextField(
        label=_("Summary"), rows=5, help_text=_("A few sentences. What each person did is asked for further on.")
    )
    paths = {"title": ("title",), "summary": ("summary",)}
    needed = ("title",)


class IncidentForm(StepForm):
    """What happened, when and where."""

    what = TextField(
        label=_("What happened?"),
        required=True,
        help_text=_("Facts, not the name of the offence."),
        error_messages={"required": _("Say what happened, or leave this page without saving.")},
    )
    when = DateField(label=_("When?"), help_text=_("As precise as it is known. The year alone is enough."))
    place = LineField(label=_("Where?"))
    country = LandField(label=_("In which country?"))
    paths = {
        "what": ("incident", "what"),
        "when": ("incident", "when"),
        "place": ("incident", "place"),
        "country": ("incident", "country"),
    }
    needed = ("what",)


class InterestForm(StepForm):
    """Why other countries' police are needed (RPD 35)."""

    interest = TextField(
        label=_("Why are other countries' police needed?"),
        help_text=_(
            "Where the person may be, and what shows it. A matter of one country alone is not for circulation."
        ),
    )
    relevance = TextField(label=_("What shows that the request is relevant now?"), rows=3)
    linked_event = LineField(
        label=_("To which event is it linked?"),
        help_text=_("The crime, operation or earlier notice that the record belongs to (RPD 37(2))."),
    )
    paths = {
        "interest": ("request", "interest"),
        "relevance": ("request", "metadata", "relevance"),
        "linked_event": ("request", "metadata", "linked_event"),
    }
    needed = ("interest", "relevance", "linked_event")
