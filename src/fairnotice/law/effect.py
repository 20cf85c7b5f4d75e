"""What a bare warrant or a notice means for one person, in one country, on one day.

The rule of this module, which a test walks over every file: a power to arrest is shown only where its source was read
and is primary law, a court or the national authority, where the notice is in force and seeks an arrest, and where no
bar stands. Whatever else is said about a power becomes a reminder. In every other case the answer is that no power is
established, that nobody arrests on this alone, and whom to call.

Live, the file itself must have been approved by a national authority, for the lines as they stand. In training a
draft shows its power, marked as an example.
"""

from dataclasses import dataclass, replace

from fairnotice.domain.dates import Moment
from fairnotice.domain.dossier import Dossier, View
from fairnotice.domain.effect import Authority, Bar, Effect, Instrument, Line, Modality, Presence
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.lifecycle.notice import NoticeState
from fairnotice.domain.phrase import Phrase
from fairnotice.domain.request import Stage
from fairnotice.domain.subject import Reality
from fairnotice.domain.unknown import is_known
from fairnotice.law.effect_answer import effect_json, effect_schema
from fairnotice.law.effect_bars import NO_EXTRADITION, bars_of, orders_of
from fairnotice.law.effect_names import country_name
from fairnotice.law.effect_profiles import COMMON, DEFAULT, Entry, Profile, When, profile, profile_of
from fairnotice.law.effect_words import Situation, headline, spoken

__all__ = ["effect_json", "effect_of", "effect_schema", "line_as_shown", "withheld"]

_ORDER = (
    Modality.MAY_ARREST,
    Modality.MAY,
    Modality.MUST,
    Modality.MUST_NOT,
    Modality.CALL,
    Modality.CLOCK,
    Modality.REMINDER,
)


@dataclass(frozen=True, slots=True)
class _Question:
    """What was asked, with everything that the choice of lines needs. `state` is empty while the notice is in force."""

    view: View
    country: str
    instrument: Instrument
    state: str
    bars: tuple[Bar, ...]
    live: bool = True

    @property
    def own_request(self) -> bool:
        return self.country == self.view.requesting_state

    @property
    def unbarred(self) -> bool:
        """Whether the paper is in force and nothing is known to forbid acting on it."""
        return not self.state and all(bar.presence is not Presence.YES for bar in self.bars)

    @property
    def clocks_run(self) -> bool:
        """Whether the clocks of an arrest are told: also where no extradition is asked for, since they end the arrest
        that was made all the same."""
        standing = {bar.kind for bar in self.bars if bar.presence is Presence.YES}
        return not self.state and standing <= {NO_EXTRADITION}

    @property
    def power_possible(self) -> bool:
        """Whether a line may give a power at all, before any country is looked at."""
        return (
            self.unbarred
            and self.instrument is Instrument.NOTICE
            and not self.own_request
            and self.view.request.kind.seeks_arrest
        )


def effect_of(
    dossier: Dossier,
    country: str,
    moment: Moment,
    *,
    subject: str | None = None,
    instrument: Instrument = Instrument.NOTICE,
    notice_state: str | None = None,
    reader: str | None = None,
    live: bool | None = None,
) -> Effect:
    """What the warrant, or the notice were it published, means for one subject in that country at that moment.

    `subject` is needed when the file names several. `notice_state` is a word of the notice's life; none means in
    force. `reader` is the country of the bureau that will read the answer: protection never reaches the requester.
    `live`: whether somebody may act on the answer; where nobody says, it follows from whether the person is real.
    Raises InvalidValue for a country, a subject or a state that does not exist.
    """
    country = country.strip().upper()
    country_name(country)  # refuses a code that no country has
    view = View.of(dossier, _subject_id(dossier, subject), moment)
    if view.requesting_state is not None and view.requesting_state in {country, (reader or "").upper()}:
        view = replace(view, subject=replace(view.subject, protections=()))
    own = profile_of(country)
    bars = bars_of(view, country, own.nationals)
    state = _state(notice_state) if instrument is Instrument.NOTICE else ""
    acted_on = view.subject.reality is Reality.ACTUAL if live is None else live
    question = _Question(view=view, country=country, instrument=instrument, state=state, bars=bars, live=acted_on)
    return _answer(question, own)


def _subject_id(dossier: Dossier, subject: str | None) -> str:
    ids = [known.id for known in dossier.subjects]
    if subject is None and len(ids) == 1:
        return ids[0]
    if subject is None:
        raise InvalidValue(f"the case names several people or nobody: say which one of {', '.join(ids) or 'none'}")
    if subject not in ids:
        raise InvalidValue(f"the case names nobody as '{subject}', only {', '.join(ids) or 'nobody'}")
    return subject


def _state(word: str | None) -> str:
    if word is None:
        return ""
    try:
        state = NoticeState(word)
    except ValueError as error:
        raise InvalidValue(f"'{word}' is not a state of a notice: {', '.join(NoticeState)}") from error
    return "" if state is NoticeState.PUBLISHED else state.value


