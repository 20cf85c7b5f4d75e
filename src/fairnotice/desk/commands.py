"""`fairnotice desk`: a member's own desk, and what an officer or an administrator asks of it."""

import signal
import sys
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any, NoReturn

import click

from fairnotice.desk import saying
from fairnotice.desk.anew import enrol_anew
from fairnotice.desk.answers import answers_between, held_at, mark_asked, minute, notice_at, signed_file, verified
from fairnotice.desk.backup import back_up, put_back
from fairnotice.desk.enrol import enrol
from fairnotice.desk.errors import DeskError
from fairnotice.desk.faults import look_at
from fairnotice.desk.folder import alone, default_folder, make_folder, secret
from fairnotice.desk.heads import compare_file, compare_others, head_file
from fairnotice.desk.held import enrolled
from fairnotice.desk.kept import told_of
from fairnotice.desk.line import Line
from fairnotice.desk.packs import import_pack
from fairnotice.desk.report import report
from fairnotice.desk.serving import Serving, opening_address, prepare, serve
from fairnotice.desk.standing import limit_kept
from fairnotice.desk.store import Store, set_state
from fairnotice.desk.times import now

FOUND = 1
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_NEW_FILE = click.Path(dir_okay=False, path_type=Path)
_DATA = click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="The desk's folder. Default: FAIRNOTICE_DESK, or the user's data folder.",
)
_JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object.")
_HOURS = click.FloatRange(0, 168, min_open=True)
_LIMIT = click.option(
    "--limit-hours",
    type=_HOURS,
    default=24.0,
    show_default=True,
    help="How old the copy may be and still answer as current; 168 (a week) at most.",
)
_OTHER_LIMIT = click.option(
    "--limit-hours", type=_HOURS, help="Under this limit. Default: the one that the desk was last served with, else 24."
)


@click.group(invoke_without_command=True)
@click.option("--from", "url", metavar="URL", help="The register, the first time: enrol with --code.")
@click.option("--code", envvar="FAIRNOTICE_DESK_CODE", help="The one-time code of the enrolment.")
@click.option("--live", is_flag=True, help="Enrol a live desk. Without it a desk is for training.")
@click.option("--telephone", default="", help="Of your bureau: it stands on every card.")
@_DATA
@click.option("--host", default="127.0.0.1", show_default=True, help="Where its pages are served.")
@click.option("--port", type=click.IntRange(1, 65535), default=8080, show_default=True)
@click.option(
    "--address", metavar="URL", default="", help="What officers type, when a proxy with TLS stands before it: https://…"
)
@_LIMIT
@click.option("--watch", type=click.Path(file_okay=False, path_type=Path), help="Screen files dropped in this folder.")
@click.pass_context
def desk(
    context: click.Context,
    url: str | None,
    code: str | None,
    live: bool,
    telephone: str,
    data: Path | None,
    host: str,
    port: int,
    address: str,
    limit_hours: float,
    watch: Path | None,
) -> None:
    """Run a member's own desk: its copy of the register, its screening, its pages and its API.

    The first time with --from and --code, later without. It works with the line down, says how old its copy is, and
    refuses to answer as current past its limit.
    """
    folder = (data or default_folder()).absolute()
    context.obj = folder
    if context.invoked_subcommand is not None:
        return
    if url:
        _enrol(folder, url, code, live=live)
    if telephone:
        with Store.open(folder).writing() as db:
            set_state(db, telephone=telephone)
    watched = watch.absolute() if watch else None
    _serve(Serving(folder, host=host, port=port, limit_hours=limit_hours, watch=watched, address=address.rstrip("/")))


def _enrol(folder: Path, url: str, code: str | None, *, live: bool) -> None:
    if not code:
        raise DeskError("The first time say the code of the enrolment as well: --code CODE.")
    make_folder(folder)
    with alone(folder), Line(url) as line:
        who = enrol(folder, line, code=code, live=live)
    click.echo(saying.enrolled(who, folder))


