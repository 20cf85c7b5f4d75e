"""The facts that the law asks the source about, under articles 2, 3 and 34: yes, no, not known, and in which words.

The questions are the rulebook's own, in English. What reviewers hold, and must not ask, is not among them.
"""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.facts import ASKED_BY_KIND, FACTS, FactKey
from fairnotice.web.bureau.content import UNKNOWN, Content, entries, get, new_id, own_source, requester_name
from fairnotice.web.bureau.fields import INLINE, PickField, RadiosField, TextField
from fairnotice.web.bureau.shown import shown
from fairnotice.web.bureau.stepform import Group, Line, StepForm, Values
from fairnotice.web.bureau.words import VALUES
from fairnotice.web.templatetags.fairnotice import says

YES_NO = (("yes", _("Yes")), ("no", _("No")), (UNKNOWN, _("Not known")))
_NO, _DOES_NOT_KNOW = "The bureau answers: no.", "The bureau answers that it does not know."

STATE = (
    "act.state_operation",
    "act.official_capacity",
    "act.attack_on_head_of_state",
    "act.armed_conflict",
    "act.law_of_war_violation",
    "act.un_operation_victims",
    "person.domestic_immunity",
    "person.immunity_lifted",
)
POLITICS = (
    "act.political_life",
    "act.expression",
    "act.speech_target",
    "act.hate_or_incitement",
    "act.assembly",
    "act.association",
    "act.membership_only",
    "act.organisation_recognition",
    "act.religion",
    "act.peaceful",
)
HARM = (
    "act.violence_or_serious_harm",
    "act.victims_civilian",
    "act.property_damage",
    "act.private_gain",
    "act.serious_crime_link",
    "act.treaty_based",
)
SETTING = ("context.act_abroad", "context.location_known", "context.regional_operation")


class FactsForm(StepForm):
    """A page of facts, each with its answer and words."""

    keys: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Two fields a fact."""
        super().__init__(*args, **kwargs)
        for fact in self.facts():
            self.fields[_name(fact)] = _answer_field(fact)
            self.fields[f"{_name(fact)}-words"] = TextField(label=says(fact.ask), rows=2, max_length=2_000)

    def facts(self) -> Iterator[FactKey]:
        """The facts of the page."""
        return (FACTS[key] for key in self.keys)

    def read(self, content: Content) -> Values:
        """What the bureau itself says about each."""
        values: Values = {}
        for fact in self.facts():
            own = _own(content, fact.key) or {}
            value = own.get("value", UNKNOWN) if own else ""
            words = own.get("words", "")
            values[_name(fact)] = {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value
            values[f"{_name(fact)}-words"] = "" if words in (_NO, _DOES_NOT_KNOW) else words
        return values

    def typed(self) -> Values:
        """Answers and words."""
        names = [name for fact in self.facts() for name in (_name(fact), f"{_name(fact)}-words")]
        return {name: self.cleaned_data[name] for name in names}

    def write(self, content: Content, values: Values) -> None:
        """One account of the bureau's own a fact; other accounts stay as they are."""
        for fact in self.facts():
            answer, words = values[_name(fact)], values[f"{_name(fact)}-words"]
            own = _own(content, fact.key)
            if answer == "" and not words:
                if own is not None:
                    content["statements"].remove(own)
                continue
            own = own if own is not None else _new_statement(content, fact)
            own["words"] = words or (_NO if answer == "no" else _DOES_NOT_KNOW)
            own.pop("value", None)
            if answer not in ("", UNKNOWN):
                own["value"] = {"yes": True, "no": False}.get(answer, answer)
        if not content.get("statements"):
            content.pop("statements", None)

    def clean(self) -> dict[str, Any]:
        """Who says that it is so says what."""
        for fact in self.facts():
            answer, words = self.cleaned_data.get(_name(fact), ""), self.cleaned_data.get(f"{_name(fact)}-words", "")
            if answer not in ("", "no", UNKNOWN) and not words:
                self.add_error(f"{_name(fact)}-words", ValidationError(_("Say in your words what was so.")))
            if words and answer == "":
                self.add_error(_name(fact), ValidationError(_("Choose an answer to go with your words.")))
        return self.cleaned_data

    def answered(self) -> tuple[int, int]:
        """How many are answered, and how many there are."""
        return sum(1 for fact in self.facts() if self.answer(fact)), sum(1 for _fact in self.facts())

    def answer(self, fact: FactKey) -> str:
        """What the draft answers about a fact."""
        return str(self.read(self.content)[_name(fact)])

    def lines(self, values: Values) -> list[Line]:
        """Each fact with its answer and words in one line."""
        found = []
        for fact in self.facts():
            answer = shown(self.fields[_name(fact)], values[_name(fact)])
            words = values[f"{_name(fact)}-words"]
            found.append(Line(says(fact.meaning), ": ".join(each for each in (answer, words) if each)))
        return found

    def groups(self) -> tuple[Group, ...]:
        """One group a fact."""
        return tuple(Group("", (self[_name(fact)], self[f"{_name(fact)}-words"])) for fact in self.facts())

    def how_far(self) -> str:
        """Done when each was answered; "not known" is an answer."""
        answered = [value != "" for name, value in self.read(self.content).items() if not name.endswith("-words")]
        return "done" if all(answered) else "open" if any(answered) else "not_started"


