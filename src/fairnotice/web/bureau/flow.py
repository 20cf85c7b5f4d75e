"""The steps of a request in their order: written out, each with its form, its title, and why it is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fairnotice.web.bureau.stepform import StepForm
from fairnotice.web.bureau.steps import accounts, asked, assured, facts, matter, people, warrants


@dataclass(frozen=True, slots=True)
class Step:
    """One page of the form."""

    slug: str
    title: str | Promise
    form: type[StepForm]
    why: str | Promise = ""
    hint: str | Promise = ""


def _named(*steps: Step) -> dict[str, Step]:
    return {step.slug: step for step in steps}


_LEGAL = _("Answer what you know. “Not known” is an answer. What is left open, and matters, the secretariat will ask.")

WHOLE: Mapping[str, Step] = _named(
    Step("kind", _("The notice or diffusion"), asked.KindForm),
    Step(
        "urgent",
        _("Urgency"),
        asked.UrgentForm,
        _("An urgent request passes the same gates as every other, sooner: two reviewers, then one decision."),
    ),
    Step(
        "kind-facts",
        _("What this kind of notice needs"),
        facts.KindFactsForm,
        _("Each kind of notice has conditions of its own. “Not known” is an answer; the secretariat will ask."),
        _("RPD 88 to 95"),
    ),
    Step("matter", _("Title and summary"), matter.MatterForm),
    Step("incident", _("What happened"), matter.IncidentForm),
    Step("interest", _("Why other countries are needed"), matter.InterestForm),
    Step(
        "undisclosed",
        _("Persons who are not disclosed"),
        warrants.UndisclosedForm,
        _("A warrant may cover people whom you do not name. Only a number is asked: nothing is recorded about them."),
    ),
    Step("state", _("State, office, war and immunity"), facts.StateForm, _LEGAL, _("Articles 2 and 3, RPD 34")),
    Step(
        "politics", _("Politics, opinion, gatherings, faith"), facts.PoliticsForm, _LEGAL, _("Articles 2 and 3, RPD 34")
    ),
    Step("harm", _("Harm and gain"), facts.HarmForm, _LEGAL, _("Article 3, RPD 34")),
    Step("setting", _("Where, and what else is running"), facts.SettingForm, _LEGAL, _("RPD 34 and 35")),
    Step("assurances", _("Assurances"), assured.AssurancesForm, hint=_("RPD 84")),
    Step(
        "attestations",
        _("Attestations"),
        assured.AttestationsForm,
        _("Your bureau stands for each of these. Do not answer yes to what was not checked."),
        _("RPD 34, 76 and 99"),
    ),
    Step("conditions", _("Conditions"), assured.ConditionsForm, hint=_("Who may see it, and for how long")),
)
"""Steps about the whole file."""

IDENTITY: Mapping[str, Step] = _named(
    Step(
        "names",
        _("Names"),
        people.NamesForm,
        _("Every name, in every script that you have. It is how the person is found."),
    ),
    Step("births", _("Dates of birth"), people.BirthsForm, _("Several, when the papers differ. Nothing is guessed.")),
    Step(
        "particulars",
        _("Other particulars"),
        people.ParticularsForm,
        _("What tells the person from others of that name."),
    ),
    Step("documents", _("Documents"), people.DocumentsForm),
)
"""Steps about one set of a person's particulars."""

PERSON: Mapping[str, Step] = _named(
    Step("status", _("Part in the matter"), people.StatusForm),
    Step(
        "participation",
        _("What this person did"),
        people.ParticipationForm,
        _("This person, and nobody else of the matter."),
    ),
    Step(
        "offices",
        _("Offices held"),
        people.OfficesForm,
        _("Some offices protect their holder from the courts of other states."),
    ),
)
"""Steps about one person."""

WARRANT: Mapping[str, Step] = _named(
    Step("authority", _("Who issued it"), warrants.AuthorityForm),
    Step("paper", _("The paper"), warrants.PaperForm),
    Step("covers", _("Whom it names"), warrants.CoversForm),
    Step("offences", _("Offences"), warrants.OffencesForm),
    Step(
        "sentence",
        _("The sentence"),
        warrants.SentenceForm,
        _("Only for a judgment. Leave it out for a warrant to stand trial."),
    ),
)
"""Steps about one warrant or judgment."""

ACCOUNT = Step(
    "account",
    _("An account"),
    accounts.AccountForm,
    _("What somebody else says of a fact, or what is said of one person only. Accounts that differ stand together."),
)

OPTIONAL = frozenset({"documents", "offices", "accounts", "summary"})
"""Steps that may be left alone."""


def options(step: Step, mode: Any) -> dict[str, Any]:
    """What the form of a step needs besides the draft."""
    return {"mode": mode} if step.form is people.StatusForm else {}