def _serve(how: Serving) -> NoReturn:
    signal.signal(signal.SIGTERM, lambda _signal, _frame: _interrupt())
    address = prepare(how)
    click.echo(saying.served(address, how, token=how.folder / "keys" / "local"))
    sys.stdout.flush()
    with suppress(KeyboardInterrupt):
        serve(how)
    click.echo("Stopped.", err=True)
    sys.exit(0)


def _interrupt() -> NoReturn:
    raise KeyboardInterrupt


def _store(context: click.Context, data: Path | None) -> Store:
    folder = data.absolute() if data else context.obj
    return Store.open(folder)


@desk.command()
@_DATA
@_OTHER_LIMIT
@_JSON
@click.pass_context
def status(context: click.Context, data: Path | None, limit_hours: float | None, as_json: bool) -> int:
    """How old the copy is, what was refused, what waits. Status 1 where it does not answer as current."""
    store = _store(context, data)
    limit = limit_kept(store.db) if limit_hours is None else timedelta(hours=limit_hours)
    said = report(store, limit=limit, now=now())
    _show(said, saying.status(said), as_json)
    return 0 if said["current"] else FOUND


@desk.command("enrol-anew")
@click.option("--code", required=True, envvar="FAIRNOTICE_DESK_CODE", help="A new one-time code of the same bureau.")
@click.option("--from", "url", default="", metavar="URL", help="The register, where its address is another now.")
@_DATA
@click.pass_context
def anew(context: click.Context, code: str, url: str, data: Path | None) -> None:
    """Enrol a new desk in place of this one: after its register was restored, or its copy is another. Stop it first.

    Matches, and what waits to be sent, go along. What this desk held and answered stays in a folder beside it.
    """
    folder = data.absolute() if data else context.obj
    click.echo(saying.anew(enrol_anew(folder, code=code, url=url, clock=now), folder))


@desk.command("go-on")
@click.option("--by", required=True, help="Who has looked at what was refused.")
@_DATA
@click.pass_context
def go_on(context: click.Context, by: str, data: Path | None) -> None:
    """Say that you have looked at what was refused: a desk that stands still goes on.

    What is held stays what it is, and the same false past stops the desk again.
    """
    marked = look_at(_store(context, data), by=by, now=now())
    click.echo(f"Marked as looked at: {marked}. The desk goes on.")


@desk.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(1, 65535), default=8080, show_default=True)
@_DATA
@click.pass_context
def address(context: click.Context, host: str, port: int, data: Path | None) -> None:
    """Print another address at which an officer comes in. Each is good once."""
    click.echo(opening_address(_store(context, data), host, port))


@desk.command()
@click.option("--export", "export", type=_NEW_FILE, help="Write a file for another desk's `compare`.")
@click.option("--ask", is_flag=True, help="Ask for the receipts of this bureau's other desks, and compare.")
@_DATA
@_JSON
@click.pass_context
def heads(context: click.Context, export: Path | None, ask: bool, data: Path | None, as_json: bool) -> None:
    """What this desk was shown: the head of its copy, to compare with another desk's."""
    store = _store(context, data)
    if export:
        export.write_text(head_file(store), encoding="utf-8")
    said: dict[str, Any] = {key: report(store, limit=timedelta(1), now=now())[key] for key in ("sequence", "head")}
    if ask:
        with Line(enrolled(store.db).url, token=secret(store.folder, "register")) as line:
            others = compare_others(store, line, now=now())
        said["others"] = [{"name": o.name, "sequence": o.sequence, "further": o.further} for o in others]
    _show(said, saying.heads(said), as_json)


@desk.command()
@click.argument("file", type=_FILE)
@_DATA
@click.pass_context
def compare(context: click.Context, file: Path, data: Path | None) -> None:
    """Compare with the file of heads of another desk of this bureau. Two pasts stop this desk; status 2 then."""
    click.echo(saying.compared(compare_file(_store(context, data), file.read_text(encoding="utf-8"), now=now())))


