"""The builders make what they say."""

from fairnotice.domain.unknown import Unknown
from tests.builders import a_dossier, a_view, a_warrant


def test_the_default_case_is_seen_with_its_warrant_and_charge() -> None:
    view = a_view()
    assert [offence.charge for offence in view.offences] == ["armed robbery causing grave injury"]
    assert not isinstance(view.wanted_by_own_state, Unknown)
    assert view.wanted_by_own_state is False


def test_a_shortcut_changes_only_the_penalty() -> None:
    offence = a_dossier(warrant=a_warrant(max_penalty="12 months")).warrants[0].offences[0]
    assert (str(offence.max_penalty), offence.charge) == ("1 year", "armed robbery causing grave injury")
