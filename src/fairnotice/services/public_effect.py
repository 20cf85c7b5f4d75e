"""What a notice means in one country, computed from its public part alone, so that nothing else can show through it."""

from fairnotice.domain.dates import Moment, PartialDate
from fairnotice.domain.dossier import Dossier
from fairnotice.domain.effect import Effect
from fairnotice.domain.request import Kind, Request, Requester
from fairnotice.domain.subject import Identity, Name, Subject
from fairnotice.domain.warrant import Authority, Offence, Warrant
from fairnotice.law.effect import effect_of
from fairnotice.services.live import is_live
from fairnotice.services.public_register import Extract


def effect_for_the_public(extract: Extract, country: str, moment: Moment) -> Effect:
    """The effect as far as the public part carries it. Bars that rest on anything else are not looked at.

    Raises InvalidValue for a country that does not exist.
    """
    content = extract.content
    person = Subject(
        id="s1",
        identities=tuple(
            Identity(
                names=tuple(Name(name["text"]) for name in one["names"]),
                births=tuple(PartialDate.parse(birth) for birth in one["births"]),
                nationalities=tuple(one["nationalities"]),
            )
            for one in content["identities"]
        ),
    )
    requester = Requester(name=content["requester"], country=content["country"] or None)
    charges = tuple(Offence(id=f"o{n}", charge=charge) for n, charge in enumerate(content["charges"], start=1))
    dossier = Dossier(
        id=extract.number,
        title=extract.number,
        request=Request(kind=Kind(extract.kind), requester=requester),
        subjects=(person,),
        warrants=(Warrant(id="w1", authority=Authority(name=""), offences=charges, subjects=("s1",)),),
    )
    return effect_of(dossier, country, moment, live=is_live())
