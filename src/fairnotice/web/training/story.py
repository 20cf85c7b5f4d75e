"""The story in seven steps: what happened, what this person sees, and the page on which their work stands.

The person of the worked case is real and known from the press: no name is in this module or its template.
"""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.mode import Mode
from fairnotice.services.story import ORDINARY, TRAVELLER, Standing

Text = str | Promise
REVIEWERS = ("reviewer-one", "reviewer-two")


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `login` is whose shoes the button stands in; none is needed for the public. `done` tones its tag."""

    who: Text
    happened: Text
    sees: Text
    button: Text
    href: str
    login: str = ""
    state: Text = ""
    done: bool = False
    tries: str = ""  # an invented traveller


def worked_steps(stands: Standing) -> list[Step]:
    """Steps one to four: the worked case, from the request to a decision."""
    decided = stands.state in {"refused", "approved", "published"}
    workbench = address("secretariat:workbench", stands.request)
    return [
        Step(
            who=_("The prosecutor's bureau"),
            happened=_(
                "29 June 2020. The prosecutor-general of Tehran announces arrest warrants for more than thirty people "
                "over a killing near Baghdad airport. He names one of them, another country's serving head of state; "
                "INTERPOL, he says, has been or will be asked for a red notice."
            ),
            sees=_(
                "Its own request: what the file says, on whose word, what it leaves open, and what it waits for. Not "
                "who reviews it, and not what they think."
            ),
            button=_("Stand in for Iran's bureau"),
            login="bureau-ir",
            href=address("bureau:request", stands.request),
            state=_("Submitted"),
            done=True,
        ),
        Step(
            who=_("A reviewer"),
            happened=_(
                "Every rule in force is put to the file. Some are met, some are not, some cannot be answered from it. "
                "What needs judgement is put to a person, with what speaks for and against."
            ),
            sees=_(
                "The file beside the findings, article by article. Not what the rules recommend, and not the other "
                "reviewer's view, before signing an own worksheet."
            ),
            button=_("Stand in for the first reviewer"),
            login=REVIEWERS[0],
            href=workbench,
            state=_sheet(stands, REVIEWERS[0]),
            done=REVIEWERS[0] in stands.signed,
        ),
        Step(
            who=_("A second reviewer"),
            happened=_(
                "Another person reads the same file without knowing what the first one signed. Whoever has ties to a "
                "state involved is not let near it."
            ),
            sees=_(
                "The same workbench, the worksheet empty. Both worksheets open to both reviewers once both are signed."
            ),
            button=_("Stand in for the second reviewer"),
            login=REVIEWERS[1],
            href=workbench,
            state=_sheet(stands, REVIEWERS[1]),
            done=REVIEWERS[1] in stands.signed,
        ),
        Step(
            who=_("A decision-maker"),
            happened=_(
                "A third person reads both worksheets and what the rules recommend. While a bar of the rules stands "
                "nobody can approve. To follow the rules takes reasons as much as to depart from them."
            ),
            sees=_(
                "Where the two agree, what the rules recommend and why, and a decision to write: the reasons for the "
                "file, and a letter for the bureau that asked."
            ),
            button=_("Stand in for the decision-maker"),
            login="decider",
            href=workbench,
            state=_decision(stands),
            done=decided,
        ),
    ]


def ordinary_steps(stands: Standing) -> list[Step]:
    """Steps five to seven: a published notice, abroad, at a border, and in public."""
    return [
        Step(
            who=_("A duty officer abroad"),
            happened=_(
                "The notice about the robbery reaches every national bureau in the moment in which it is published. It "
                "compels none of them."
            ),
            sees=_(
                "What came in, what may, must and must not be done on it in this country and by which law, and who is "
                "on call tonight."
            ),
            button=_("Stand in for the United Kingdom's bureau"),
            login="bureau-gb",
            href=address("duty:inbox"),
        ),
        Step(
            who=_("A border officer"),
            happened=_(
                "A traveller hands over a passport with a name in another spelling. Is it the person of the notice? "
                "And if it is, what may be done?"
            ),
            sees=_(
                "One search box. Then one card: what may, must and must not be done here, whom to call, three "
                "sentences for the telephone, and every value that was compared. Nobody is identified by a name."
            ),
            button=_("Stand in for a British border officer"),
            login="border-gb",
            href=_with(address("border:check"), f"try={ORDINARY}"),
            tries=", ".join(TRAVELLER),
        ),
        Step(
            who=_("Anybody"),
            happened=_(
                "The source agreed that the public sees a part of its notice, and no rule forbids it. When the notice "
                "ends, its number still answers and the name is gone."
            ),
            sees=_(
                "Who is sought, by which country and on what charge, as that country puts it; what a notice is and is "
                "not; and where to complain."
            ),
            button=_("Open the public register"),
            href=address("public:register"),
        ),
    ]


def line_to_try(which: str) -> str:
    """What the border's box holds for a visitor who comes from the story: an invented traveller, in training only."""
    return ", ".join(TRAVELLER) if which == ORDINARY and settings.FAIRNOTICE_MODE == Mode.TRAINING else ""


def address(name: str, *args: UUID | None) -> str:
    """The address of a page; a role's first page where the thing or the page is not there."""
    try:
        return reverse(name, args=args) if None not in args else reverse("work")
    except NoReverseMatch:
        return reverse("work")


def _with(href: str, query: str) -> str:
    return href if href == reverse("work") else f"{href}?{query}"


def _sheet(stands: Standing, login: str) -> Text:
    return _("Worksheet signed") if login in stands.signed else _("Waits for a worksheet")


def _decision(stands: Standing) -> Text:
    if stands.state == "refused":
        return _("Refused, as an exercise")
    if stands.state in {"approved", "published"}:
        return _("Approved, as an exercise")
    if len(stands.signed) >= len(REVIEWERS):
        return _("Waits for a decision")
    return _("Needs two worksheets first")
