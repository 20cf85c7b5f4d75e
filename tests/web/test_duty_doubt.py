"""How another's data are to be handled, and telling their source that they may be wrong, as pages."""

from datetime import UTC, datetime

from fairnotice.services import publication
from tests.builders import a_dossier, a_statement, ordinary_statements
from tests.conftest import World
from tests.stories import WHY, a_notice
from tests.web.conftest import Browse

AT = datetime.now(UTC)
DOUBT = "Our register gives this passport to somebody born in 1951."


def test_a_notice_says_how_its_data_are_to_be_handled(browse: Browse, world: World) -> None:
    said = a_statement("data.conditions_of_use", True, words="Not as evidence without our consent.")
    notice = a_notice(world, a_dossier(statements=(*ordinary_statements(), said)), at=AT)
    page = browse(world.other).text(f"/duty/notices/{notice}/")
    for words in ("For official use only", "Not as evidence without our consent.", "Sensitive", "Fingerprints or DNA"):
        assert words in page


def test_without_conditions_it_says_that_there_are_none(browse: Browse, world: World) -> None:
    assert "The source sets none." in browse(world.other).text(f"/duty/notices/{a_notice(world, at=AT)}/")


def test_a_doubt_is_told_and_read_by_the_source(browse: Browse, world: World) -> None:
    notice = a_notice(world, at=AT)
    pages = browse(world.other)
    assert f"/duty/notices/{notice}/doubt/" in pages.text(f"/duty/notices/{notice}/")
    done = pages.post_form(f"/duty/notices/{notice}/doubt/", {"words": DOUBT}, holding="words")
    assert "The source and the secretariat have been told." in done.content.decode()
    assert "A bureau doubts the data of the notice" in browse(world.source).text("/messages/")


def test_a_doubt_needs_words(browse: Browse, world: World) -> None:
    where = f"/duty/notices/{a_notice(world, at=AT)}/doubt/"
    for words in ("", "no"):
        refused = browse(world.other).post_form(where, {"words": words}, holding="words")
        assert refused.status_code == 422
        assert "There is a problem" in refused.content.decode()


def test_the_source_and_who_has_not_the_notice_any_more_find_no_such_page(browse: Browse, world: World) -> None:
    notice = a_notice(world, at=AT)
    where = f"/duty/notices/{notice}/doubt/"
    assert browse(world.source).get(where).status_code == 404
    publication.withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=AT)
    assert browse(world.other).get(where).status_code == 404
    assert "Tell the source" not in browse(world.other).text(f"/duty/notices/{notice}/")
