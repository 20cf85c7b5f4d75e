"""`fairnotice effect`: what a bare warrant or a notice means in one country on one day."""

from datetime import UTC, date, datetime
from pathlib import Path

import click

from fairnotice.cli.effect_text import checked_text, effect_text
from fairnotice.cli.options import CASE, JSON, SUBJECT, moment_of, moment_options
from fairnotice.cli.printing import print_json, print_text
from fairnotice.domain.effect import Instrument
from fairnotice.domain.errors import InvalidValue
from fairnotice.formats.dossier import read_dossier
from fairnotice.formats.dossier.values import COUNTRIES, country_meant
from fairnotice.law.effect import effect_json, effect_of
from fairnotice.law.effect_check import check_file


def read_country(_context: click.Context, _option: click.Parameter, value: str) -> str:
    """A code as it is given; a name, or the code that people use beside the standard's, is told what it should be."""
    meant = country_meant(value)
    if meant and value.strip().upper() not in COUNTRIES:
        raise click.BadParameter(f"'{value}' is not a country code. Did you mean '{meant}'?")
    return value


def check_country(context: click.Context, _option: click.Parameter, value: Path | None) -> None:
    """Look through a country's file instead of answering, and end: 0 when it can be used, 2 when it cannot."""
    if value is None or context.resilient_parsing:
        return
    name = value.name.removesuffix(".toml")
    try:
        text = value.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidValue(f"{value} cannot be read as text: {error}.") from error
    found = check_file(name, text, on=datetime.now(UTC).date())
    print_text(checked_text(found))
    context.exit(2 if found.mistakes else 0)


@click.command()
@CASE
@click.option("--country", required=True, metavar="CC", callback=read_country, help="The country, by its two letters.")
@click.option("--warrant", "instrument", flag_value=Instrument.WARRANT.value, help="Only the bare warrant lies there.")
@click.option(
    "--notice", "instrument", flag_value=Instrument.NOTICE.value, default=True, help="The notice, were it published."
)
@moment_options
@SUBJECT
@JSON
@click.option(
    "--check",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    is_eager=True,
    expose_value=False,
    callback=check_country,
    help="Look through a country's file, such as fr.toml, and say what is wrong in it. Takes no case.",
)
def effect(
    case: Path,
    country: str,
    instrument: str,
    on: date | None,
    known: datetime | date | None,
    zone: str,
    subject: str | None,
    as_json: bool,
) -> None:
    """Say what an officer of one country may, must and must not do with CASE, and why. Nobody is compelled."""
    moment = moment_of(on, known, zone)
    dossier = read_dossier(case)
    if subject is None and len(dossier.subjects) > 1:
        ids = ", ".join(each.id for each in dossier.subjects)
        raise InvalidValue(f"The case names several people: say which one of {ids}, with --subject.")
    answer = effect_of(dossier, country, moment, subject=subject, instrument=Instrument(instrument))
    if as_json:
        print_json(effect_json(answer))
    else:
        reality = next(each.reality for each in dossier.subjects if each.id == answer.subject)
        print_text(effect_text(answer, reality))
