"""What the bureau has not told at all: each as if it had told it, in whatever words."""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace

from fairnotice.domain.dates import Moment, PartialDate
from fairnotice.domain.dossier import Dossier, View
from fairnotice.domain.request import Metadata, SoughtFor
from fairnotice.domain.subject import Identity, Name, Participation, Photo, Subject
from fairnotice.domain.unknown import Unknown, is_known
from fairnotice.law.turns.levers import Doubt, Lever, Pull

TOLD = "told"
_FILLED = Metadata("RESTRICTED", 60, (), TOLD, TOLD)


def gap_levers(view: View) -> Iterator[Lever]:
    """Each gap of the request, closed."""
    yield from _account(view)
    yield from _identifiers(view)
    yield from _request(view)
    yield from _warrants(view)


def _account(view: View) -> Iterator[Lever]:
    part, incident = view.participation, view.dossier.incident
    own = part is not None and (part.acts or is_known(part.role))
    when = (part is not None and is_known(part.when)) or (incident is not None and is_known(incident.when))
    where = (part is not None and is_known(part.place)) or (incident is not None and is_known(incident.place))
    if own and when and where:
        return

    def tell(subject: Subject) -> Subject:
        had = subject.participation or Participation(summary=TOLD)
        return replace(
            subject,
            participation=replace(
                had,
                acts=had.acts or (TOLD,),
                role=had.role if is_known(had.role) else TOLD,
                when=had.when if is_known(had.when) else PartialDate(view.on.year - 1),
                place=had.place if is_known(had.place) else TOLD,
            ),
        )

    says = "The bureau tells what this person did, when and where."
    yield Lever("subject/participation", says, Doubt.UNKNOWN, _of_subject(view.subject.id, tell))


def _identifiers(view: View) -> Iterator[Lever]:
    if any(identity.photo is Photo.GOOD for identity in view.subject.identities):
        return

    def identify(subject: Subject) -> Subject:
        first = subject.identities[0] if subject.identities else Identity()
        names = first.names or (Name(f"{TOLD} {TOLD}"),)
        return replace(subject, identities=(replace(first, names=names, photo=Photo.GOOD), *subject.identities[1:]))

    says = "The bureau gives a good photograph with further data about the person."
    yield Lever("subject/identities", says, Doubt.UNKNOWN, _of_subject(view.subject.id, identify))


def _of_subject(id: str, change: Callable[[Subject], Subject]) -> Pull:
    def pull(dossier: Dossier, moment: Moment) -> tuple[Dossier, Moment]:
        subjects = tuple(change(found) if found.id == id else found for found in dossier.subjects)
        return replace(dossier, subjects=subjects), moment

    return pull


def _request(view: View) -> Iterator[Lever]:
    metadata = view.request.metadata
    open_ones = [f.name for f in fields(metadata) if isinstance(getattr(metadata, f.name), Unknown)]
    if open_ones:
        given = {name: getattr(_FILLED, name) for name in open_ones}

        def fill(dossier: Dossier, moment: Moment) -> tuple[Dossier, Moment]:
            request = replace(dossier.request, metadata=replace(dossier.request.metadata, **given))
            return replace(dossier, request=request), moment

        says = (
            f"The bureau states what every record carries: {', '.join(name.replace('_', ' ') for name in open_ones)}."
        )
        yield Lever("request/metadata", says, Doubt.UNKNOWN, fill)
    if not is_known(view.request.interest):
        yield Lever("request/interest", "The bureau says why other countries are needed.", Doubt.UNKNOWN, _interest)
    if view.request.kind.seeks_arrest and not is_known(view.request.sought_for):
        for sought, says in (
            (SoughtFor.PROSECUTION, "The person is wanted for prosecution."),
            (SoughtFor.SENTENCE, "The person is wanted to serve a sentence."),
        ):
            yield Lever("request/sought_for", says, Doubt.UNKNOWN, _sought(sought))


def _interest(dossier: Dossier, moment: Moment) -> tuple[Dossier, Moment]:
    return replace(dossier, request=replace(dossier.request, interest=TOLD)), moment


def _sought(sought: SoughtFor) -> Pull:
    return lambda dossier, moment: (replace(dossier, request=replace(dossier.request, sought_for=sought)), moment)


def _warrants(view: View) -> Iterator[Lever]:
    lacks = any(
        not is_known(warrant.reference) or any(not is_known(offence.provision) for offence in warrant.offences)
        for warrant in view.warrants
    )
    if lacks:
        says = "The bureau gives the reference of each warrant and the provision of each charge."
        yield Lever("warrants", says, Doubt.UNKNOWN, _referenced)


def _referenced(dossier: Dossier, moment: Moment) -> tuple[Dossier, Moment]:
    warrants = tuple(
        replace(
            warrant,
            reference=warrant.reference if is_known(warrant.reference) else TOLD,
            offences=tuple(
                offence if is_known(offence.provision) else replace(offence, provision=TOLD)
                for offence in warrant.offences
            ),
        )
        for warrant in dossier.warrants
    )
    return replace(dossier, warrants=warrants), moment