class StateForm(FactsForm):
    """State, office, war and immunity."""

    keys = STATE


class PoliticsForm(FactsForm):
    """Politics, opinion, gatherings, groups and faith."""

    keys = POLITICS


class HarmForm(FactsForm):
    """Harm and gain."""

    keys = HARM


class SettingForm(FactsForm):
    """Where, and what else is running."""

    keys = SETTING


class KindFactsForm(FactsForm):
    """What the kind of notice that is asked for needs: none of it for a red one, whose conditions have pages."""

    def facts(self) -> Iterator[FactKey]:
        """The facts of the kind."""
        kind = str(get(self.content, ("request", "kind"), ""))
        return (FACTS[key] for key in ASKED_BY_KIND.get(kind, ()))


OWN_FACTS = frozenset({*STATE, *POLITICS, *HARM, *SETTING, *(key for keys in ASKED_BY_KIND.values() for key in keys)})
"""Every fact that the pages above ask about."""


def is_own(content: Content, statement: dict[str, Any]) -> bool:
    """Whether the statement is the bureau's own answer about the whole matter, which the pages above ask for."""
    own_files = {source.get("id") for source in entries(content, "sources") if source.get("kind") == "requester"}
    about_all = statement.get("subject") is None and "holds" not in statement
    by = (requester_name(content), "")
    return about_all and statement.get("source") in own_files and statement.get("by", "") in by


def _own(content: Content, key: str) -> dict[str, Any] | None:
    found = (each for each in entries(content, "statements") if each.get("about") == key and is_own(content, each))
    return next(found, None)


def _new_statement(content: Content, fact: FactKey) -> dict[str, Any]:
    wanted = "own-" + fact.key.replace(".", "-").replace("_", "-")
    taken = [str(each.get("id")) for each in entries(content, "statements")]
    statement = {
        "id": wanted if wanted not in taken else new_id("a", taken),
        "about": fact.key,
        "by": requester_name(content) or "the requesting bureau",
        "firmness": "stated",
        "source": own_source(content),
    }
    content.setdefault("statements", []).append(statement)
    return statement


def _answer_field(fact: FactKey) -> forms.Field:
    label = says(fact.meaning)
    if fact.values:
        return PickField([*VALUES[fact.key].items(), (UNKNOWN, _("Not known"))], label=label)
    return RadiosField(YES_NO, label=label, widget=forms.RadioSelect(attrs=dict(INLINE)))


def _name(fact: FactKey) -> str:
    return fact.key.replace(".", "-").replace("_", "-")
