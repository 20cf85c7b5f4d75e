"""The person's own part in a red notice, as the Commission looks for it (RPD 35, 83(2)(b)(i))."""

from fairnotice.domain.dossier import View
from fairnotice.domain.unknown import is_known
from fairnotice.law.model import Ground, Result, gate, met, undetermined, used
from fairnotice.law.practice.elsewhere import commission
from fairnotice.law.rpd.scope import is_red

ASK = "What exactly did this person do, or which part did they have in it?"


def a_part_is_told(view: View) -> bool:
    """A red notice with an account of the person's part; where there is none, 83(2)(b)(i) asks for it."""
    return is_red(view) and view.participation is not None


@gate("ccf-participation", cites=commission("2024-2", 2024), applies=a_part_is_told, ground=Ground.INSUFFICIENT_FACTS)
def own_part_pinned_down(view: View) -> Result:
    """Do the facts pin down this person's own role or acts?

    Time, means and gain that are not told are named, since the Commission looks for them as well.
    """
    part = view.participation
    assert part is not None  # `applies` has looked
    fact = used(view, f"subjects/{view.subject.id}/participation", part.summary, part.sources)
    if not part.acts and not is_known(part.role):
        return undetermined("The account does not say what this person's own part was.", fact, ask=ASK)
    silent = [
        what for what, value in (("time", part.when), ("means", part.means), ("gain", part.gain)) if not is_known(value)
    ]
    note = f" Not told of this person: {', '.join(silent)}." if silent else ""
    return met(f"The account says what this person's own part was.{note}", fact)
