"""How data are to be handled: their level, the source's conditions, what is sensitive."""

from dataclasses import replace

from fairnotice.domain.handling import handling_of
from fairnotice.domain.request import Metadata
from tests.builders import a_dossier, a_request, a_statement, a_subject, an_identity


def test_the_level_is_the_sources() -> None:
    dossier = a_dossier(request=a_request(metadata=Metadata(confidentiality="RESTRICTED")))
    assert (handling_of(dossier).level, handling_of(dossier).level_given) == ("RESTRICTED", True)


def test_without_a_level_the_lowest_applies_and_it_is_said_that_none_was_given() -> None:
    handling = handling_of(a_dossier(request=a_request(metadata=Metadata())))
    assert (handling.level, handling.level_given) == ("OFFICIAL_USE_ONLY", False)


def test_conditions_of_use_are_in_the_sources_own_words_and_a_denial_is_none() -> None:
    said = a_statement("data.conditions_of_use", True, words="Not as evidence without our consent.")
    denied = replace(said, id="other", value=False, words="No conditions.")
    assert handling_of(a_dossier(statements=(said, denied))).conditions == ("Not as evidence without our consent.",)


def test_prints_and_what_is_said_to_be_sensitive_show_as_such() -> None:
    plain = a_dossier(subject=a_subject(identities=(an_identity(biometrics=False),)))
    assert (handling_of(plain).prints, handling_of(plain).sensitive) == (False, ())
    said = a_statement("data.sensitive", True, words="He is treated for an illness.")
    handling = handling_of(a_dossier(statements=(said,)))
    assert (handling.prints, handling.sensitive) == (True, ("He is treated for an illness.",))
