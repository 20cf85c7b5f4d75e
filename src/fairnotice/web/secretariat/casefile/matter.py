"""What happened, and what is asked for."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.request import Request
from fairnotice.domain.unknown import Unknown
from fairnotice.web.secretariat.casefile.cells import Block, Cell, cells, titles
from fairnotice.web.secretariat.casefile.words import (
    PURPOSES,
    REQUESTERS,
    SOUGHT_FOR,
    STAGES,
    word,
)
from fairnotice.web.words import CONFIDENTIALITY, KINDS, LANGUAGES


def incident(dossier: Dossier) -> Iterator[Block]:
    """What happened, as the file tells it."""
    if dossier.incident is None:
        return
    told = dossier.incident
    yield Block(
        "incident",
        _("What happened"),
        cells(
            "incident",
            ("what", _("What"), told.what, "prose"),
            ("when", _("When"), told.when, "day"),
            ("place", _("Where"), told.place, "text"),
            ("country", _("Country"), told.country, "country"),
        ),
        titles(dossier, told.sources),
    )


def request(dossier: Dossier) -> Iterator[Block]:
    """What is asked for, by whom, and what the requester assures and attests."""
    asked = dossier.request
    yield Block("request", _("What is asked for"), _asked(asked), titles(dossier, asked.sources))
    yield Block("request/assurances", _("What the requester assures"), _assured(asked))
    yield Block("request/attestations", _("What the requester attests"), _attested(asked))
    yield Block("request/metadata", _("Data about the record"), _metadata(asked))


def _asked(asked: Request) -> tuple[Cell, ...]:
    return cells(
        "request",
        ("kind", _("Kind"), KINDS[asked.kind.value], "word"),
        ("stage", _("Stage"), word(STAGES, asked.stage), "word"),
        ("announced", _("Announced"), asked.announced, "day"),
        ("filed", _("Filed"), asked.filed, "day"),
        ("requester", _("By whom"), asked.requester.name, "text"),
        ("requester/kind", _("Kind of requester"), word(REQUESTERS, asked.requester.kind), "word"),
        ("requester/country", _("Country"), asked.requester.country, "country"),
        ("purpose", _("Purpose"), word(PURPOSES, asked.purpose), "word"),
        ("sought_for", _("Sought for"), word(SOUGHT_FOR, asked.sought_for), "word"),
        ("interest", _("Why other countries are asked"), asked.interest, "prose"),
        ("recipients", _("Recipients"), asked.recipients, "countries"),
        ("language", _("Language"), word(LANGUAGES, asked.language), "word"),
        ("public_extract", _("Agrees to a public extract"), asked.public_extract, "yes_no"),
    )


def _assured(asked: Request) -> tuple[Cell, ...]:
    said = asked.assurances
    return cells(
        "request/assurances",
        ("issuer_competent", _("Who issued the warrant was competent"), said.issuer_competent, "yes_no"),
        ("extradition_will_be_sought", _("Extradition will be sought"), said.extradition_will_be_sought, "yes_no"),
        ("extradition_countries", _("From which countries"), said.extradition_countries, "countries"),
    )


def _attested(asked: Request) -> tuple[Cell, ...]:
    said = asked.attestations
    return cells(
        "request/attestations",
        ("quality_and_lawfulness", _("Quality and lawfulness of the data"), said.quality_and_lawfulness, "yes_no"),
        ("publication_conditions", _("Conditions of publication are met"), said.publication_conditions, "yes_no"),
        ("cooperation_interest", _("Of interest for police cooperation"), said.cooperation_interest, "yes_no"),
        ("articles_2_and_3", _("In line with articles 2 and 3"), said.articles_2_and_3, "yes_no"),
        ("checked_human_rights", _("Checked: human rights"), said.checked_human_rights, "yes_no"),
        ("checked_article_3", _("Checked: article 3"), said.checked_article_3, "yes_no"),
    )


def _metadata(asked: Request) -> tuple[Cell, ...]:
    said = asked.metadata
    limits = said.access_limits if isinstance(said.access_limits, Unknown) else said.access_limits or _("none")
    return cells(
        "request/metadata",
        ("confidentiality", _("Confidentiality"), word(CONFIDENTIALITY, said.confidentiality), "word"),
        ("retention_months", _("Kept for, in months"), said.retention_months, "number"),
        ("access_limits", _("Countries shut out"), limits, "countries" if isinstance(limits, tuple) else "word"),
        ("linked_event", _("Linked event"), said.linked_event, "text"),
        ("relevance", _("Why it is relevant"), said.relevance, "prose"),
    )
