"""The headline of an effect and the three sentences that can be read out over the telephone."""

from dataclasses import dataclass
from datetime import date

from fairnotice.domain.effect import Bar, Instrument, Line, Presence
from fairnotice.domain.phrase import Named, Phrase
from fairnotice.domain.request import Kind
from fairnotice.law.effect_bars import IMMUNITY, LIMITATION, NATIONALITY, NO_EXTRADITION, PROTECTION
from fairnotice.law.effect_names import country_name

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Situation:
    """What the sentences are about. `state` is empty while the notice is in force or the question does not arise."""

    country: str
    instrument: Instrument
    kind: Kind
    own_request: bool
    state: str
    bars: tuple[Bar, ...]
    power: Line | None
    example: bool = False  # the power is of a file that no national authority has approved: training shows it
    unapproved: bool = False  # a power was left out for the same reason

    @property
    def place(self) -> str:
        """The country as a sentence says it."""
        return country_name(self.country)

    @property
    def thing(self) -> str:
        """What lies before the officer, in a word."""
        if self.instrument is Instrument.WARRANT:
            return "warrant"
        return "diffusion" if self.kind.is_diffusion else "notice"

    @property
    def standing_bar(self) -> Bar | None:
        """The first bar that stands."""
        return next((bar for bar in self.bars if bar.presence is Presence.YES), None)


def headline(case: Situation) -> str:
    """One sentence that says what it comes to."""
    nobody = f"Nobody in {case.place} is compelled by this {case.thing}"
    if case.state:
        return f"{nobody}: it is {case.state.replace('_', ' ')}, and no ground for any step."
    if case.standing_bar:
        return f"{nobody}, and nobody may arrest on it: {_inside(_reason(case.standing_bar))}."
    if case.own_request:
        return f"{nobody}: it is that country's own, and its law, not established here, decides."
    if case.power:
        needs = f"only with {case.power.condition}" if case.power.condition else "on the terms below"
        mark = " EXAMPLE: no national authority has approved this." if case.example else ""
        return f"{nobody}; an arrest is possible {needs}.{mark}"
    if case.unapproved:
        return f"{nobody}, and no power to arrest is shown: no national authority has approved this country's file."
    if case.instrument is Instrument.WARRANT:
        return f"{nobody}: it is another state's, and no power to act on it is established here."
    if not case.kind.seeks_arrest:
        return f"{nobody}; its kind asks for no arrest, and no power to arrest on it is established here."
    return f"{nobody}, and no power to arrest on it is established here."


def spoken(case: Situation) -> tuple[Phrase, Phrase, Phrase]:
    """What to do, why, and whom to call: three plain sentences."""
    if case.own_request and not case.standing_bar and not case.state:
        return (
            Phrase("Do not arrest on this {thing} alone: it is this country's own.", thing=Phrase(case.thing)),
            Phrase("Its own law decides, and that law is not established here."),
            Phrase("Call the authority that issued the warrant, and your National Central Bureau."),
        )
    call = Phrase("Call your National Central Bureau: it asks the source and knows who decides here.")
    return _do(case), _why(case), call


def _do(case: Situation) -> Phrase:
    if case.state:
        return Phrase("Do nothing on this {thing}: it is not in force.", thing=Phrase(case.thing))
    if case.standing_bar:
        return Phrase("Do not arrest on this.")
    if case.power and case.power.condition:
        return Phrase("Do not arrest on this alone: you need {condition}.", condition=case.power.condition)
    if case.power and case.example:
        return Phrase(
            "EXAMPLE, approved by nobody: you may arrest on the terms that the first line of the answer names."
        )
    if case.power:
        return Phrase("You may arrest on the terms that the first line of the answer names.")
    if case.instrument is Instrument.WARRANT:
        return Phrase("Do not arrest on this alone: it is another state's warrant, and no notice carries it.")
    return Phrase("Do not arrest on this alone.")


def _why(case: Situation) -> Phrase:
    if case.state:
        return Phrase(
            "The {thing} is {state}; correct every national copy at once.",
            thing=Phrase(case.thing),
            state=Phrase(case.state.replace("_", " ")),
        )
    bar, place = case.standing_bar, Named(case.place, case.country)
    if bar and bar.kind == PROTECTION:
        return Phrase("Protection from the requesting state stands in the way: tell that state nothing yet.")
    if bar:
        return _reason(bar)
    if case.power:
        return Phrase("Nobody in {place} is compelled; an arrest without it has no ground.", place=place)
    if case.unapproved:
        return Phrase(
            "Nobody in {place} is compelled, and no national authority has approved what is known of its law.",
            place=place,
        )
    return Phrase("Nobody in {place} is compelled, and no power to arrest is established here.", place=place)


def _reason(bar: Bar) -> Phrase:
    if bar.kind == IMMUNITY and bar.until:
        until = Named(day_in_words(bar.until), bar.until)
        return Phrase("The person holds an office that is immune from foreign courts until {until}.", until=until)
    return _REASONS.get(bar.kind, _REASONS[PROTECTION])


_REASONS = {
    IMMUNITY: Phrase("The person holds an office that is immune from foreign courts."),
    LIMITATION: Phrase("The warrant is time-barred by its own terms."),
    NATIONALITY: Phrase("This country does not surrender its own nationals."),
    NO_EXTRADITION: Phrase("The requester asks for no extradition from here."),
    PROTECTION: Phrase("Protection from the requesting state stands in the way."),
}


def _inside(sentence: str) -> str:
    """A sentence as it stands inside another one: no capital, no full stop."""
    return f"{sentence[0].lower()}{sentence[1:]}".removesuffix(".")


def day_in_words(day: date) -> str:
    """A day as it is said, whatever the machine's own language."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
