"""What the bare warrant means in six countries on that day."""

from datetime import UTC, datetime

from fairnotice.cli.effect_text import effect_text
from fairnotice.config.demo.teller import Teller
from fairnotice.config.demo.the_rules import DAY
from fairnotice.domain.dates import Moment
from fairnotice.domain.dossier import Dossier
from fairnotice.domain.effect import Effect, Instrument, Modality, Presence
from fairnotice.law.effect import effect_of
from fairnotice.law.effect_names import title_name

_COUNTRIES = ("US", "GB", "FR", "TR", "IQ", "AE")
_IN_FULL = "GB"


def six_countries(teller: Teller, dossier: Dossier) -> None:
    """Chapter: a compact table, and one card in full."""
    teller.chapter("What the bare warrant means that day, in six countries")
    teller.say(
        "No notice was published. A warrant of one state lies before an officer of another: what may be done with it?",
        "Nobody is compelled, anywhere. A power to arrest is shown only where its source was read and is law, a court",
        "or the national authority; what is only reported or remembered gives nothing.",
    )
    moment = Moment.on_day(DAY, now=datetime(2020, 7, 1, tzinfo=UTC))
    effects = [
        effect_of(dossier, country, moment, instrument=Instrument.WARRANT, subject=dossier.subjects[0].id)
        for country in _COUNTRIES
    ]
    teller.table(
        ("country", "power to arrest", "in the way", "its own law, as far as it was read"),
        [_row(effect) for effect in effects],
        ratios=(8, 8, 9, 22),
    )
    teller.say(f"One of them in full, as `fairnotice effect --warrant --country {_IN_FULL}` prints it:")
    card = next(effect for effect in effects if effect.country == _IN_FULL)
    teller.block(effect_text(card, dossier.subjects[0].reality))


def _row(effect: Effect) -> tuple[str, str, str, str]:
    bars = [bar for bar in effect.bars if bar.presence is Presence.YES]
    stands = "; ".join(f"{bar.kind.replace('_', ' ')}{f' until {bar.until}' if bar.until else ''}" for bar in bars)
    return title_name(effect.country), "yes" if effect.arrest_power else "none established", stands or "-", _own(effect)


def _own(effect: Effect) -> str:
    """The country's own lines in short: what was read, else what is only reported, else what is missing."""
    own = [line for line in effect.lines if line.id.startswith(f"{effect.country.lower()}-")]
    read = [line.says for line in own if line.modality is not Modality.REMINDER]
    reported = [line.says for line in own if line.modality is Modality.REMINDER]
    missing = [f"Not established: {gap[0].lower()}{gap[1:]}" for gap in effect.not_established]
    return [*read, *reported, *missing, "nothing"][0]
