"""What changed between two versions of a request's file: each change in a plain sentence, in groups, with both values.

Every value of the file is compared; nothing is weighed. Whoever compares says whose part of the file is given.
"""

from collections.abc import Iterator, Sequence

from fairnotice.domain.dossier import Dossier
from fairnotice.law.versions.change import FileChange, Group, How
from fairnotice.law.versions.papers import warrants_changed
from fairnotice.law.versions.people import people_changed
from fairnotice.law.versions.walk import About, by_id, items, of_record, record_added
from fairnotice.law.versions.wording import changed_words

__all__ = ["FileChange", "Group", "How", "changed_words", "concerning", "file_changes"]

_OTHERS = ("subjects", "warrants", "statements", "positions", "sources", "request", "incident")


def file_changes(before: Dossier, after: Dossier) -> tuple[FileChange, ...]:
    """Every change between two versions of one file, in the order of the groups. Empty when nothing differs."""
    found = [
        *warrants_changed(before.warrants, after.warrants, after),
        *people_changed(before.subjects, after.subjects),
        *_statements(before, after),
        *of_record(before.request, after.request, About(Group.REQUEST, "The request", "request")),
        *of_record(before.incident, after.incident, About(Group.MATTER, "The incident", "incident")),
        *of_record(before, after, About(Group.MATTER, "The file", ""), leave=_OTHERS),
        *items("positions", before.positions, after.positions, About(Group.KEPT, "The file", "")),
        *_sources(before, after),
    ]
    order = list(Group)
    return tuple(sorted(found, key=lambda change: order.index(change.group)))


def concerning(changes: Sequence[FileChange], subject: str) -> tuple[FileChange, ...]:
    """Those that are about one person or about the whole matter."""
    return tuple(change for change in changes if not change.subjects or subject in change.subjects)


def _statements(before: Dossier, after: Dossier) -> Iterator[FileChange]:
    for id, old, new in by_id(before.statements, after.statements):
        told = new or old
        assert told is not None
        who = (told.subject,) if told.subject else ()
        about = About(Group.STATEMENT, f"The account of {told.by}", f"statements/{id}", who)
        if old is None or new is None:
            said = f"{told.words} ({told.about.replace('.', ', ').replace('_', ' ')})"
            yield record_added("account", said, about, added=old is None)
        else:
            yield from of_record(old, new, about)


def _sources(before: Dossier, after: Dossier) -> Iterator[FileChange]:
    for id, old, new in by_id(before.sources, after.sources):
        told = new or old
        assert told is not None
        about = About(Group.SOURCE, f"The source “{told.title}”", f"sources/{id}")
        if old is None or new is None:
            yield record_added("source", told.title, about, added=old is None)
        else:
            yield from of_record(old, new, about)