def _answer(question: _Question, own: Profile) -> Effect:
    default = profile(DEFAULT)
    ours = () if own is default else _lines(question, own)
    everywhere = _lines(question, profile(COMMON))
    power = next((line for line in (*ours, *everywhere) if line.modality is Modality.MAY_ARREST), None)
    cautious = () if power else _lines(question, default)
    lines = (*everywhere, *cautious, *ours, *orders_of(question.bars))
    situation = Situation(
        country=question.country,
        instrument=question.instrument,
        kind=question.view.request.kind,
        own_request=question.own_request,
        state=question.state,
        bars=question.bars,
        power=power,
        example=power is not None and not own.status.approved,
        unapproved=any(line.modality is Modality.REMINDER and line.says.startswith(WITHHELD) for line in ours),
    )
    return Effect(
        case=question.view.dossier.id,
        subject=question.view.subject.id,
        country=question.country,
        instrument=question.instrument,
        moment=question.view.moment,
        established=any(line.modality is not Modality.REMINDER for line in ours),
        arrest_power=power is not None,
        headline=headline(situation),
        lines=tuple(sorted(lines, key=lambda line: _ORDER.index(line.modality))),
        bars=question.bars,
        not_established=(*own.not_established, *_gaps(question)),
        profile=own.label,
        spoken=spoken(situation),
        arrest_needs=power.condition if power else "",
        status=own.status,
        live=question.live,
    )


def _gaps(question: _Question) -> tuple[str, ...]:
    """What the case file itself leaves open for this answer."""
    gaps: list[str] = []
    if not question.view.warrants:
        gaps.append(Phrase("The file knew no warrant against this person by then."))
    if question.instrument is Instrument.NOTICE and question.view.request.stage is Stage.ANNOUNCED:
        gaps.append(Phrase("No notice is known: the request was announced. The answer says what a notice would mean."))
    return tuple(gaps)


def _lines(question: _Question, source: Profile) -> tuple[Line, ...]:
    shown = ((entry, line_as_shown(entry.line)) for entry in source.entries if _applies(question, entry))
    return tuple(
        _with_penalty(question, entry, _as_approved(question, source, line))
        for entry, line in shown
        if line.modality is not Modality.MAY_ARREST or question.power_possible
    )


WITHHELD = "No power here while no national authority has approved this file: "
EXAMPLE = "EXAMPLE, approved by no national authority: "


def withheld(line: Line) -> Line:
    """A power that nobody has approved, as a reminder that says why it is none."""
    says = Phrase(f"{WITHHELD}{{line}}", line=line.says)
    return replace(line, modality=Modality.REMINDER, short="", says=says)


def _as_approved(question: _Question, source: Profile, line: Line) -> Line:
    """A power as the status of its file lets it be shown: live, only an approved file gives one."""
    if line.modality is not Modality.MAY_ARREST or source.status.approved:
        return line
    if question.live:
        return withheld(line)
    short, says = (Phrase(f"{EXAMPLE}{{line}}", line=each) for each in (line.brief, line.says))
    return replace(line, short=short, says=says)


def line_as_shown(line: Line) -> Line:
    """The line as an officer may see it: what was not read, or carries no power, becomes a reminder."""
    if not line.seen or line.authority is Authority.KNOWLEDGE:
        says = Phrase("From knowledge, not checked: {line}", line=line.says)
        return replace(line, modality=Modality.REMINDER, short="", says=says)
    if line.modality is Modality.MAY_ARREST and not line.carries_arrest:
        says = Phrase("Reported, not established as a power: {line}", line=line.says)
        return replace(line, modality=Modality.REMINDER, short="", says=says)
    return line


def _applies(question: _Question, entry: Entry) -> bool:
    scope, requester = entry.scope, question.view.requesting_state
    notice = question.instrument is Instrument.NOTICE
    clock = entry.line.modality is Modality.CLOCK
    return (
        question.instrument in scope.instruments
        and scope.holds.includes(question.view.on)
        and scope.own_request is question.own_request
        and _fits_state(question, entry)
        and (not scope.unbarred or question.unbarred or (clock and question.clocks_run))
        and (not notice or not scope.kinds or question.view.request.kind in scope.kinds)
        and (not scope.in_countries or question.country in scope.in_countries)
        and (not scope.from_states or requester in scope.from_states)
        and requester not in scope.except_states
        and not any(bar.kind == scope.not_with and bar.presence is Presence.YES for bar in question.bars)
    )


def _fits_state(question: _Question, entry: Entry) -> bool:
    """A notice that is not in force leaves its own duties, what must not be done, and whom to call."""
    if not question.state:
        return entry.scope.when is When.IN_FORCE
    return entry.scope.when is When.NOT_IN_FORCE or entry.line.modality in {Modality.MUST_NOT, Modality.CALL}


def _with_penalty(question: _Question, entry: Entry, line: Line) -> Line:
    """Put the penalty that the file states beside the one that the line's test names; the test is not made here."""
    if entry.min_penalty is None:
        return line
    stated = [offence.max_penalty for offence in question.view.offences]
    known = [penalty for penalty in stated if is_known(penalty)]
    says = (
        f"The gravest maximum that the file states is {max(known)}." if known else "The file states no maximum penalty."
    )
    return replace(line, why=f"{line.why} {says} The test is {entry.min_penalty} in that country's own terms.".strip())
