"""What the commands of a desk say."""

import json
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from fairnotice.desk.anew import Anew
from fairnotice.desk.answers import Verified
from fairnotice.desk.heads import Compared
from fairnotice.desk.held import Enrolled
from fairnotice.desk.serving import Serving
from fairnotice.domain.mode import Mode
from fairnotice.register.instants import text_of
from fairnotice.register.pack import Pack

Said = Mapping[str, Any]


def as_json(said: Said) -> str:
    """One JSON object."""
    return json.dumps(said, ensure_ascii=False, indent=2, default=list) + "\n"


def enrolled(who: Enrolled, folder: Path) -> str:
    """After an enrolment."""
    return (
        f"{_mark(who.mode)}Enrolled: the desk {who.name} ({who.desk}) of {who.bureau}, "
        f"with {who.register_name or who.url}.\nIts keys and its copy are in {folder}: nobody else may read them."
    )


def anew(done: Anew, folder: Path) -> str:
    """After a desk was enrolled anew in the place of another."""
    lines = [
        f"{_mark(done.who.mode)}Enrolled anew: the desk {done.who.name} ({done.who.desk}) of {done.who.bureau}, in "
        f"{folder}.",
        f"Went along, to be sent: {done.findings} findings, {done.searches} searches. Start the desk.",
        f"What the desk before held and answered is in {done.old}, without documents: fairnotice desk answers --data "
        f"{done.old}",
    ]
    if done.pulled:
        lines.append(f"The first copy did not come yet ({done.pulled}): it does when the desk is started.")
    elif done.lost:
        lines.append("Tell the register's administrator what it no longer has:")
        lines += [f"  entry {one.sequence}, {one.entered_at}: {one.kind} {one.number}" for one in done.lost]
    else:
        lines.append("The register has every entry that the desk before had.")
    return "\n".join(lines)


def served(address: str, how: Serving, *, token: Path) -> str:
    """Where it is served."""
    lines = [
        "The desk is open. An officer comes in here, once; `fairnotice desk address` prints another address:",
        f"  {address}",
        f"The API takes the token in {token}. Ctrl-C stops the desk.",
    ]
    if how.watch:
        lines.append(f"Files of travellers dropped in {how.watch} are screened.")
    return "\n".join(lines)


def status(said: Said) -> str:
    """How the desk stands."""
    current = "It answers as current" + (f", until {said['until']} at the latest." if said["until"] else ".")
    lines = [
        f"{_mark(said['mode'])}Desk {said['name']} ({said['desk']}) of {said['bureau']}",
        f"Register: {said['register']['url']}",
        current if said["current"] else f"NOT CURRENT. {said['why_not']}",
        f"Copy: entry {said['sequence']} of {said['latest']}, whole as of {said['as_of'] or 'never'}"
        + (f" ({timedelta(seconds=said['age_seconds'])} ago)" if said["age_seconds"] is not None else "")
        + (", from a pack" if said["rests_on"] == "pack" else "")
        + f"; {said['notices']} notices in force",
        f"Line: {'down since ' + said['no_line_since'] if said['no_line_since'] else 'up at the last try'}",
        _receipt(said["receipt"]),
        f"Waits to be sent: {said['outbox']['findings']} findings, {said['outbox']['searches']} searches"
        + (f"; refused for good: {said['outbox']['refused']}" if said["outbox"]["refused"] else ""),
    ]
    if watched := said["watched"]:
        lines.append(
            f"Watched: {watched['folder']}; files that wait: {watched['waits']}, refused: {watched['refused']}"
            + (", in its folder refused, each with the reason beside it" if watched["refused"] else "")
        )
    if said["missing_documents"]:
        lines.append(f"Documents that are missing: {said['missing_documents']}")
    if said["clock"]:
        lines.append(said["clock"])
    lines += [f"Key: {key['id']} from {key['begins']}" + _until(key["ends"]) for key in said["keys"]]
    for one in said["faults"]:
        lines.append(f"Refused ({one['fault']}, {one['times']} times, last {one['last_at']}): {one['says']}")
    lines += dict.fromkeys(f"Next: {one['next']}" for one in said["faults"] if one["next"])
    if said["faults"]:
        lines.append("When you have looked, and nothing else is to be done: fairnotice desk go-on --by NAME")
    return "\n".join(lines)


