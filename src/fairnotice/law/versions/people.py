"""Changes about the people of a file: their part, what is told of it, particulars, offices and protection."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from fairnotice.domain.subject import Office, Subject
from fairnotice.law.versions.change import FileChange, Group
from fairnotice.law.versions.walk import About, by_id, items, of_record, record_added, words_of

_ELSEWHERE = ("identities", "offices", "protections", "participation")


def people_changed(before: Sequence[Subject], after: Sequence[Subject]) -> Iterator[FileChange]:
    """What changed about each person, and who is named or named no more."""
    for id, old, new in by_id(before, after):
        if old is None or new is None:
            told = new or old
            assert told is not None
            about = About(Group.PERSON, "The file", f"subjects/{id}", (id,))
            yield record_added("person", told.label, about, added=old is None)
        else:
            yield from _person(old, new, About(Group.ROLE, new.label, f"subjects/{id}", (id,)))


def _person(old: Subject, new: Subject, about: About) -> Iterator[FileChange]:
    yield from of_record(old, new, about, leave=_ELSEWHERE)
    part = replace(about, where=about.at("participation"))
    for change in of_record(old.participation, new.participation, part):
        yield replace(change, group=Group.SUMMARY) if change.what == "summary" else change
    for number, (one, two) in enumerate(zip_longest(old.identities, new.identities)):
        of = replace(about, group=Group.IDENTITY, where=about.at(f"identities/{number}"))
        yield from of_record(one, two, of)
    yield from _offices(old.offices, new.offices, replace(about, group=Group.OFFICE))
    yield from items("protections", old.protections, new.protections, replace(about, group=Group.KEPT))


def _offices(before: Sequence[Office], after: Sequence[Office], about: About) -> Iterator[FileChange]:
    one, two = _terms(before), _terms(after)
    for key in dict.fromkeys((*two, *one)):
        office = f"{key[1]} ({key[2]})"
        of = replace(about, of=f"{about.of}, {office}", where=about.at("offices"))
        if key in one and key in two:
            yield from of_record(one[key], two[key], of)
        else:
            yield record_added(
                "office", words_of(two.get(key) or one.get(key)), replace(of, of=about.of), added=key in two
            )


def _terms(offices: Sequence[Office]) -> dict[tuple[str, str, str, int], Office]:
    """Offices by what they are; a second term in the same office is another one."""
    found: dict[tuple[str, str, str, int], Office] = {}
    for each in offices:
        term = sum(key[:3] == (each.kind, each.title, each.state) for key in found)
        found[each.kind, each.title, each.state, term] = each
    return found
