"""What the bureau assures and attests (RPD 84, 76, 34), and on which conditions the data go out."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.request import Kind
from fairnotice.web.bureau.content import UNKNOWN, Content, get, put
from fairnotice.web.bureau.fields import AnswerField, DayTextField, LandsField, NumberField, RadiosField, YesNoField
from fairnotice.web.bureau.stepform import StepForm, Values
from fairnotice.web.words import CONFIDENTIALITY


class AssurancesForm(StepForm):
    """RPD 84: what a requester of a red notice assures."""

    issuer_competent = AnswerField(label=_("Was the authority that issued the warrant competent to do so?"))
    extradition_will_be_sought = AnswerField(
        label=_("Will extradition be asked for when the person is arrested?"),
        help_text=_("A red notice without this is not published (RPD 84(b))."),
    )
    extradition_countries = LandsField(
        label=_("From which countries?"), help_text=_("One a line. Leave empty when it is from every country.")
    )
    extradition_not_from = LandsField(
        label=_("Are there countries from which it will not be asked for?"),
        help_text=_("One a line. There the notice says so, and nobody is arrested on it."),
    )
    extradition_until = DayTextField(
        label=_("Until which day will it be asked for?"), help_text=_("Leave empty when there is no such day.")
    )
    paths = {
        name: ("request", "assurances", name)
        for name in (
            "issuer_competent",
            "extradition_will_be_sought",
            "extradition_countries",
            "extradition_not_from",
            "extradition_until",
        )
    }
    needed = ("issuer_competent", "extradition_will_be_sought")


class AttestationsForm(StepForm):
    """RPD 76(2), 99(2) and 34(1)-(2): what a requester attests, point by point."""

    quality_and_lawfulness = AnswerField(label=_("The data are accurate and were obtained lawfully."))
    publication_conditions = AnswerField(label=_("The conditions for publishing such a notice are met."))
    cooperation_interest = AnswerField(label=_("The data are of interest for international police cooperation."))
    articles_2_and_3 = AnswerField(
        label=_("The request conforms to articles 2 and 3 of the Constitution."),
        help_text=_(
            "Article 2: in the spirit of human rights. Article 3: nothing political, military, religious or racial."
        ),
    )
    checked_human_rights = AnswerField(label=_("Our bureau has checked article 2 itself."))
    checked_article_3 = AnswerField(label=_("Our bureau has checked article 3 itself."))
    paths = {
        name: ("request", "attestations", name)
        for name in (
            "quality_and_lawfulness",
            "publication_conditions",
            "cooperation_interest",
            "articles_2_and_3",
            "checked_human_rights",
            "checked_article_3",
        )
    }
    needed = tuple(paths)


class ConditionsForm(StepForm):
    """Confidentiality, retention, who may not see it, and whether the public may."""

    confidentiality = RadiosField(CONFIDENTIALITY.items(), label=_("How confidential is it?"))
    retention_months = NumberField(
        least=1,
        most=1_200,
        label=_("For how many months are the data to be kept?"),
        help_text=_(
            "Five years (60 months) at most: more counts as five years. "
            "Before they end you are asked whether the data are still needed (RPD 49-50)."
        ),
    )
    access = RadiosField(
        (
            ("all", _("Every member country may see it")),
            ("some", _("Some countries may not see it")),
            (UNKNOWN, _("Not decided yet")),
        ),
        label=_("Who may see it?"),
    )
    access_limits = LandsField(
        label=_("Countries that may not see it"),
        help_text=_(
            "One a line, only when some may not. A notice goes to all; only a diffusion can leave some out (RPD 79(3))."
        ),
    )
    recipients = LandsField(
        label=_("To which countries is the diffusion sent?"), help_text=_("One a line. For a diffusion only.")
    )
    public_extract = YesNoField(
        label=_("May a part of it be shown to the public?"),
        help_text=_(
            "The name and the charge, where there are any, in the public register. Police see the notice either way."
        ),
    )
    paths = {
        "confidentiality": ("request", "metadata", "confidentiality"),
        "retention_months": ("request", "metadata", "retention_months"),
        "access_limits": ("request", "metadata", "access_limits"),
        "recipients": ("request", "recipients"),
        "public_extract": ("request", "public_extract"),
    }
    needed = ("confidentiality", "retention_months", "access", "public_extract")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Recipients are asked for a diffusion only, unless the file has some."""
        super().__init__(*args, **kwargs)
        kind = get(self.content, ("request", "kind"))
        is_diffusion = kind in (Kind.DIFFUSION, Kind.WANTED_DIFFUSION)
        if not is_diffusion and not get(self.content, ("request", "recipients")):
            del self.fields["recipients"]

    def read(self, content: Content) -> Values:
        """An empty list of limits is a statement: nobody is shut out."""
        limits = get(content, ("request", "metadata", "access_limits"))
        access = "" if limits is None else UNKNOWN if limits == UNKNOWN else "some" if limits else "all"
        return {**super().read(content), "access": access}

    def typed(self) -> Values:
        """The choice and the countries."""
        given = {**{"recipients": []}, **self.cleaned_data}
        values = {name: given[name] for name in self.paths}
        limits = list(values["access_limits"]) if given["access"] == "some" else []
        return {
            **values,
            "access_limits": limits or "",
            "recipients": list(values["recipients"]) or "",
            "access": given["access"],
        }

    def write(self, content: Content, values: Values) -> None:
        """Everybody is an empty list; not decided is unknown; not said is no key."""
        plain = {name: value for name, value in values.items() if name not in ("access", "access_limits")}
        for name, value in plain.items():
            put(content, self.paths[name], value)
        limits: Any = {"all": [], "some": values["access_limits"], UNKNOWN: UNKNOWN}.get(values["access"], "")
        put(content, self.paths["access_limits"], limits, blank=("", None))

    def clean(self) -> dict[str, Any]:
        """Who is shut out is named."""
        named = self.cleaned_data.get("access_limits") or "access_limits" in self.errors
        if self.cleaned_data.get("access") == "some" and not named:
            self.add_error("access_limits", ValidationError(_("Name the countries that may not see it.")))
        return self.cleaned_data