def heads(said: Said) -> str:
    """What the desk was shown."""
    lines = [f"Entry {said['sequence']}", f"Head {said['head']}"]
    for one in said.get("others", ()):
        what = "has seen more; it is compared when this desk has too" if one["further"] else "was shown the same"
        lines.append(f"{one['name']}, up to entry {one['sequence']}: {what}")
    if "others" in said and not said["others"]:
        lines.append("This bureau has no other desk that has handed in a receipt.")
    return "\n".join(lines)


def compared(found: Compared) -> str:
    """What came of a comparison."""
    if found.further:
        return (
            f"The desk {found.name} has seen entry {found.sequence}, which this one has not: nothing is shown yet. "
            "Pull, then compare again; where this one stands still, export its heads and compare at the other desk."
        )
    return f"The same: up to entry {found.sequence} the desk {found.name} and this one were shown one past."


def answers(said: Said) -> str:
    """What was held and said."""
    then = said["held"]
    lines = [
        f"Held: entry {then['sequence']}, head {then['head'][:16]}…, applied {then['applied_at']}"
        if then
        else "Held: no receipt was written by then.",
        f"Answers: {len(said['answers'])}",
    ]
    for one in said["answers"]:
        asked = "" if "asked" not in one else ", this question" if one["asked"] else ", another question"
        age = "never whole" if one["age_seconds"] is None else f"{timedelta(seconds=one['age_seconds'])} old"
        lines.append(
            f"{one['at']} {one['kind']}, {one['purpose']}, entry {one['sequence']}, {age}{asked}: {_said(one)}"
        )
    for number, entries in said["notices"].items():
        now = f"{entries[-1]['state']}, version {entries[-1]['version']}" if entries else "not in the copy"
        lines.append(f"Notice {number} then: {now}")
    return "\n".join(lines)


def verified(found: Verified) -> str:
    """What a signed file proves."""
    return "\n".join(
        [
            f"Holds together: {len(found.answers)} answers of the desk {found.desk} of {found.bureau}, "
            f"from {found.begins} until {found.ends}.",
            f"Signed with the desk's key {found.desk_key}.",
            f"It rests on a register whose first key has the fingerprint {found.register_fingerprint}.",
            "Compare both with what you know by another way: from the bureau, and from the register.",
        ]
    )


def packed(found: Pack) -> str:
    """What came of a pack."""
    return (
        f"The copy goes to entry {found.checkpoint.sequence}, as of {text_of(found.checkpoint.at)}. "
        f"It counts as current until {text_of(found.until)}, no longer."
    )


def _said(one: Said) -> str:
    said = one["said"]
    if "refused" in said:
        return "not answered as current"
    if "notices" in said:
        return ", ".join(f"{number} version {version} {state}" for number, version, state in said["notices"]) or "none"
    return ", ".join(f"{decision} {number}" for number, _version, decision in said["matches"]) or "nothing found"


def _receipt(last: Said | None) -> str:
    if last is None:
        return "Receipt: none has arrived yet"
    agrees = {True: "the copy agrees", False: "THE REGISTER SAYS THAT THIS COPY IS ANOTHER", None: "not compared"}
    return f"Receipt: up to entry {last['sequence']}, {last['sent_at']}, {agrees[last['agrees']]}"


def _until(ends: str | None) -> str:
    return f" until {ends}" if ends else ""


def _mark(mode: str) -> str:
    return f"{Mode(mode).mark}. " if Mode(mode).mark else ""
