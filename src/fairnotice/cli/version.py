"""`fairnotice --version`."""

import click

from fairnotice import __version__


def version_option() -> click.Option:
    """The option."""
    return click.Option(
        ["--version"],
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=_print,
        help="Print the version and end.",
    )


def _print(context: click.Context, _option: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        click.echo(f"fairnotice {__version__}")
        context.exit()
