"""One account of one fact, by somebody else than the bureau or about one person: who says it, and where it was read."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.facts import FACTS
from fairnotice.web.bureau.content import Content, entries, get, new_id, person_name, put
from fairnotice.web.bureau.fields import DayTextField, EnglishSelect, LineField, PickField, RadiosField, TextField
from fairnotice.web.bureau.shown import labels_of, named
from fairnotice.web.bureau.stepform import StepForm, Values
from fairnotice.web.bureau.words import FIRMNESS, SOURCE_KINDS

ALL, NEW = ":all", ":new"
"""Choices that are no ids: no id of a case file has a colon."""

_OFFERED = ("requester", "court", "record", "body", "press")


class AccountForm(StepForm):
    """An account. Those that differ stand side by side; none replaces another."""

    about = PickField((), label=_("Which fact is it about?"), required=True, widget=EnglishSelect)
    subject = RadiosField(((ALL, _("Everybody in the matter")),), label=_("About whom?"))
    by = LineField(
        label=_("Whose account is it?"), required=True, error_messages={"required": _("Say whose account it is.")}
    )
    words = TextField(
        label=_("What is said?"),
        required=True,
        help_text=_("In your own words, as it was said."),
        error_messages={"required": _("Write what is said.")},
    )
    value = RadiosField(
        (
            ("yes", _("It is so")),
            ("no", _("It is not so")),
            ("state", _("The speech is aimed at the state or its officials")),
            ("private", _("The speech is aimed at private persons")),
            ("religion", _("The speech is aimed at a religion")),
            ("group", _("The speech is aimed at a group of people, for what they are")),
            ("universal", _("The United Nations, or nearly every state, recognises the group as terrorist")),
            ("regional_or_some", _("A region, or some states, recognise the group as terrorist")),
            ("source_only", _("Only our own state calls the group terrorist")),
            ("not_terrorist", _("Nobody calls the group terrorist")),
            ("unsc", _("The sanctions are the Security Council's")),
            ("multilateral", _("The sanctions are those of several states together")),
            ("regional", _("The sanctions are those of a regional organisation")),
            ("unilateral", _("The sanctions are those of one state alone")),
            ("words", _("Only words: neither yes nor no")),
        ),
        label=_("What does the account say of the fact?"),
        required=True,
        error_messages={"required": _("Choose what the account says.")},
    )
    firmness = PickField(FIRMNESS.items(), label=_("How firmly?"))
    said = DayTextField(label=_("When was it said?"))
    source = RadiosField(((NEW, _("In a paper that is not listed yet")),), label=_("Where was it read?"))
    source_kind = PickField([(k, SOURCE_KINDS[k]) for k in _OFFERED], label=_("If it is not listed: what is it?"))
    source_title = LineField(label=_("Its title or description"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The facts that may be asked of a source, the persons, and the sources of the file."""
        super().__init__(*args, **kwargs)
        self._offer("about", [(key, fact.meaning) for key, fact in FACTS.items() if fact.ask])
        self._offer("subject", [(str(each.get("id")), _name(each)) for each in entries(self.content, "subjects")])
        sources = entries(self.content, "sources")
        self._offer("source", [(str(each.get("id")), named(str(each.get("title", "")))) for each in sources])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        """Put the choices after the first, which says what an empty answer means."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [*labels_of(field)[:1], *choices]

    def read(self, content: Content) -> Values:
        """The account, or nothing for a new one."""
        found = get(content, self.at.path(content), {}) if self.at.item else {}
        value = found.get("value", "words" if found else "")
        coded = {True: "yes", False: "no"}[value] if isinstance(value, bool) else value
        names = ("about", "subject", "by", "words", "firmness", "said", "source")
        return {
            **{name: found.get(name) or "" for name in names},
            "value": coded,
            "source_kind": "",
            "source_title": "",
        }

    def typed(self) -> Values:
        """As typed."""
        names = (
            "about",
            "subject",
            "by",
            "words",
            "firmness",
            "said",
            "source",
            "value",
            "source_kind",
            "source_title",
        )
        return {name: self.cleaned_data[name] for name in names}

    def write(self, content: Content, values: Values) -> None:
        """Change the account, or add it; a source that is not listed is added."""
        if self.at.item:
            account = get(content, self.at.path(content))
        else:
            taken = [str(each.get("id")) for each in entries(content, "statements")]
            account = {"id": new_id("a", taken)}
            content.setdefault("statements", []).append(account)
        for name in ("about", "subject", "by", "words", "firmness", "said"):
            put(account, (name,), "" if values[name] == ALL else values[name])
        account["source"] = values["source"] if values["source"] not in ("", NEW) else _add_source(content, values)
        account.pop("value", None)
        if values["value"] != "words":
            account["value"] = {"yes": True, "no": False}.get(values["value"], values["value"])

    def clean(self) -> dict[str, Any]:
        """The value must be one of the fact's; what was read nowhere is no account."""
        fact = FACTS.get(str(self.cleaned_data.get("about", "")))
        value = self.cleaned_data.get("value", "")
        if fact and value and value != "words" and value not in (fact.values or ("yes", "no")):
            self.add_error("value", ValidationError(_("This answer does not fit the fact. Choose another.")))
        if self.cleaned_data.get("source") in (None, "", NEW):
            for name, says in (
                ("source_kind", _("Say what the paper is.")),
                ("source_title", _("Describe the paper.")),
            ):
                if not self.cleaned_data.get(name) and name not in self.errors:
                    self.add_error(name, ValidationError(says))
        return self.cleaned_data


def _name(person: dict[str, Any]) -> str:
    return named(person_name(person)) if person_name(person) else _now("Person without a name")


def _add_source(content: Content, values: Values) -> str:
    taken = [str(each.get("id")) for each in entries(content, "sources")]
    made = new_id("q", taken)
    source = {"id": made, "kind": values["source_kind"], "title": values["source_title"]}
    content.setdefault("sources", []).append(source)
    return made
