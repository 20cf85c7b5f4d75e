"""Changes of warrants and charges: added, withdrawn, re-worded; penalties raised and lowered."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.unknown import is_known
from fairnotice.domain.warrant import Offence, Warrant
from fairnotice.law.versions.change import FileChange, Group
from fairnotice.law.versions.walk import About, by_id, items, of_record, record_added, words_of

_PENALTIES = frozenset({"max_penalty", "imposed", "remaining", "in_absentia"})


def warrants_changed(before: Sequence[Warrant], after: Sequence[Warrant], file: Dossier) -> Iterator[FileChange]:
    """What changed in the warrants, their charges and sentences. `file` names the people whom they cover."""
    names = {subject.id: subject.label for subject in file.subjects}
    for id, old, new in by_id(before, after):
        told = new or old
        assert told is not None
        covered = {*(old.subjects if old else ()), *(new.subjects if new else ())}
        about = About(Group.WARRANT, _named(told), f"warrants/{id}", tuple(sorted(covered)))
        if old is None or new is None:
            issued = f", issued {told.issued}" if is_known(told.issued) else ""
            yield record_added(
                "warrant", f"{told.authority.name}{issued}", replace(about, of="The file"), added=old is None
            )
            charges: tuple[Sequence[Offence], Sequence[Offence]] = (
                old.offences if old else (),
                new.offences if new else (),
            )
            yield from _charges(*charges, about)
            continue
        yield from _regrouped(of_record(old, new, about, leave=("offences", "subjects")))
        was, now = ([names.get(one, one) for one in warrant.subjects] for warrant in (old, new))
        yield from items("subjects", was, now, about)
        yield from _charges(old.offences, new.offences, about)


def _charges(before: Sequence[Offence], after: Sequence[Offence], warrant: About) -> Iterator[FileChange]:
    for id, old, new in by_id(before, _under_old_ids(before, after)):
        about = replace(warrant, group=Group.CHARGE, where=f"{warrant.where}/offences/{id}")
        if old is None or new is None:
            told = new or old
            assert told is not None
            penalty = f" (maximum penalty: {words_of(told.max_penalty) or 'not given'})"
            yield record_added("charge", f"{told.charge}{penalty}", about, added=old is None)
        else:
            about = replace(about, of=f"The charge “{new.charge}”")
            yield from _regrouped(of_record(old, new, about, leave=("id",)))


def _under_old_ids(before: Sequence[Offence], after: Sequence[Offence]) -> list[Offence]:
    """Charges whose words are the same under another id are the same charge."""
    kept = {each.id for each in before} & {each.id for each in after}
    free = {each.charge: each.id for each in before if each.id not in kept}
    return [each if each.id in kept else replace(each, id=free.pop(each.charge, each.id)) for each in after]


def _regrouped(changes: Iterator[FileChange]) -> Iterator[FileChange]:
    for change in changes:
        yield replace(change, group=Group.PENALTY) if change.where.split("/")[-1] in _PENALTIES else change


def _named(warrant: Warrant) -> str:
    return f"The warrant {warrant.reference}" if is_known(warrant.reference) else f"The warrant {warrant.id}"