@desk.command()
@click.option("--at", required=True, metavar="TIME", help="2026-11-27T10:03Z; without Z it is UTC too.")
@click.option("--minutes", type=click.IntRange(1, 1440), default=1, show_default=True)
@click.option("--notice", "notices", multiple=True, metavar="NUMBER", help="What the copy said of it then, too.")
@click.option("--asked", metavar="LINE", help="Say which of the answers were given to this question.")
@click.option("--export", "export", type=_NEW_FILE, help="Write one signed file, for a court.")
@_DATA
@_JSON
@click.pass_context
def answers(
    context: click.Context,
    at: str,
    minutes: int,
    notices: tuple[str, ...],
    asked: str | None,
    export: Path | None,
    data: Path | None,
    as_json: bool,
) -> None:
    """What this desk held and said at a given minute."""
    store, begins = _store(context, data), minute(at).replace(second=0, microsecond=0)
    ends = begins + timedelta(minutes=minutes)
    found = answers_between(store.db, begins, ends)
    if asked:
        found = mark_asked(store, found, told_of(_query(asked)))
    then = held_at(store.db, ends)
    said = {
        "held": {"sequence": then.sequence, "head": then.head, "copy": then.copy, "applied_at": then.applied_at}
        if then
        else None,
        "answers": found,
        "notices": {number: notice_at(store.db, number, ends) for number in notices},
    }
    if export:
        export.write_text(
            signed_file(store, at=begins, minutes=minutes, now=now(), numbers=notices) + "\n", encoding="ascii"
        )
    _show(said, saying.answers(said), as_json)


def _query(line: str) -> Any:
    from fairnotice.border.asked_for import query_of
    from fairnotice.formats.travellerline import read_traveller

    return query_of(read_traveller(line, today=now().date()))


@desk.command()
@click.argument("file", type=_FILE)
@click.option("--desk-key", default="", help="The desk's key, or its beginning, as you know it by another way.")
@click.option("--register", default="", help="The fingerprint of the register's first key, as you know it.")
@_JSON
def verify(file: Path, desk_key: str, register: str, as_json: bool) -> None:
    """Check a signed file of answers: signatures, checkpoints and receipts in it hold together. Needs no desk."""
    found = verified(file.read_text(encoding="ascii", errors="replace"), desk_key=desk_key, register=register)
    said = {name: getattr(found, name) for name in found.__dataclass_fields__}
    _show(said, saying.verified(found), as_json)


@desk.group()
def pack() -> None:
    """Packs, for a post without a line."""


@pack.command("import")
@click.argument("file", type=_FILE)
@_DATA
@click.pass_context
def pack_import(context: click.Context, file: Path, data: Path | None) -> None:
    """Bring the copy on with a pack. It then counts as current until the pack's end, a week at most."""
    found = import_pack(_store(context, data), file.read_bytes(), now=now())
    click.echo(saying.packed(found))


@desk.command()
@click.argument("file", type=_NEW_FILE)
@_DATA
@click.pass_context
def backup(context: click.Context, file: Path, data: Path | None) -> None:
    """Back the desk up into one file, with its keys: keep it as you keep the desk."""
    back_up(_store(context, data), file, now=now())
    click.echo(
        f"Backed up: {file}. It holds the desk's keys. Put back, it is an older copy, which pulls what came since."
    )


@desk.command()
@click.argument("file", type=_FILE)
@_DATA
@click.pass_context
def restore(context: click.Context, file: Path, data: Path | None) -> None:
    """Make a desk's folder of a backup, in place of the one that was lost. Never run two desks from one backup."""
    folder = data.absolute() if data else context.obj
    put_back(file, folder)
    click.echo(f"Put back: {folder}. It is an older copy, which pulls what came since.")


def _show(said: dict[str, Any], text: str, as_json: bool) -> None:
    if as_json:
        sys.stdout.flush()
        sys.stdout.buffer.write(saying.as_json(said).encode())
        sys.stdout.buffer.flush()
    else:
        encoding = sys.stdout.encoding or "utf-8"
        click.echo(text.encode(encoding, "backslashreplace").decode(encoding))
