"""A session: whose it is, and when it ends."""


from tests.conftest import World
from tests.web.conftest import Browse


def test_a_signed_in_officer_is_known_at_every_page(browse: Browse, world: World) -> None:
    pages = browse(world.reviewer)
    response = pages.get("/account/sign-out/")
    request = response.wsgi_request
    assert request.officer == world.reviewer
    assert (request.account.login, request.account.bureau_name) == ("reviewer", "Secretariat")
