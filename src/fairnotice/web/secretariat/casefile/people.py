"""The person whom the request is about: identities, offices, the part they are said to have had; who else is named."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.subject import Document, Identity, Name, NameKind, Office, Subject
from fairnotice.domain.unknown import Unknown, is_known
from fairnotice.web.secretariat.casefile.cells import Block, Cell, cells, titles
from fairnotice.web.secretariat.casefile.words import NAME_KINDS, OFFICES, PHOTOS, STATUSES, word
from fairnotice.web.words import SEXES


def person(dossier: Dossier, subject: Subject) -> Iterator[Block]:
    """Everything that the file holds of one person, but protection."""
    base = f"subjects/{subject.id}"
    yield Block(base, _("In this matter"), cells(base, ("status", _("Status"), word(STATUSES, subject.status), "word")))
    for index, identity in enumerate(subject.identities):
        yield _identity(dossier, f"{base}/identities/{index}", identity, index, len(subject.identities))
    for index, office in enumerate(subject.offices):
        yield _office(dossier, f"{base}/offices/{index}", office)
    if subject.participation is not None:
        yield _participation(dossier, f"{base}/participation", subject)


def others(dossier: Dossier, subject: str) -> Iterator[Block]:
    """Who else is named in the matter, and what the file says that they did."""
    for other in dossier.subjects:
        if other.id != subject:
            base = f"subjects/{other.id}"
            told = other.participation.summary if other.participation else ""
            yield Block(
                base, other.label, cells(base, ("participation", _("Said to have done"), told, "prose")), content=True
            )


def _identity(dossier: Dossier, base: str, identity: Identity, index: int, count: int) -> Block:
    title = _("Identity") if count == 1 else _("Identity %(number)s") % {"number": index + 1}
    return Block(
        base,
        title,
        (
            *_names(base, identity.names),
            *cells(
                base,
                ("births", _("Born"), identity.births, "days"),
                ("birth_place", _("Place of birth"), identity.birth_place, "text"),
                ("sex", _("Sex"), word(SEXES, identity.sex), "word"),
                ("nationalities", _("Nationality"), identity.nationalities, "countries"),
            ),
            *_documents(base, identity.documents),
            *cells(
                base,
                ("photo", _("Photograph"), word(PHOTOS, identity.photo), "word"),
                ("description", _("Description"), identity.description, "prose"),
                ("biometrics", _("Fingerprints or other biometrics"), identity.biometrics, "yes_no"),
            ),
        ),
        titles(dossier, identity.sources),
    )


def _names(base: str, names: tuple[Name, ...]) -> Iterator[Cell]:
    for index, name in enumerate(names):
        label = _("Name") if name.kind is NameKind.PRIMARY else NAME_KINDS[name.kind.value]
        shown = {"text": name.text, "script": _known(name.script), "language": _known(name.language)}
        yield Cell(f"{base}/names/{index}", label, shown, "name")


def _documents(base: str, documents: tuple[Document, ...]) -> Iterator[Cell]:
    for index, document in enumerate(documents):
        shown = {"kind": document.kind, "number": document.number, "country": _known(document.country)}
        yield Cell(f"{base}/documents/{index}", _("Document"), shown, "document")


def _known(code: str | Unknown) -> str:
    return code if is_known(code) else ""


def _office(dossier: Dossier, base: str, office: Office) -> Block:
    return Block(
        base,
        office.title,
        cells(
            base,
            ("kind", _("Kind of office"), OFFICES[office.kind.value], "word"),
            ("state", _("Of"), office.state, "country"),
            ("began", _("Held from"), office.began, "day"),
            ("scheduled_end", _("Is to end on"), office.scheduled_end if not office.ended else None, "day"),
            ("ended", _("Ended on"), office.ended, "day"),
        ),
        titles(dossier, office.sources),
        content=True,
        note="" if office.end else _("No end is known."),
    )


def _participation(dossier: Dossier, base: str, subject: Subject) -> Block:
    part = subject.participation
    assert part is not None
    acts = part.acts
    return Block(
        base,
        _("What the person is said to have done"),
        cells(
            base,
            ("summary", _("Summary"), part.summary, "prose"),
            ("role", _("Role"), part.role, "prose"),
            ("acts", _("Acts"), acts, "list"),
            ("place", _("Where"), part.place, "text"),
            ("when", _("When"), part.when, "day"),
            ("means", _("By what means"), part.means, "text"),
            ("gain", _("Gain"), part.gain, "text"),
        ),
        titles(dossier, part.sources),
        note="" if is_known(part.role) or acts else _("The file gives no role and no acts of this person's own."),
    )
