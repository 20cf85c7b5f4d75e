"""`fairnotice exposure`: what a bare warrant or a notice means in law, country by country, each answer a range."""

from datetime import date, datetime
from pathlib import Path

import click

from fairnotice.cli.effect import read_country
from fairnotice.cli.exposure_text import again_text, exposure_text
from fairnotice.cli.options import CASE, JSON, SUBJECT, moment_of, moment_options
from fairnotice.cli.printing import note, print_json, print_text
from fairnotice.cli.running import FOUND
from fairnotice.domain.effect import Instrument
from fairnotice.domain.errors import InvalidValue, said_by_system
from fairnotice.formats.dossier import read_dossier
from fairnotice.law.exposure import exposure_of
from fairnotice.law.exposure_again import exposure_again
from fairnotice.law.exposure_answer import exposure_json
from fairnotice.law.exposure_picture import exposure_svg


def read_countries(context: click.Context, option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Each code as `effect` reads it."""
    return tuple(read_country(context, option, value) for value in values)


@click.command()
@CASE
@click.option(
    "--country",
    "countries",
    multiple=True,
    metavar="CC",
    callback=read_countries,
    help="A country, by its two letters; may be given again. Default: every country with a file.",
)
@click.option("--warrant", "instrument", flag_value=Instrument.WARRANT.value, help="Only the bare warrant lies there.")
@click.option(
    "--notice", "instrument", flag_value=Instrument.NOTICE.value, default=True, help="The notice, were it published."
)
@moment_options
@SUBJECT
@JSON
@click.option(
    "--svg", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Draw the ranges into FILE."
)
@click.option(
    "--again",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Ask again what the answer in FILE was asked, and say what differs; status 1 where the answer does.",
)
def exposure(
    case: Path,
    countries: tuple[str, ...],
    instrument: str,
    on: date | None,
    known: datetime | date | None,
    zone: str,
    subject: str | None,
    as_json: bool,
    svg: Path | None,
    again: Path | None,
) -> int:
    """Say what the warrant or the notice of CASE means in law in each country. Not legal advice, and no ranking."""
    if sum(map(bool, (as_json, svg, again))) > 1:
        raise click.UsageError("Give one of --json, --svg and --again.")
    dossier = read_dossier(case)
    if again:
        asked = exposure_again(dossier, _earlier(again))
        print_text(again_text(asked))
        return 0 if asked.same else FOUND
    answer = exposure_of(
        dossier,
        moment_of(on, known, zone),
        countries=countries,
        subject=subject,
        instrument=Instrument(instrument),
    )
    if svg:
        _draw(svg, exposure_svg(answer))
    elif as_json:
        print_json(exposure_json(answer))
    else:
        reality = next(each.reality for each in dossier.subjects if each.id == answer.subject)
        print_text(exposure_text(answer, reality, in_full=bool(countries)))
    return 0


def _earlier(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidValue(f"{path} cannot be read as an earlier answer.") from error


def _draw(path: Path, picture: str) -> None:
    try:
        path.write_text(picture, encoding="utf-8")
    except OSError as error:
        raise InvalidValue(f"{path} cannot be written: {said_by_system(error)}.") from error
    note(f"Drawn into {path}.")
