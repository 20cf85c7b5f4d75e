"""RPD article 83(2)(a): the identifiers that a red notice must have, in one of two sets."""

from fairnotice.domain.dossier import View
from fairnotice.law.model import Ground, Result, gate
from fairnotice.law.rpd.identity import two_sets
from fairnotice.law.rpd.scope import is_red, rpd


@gate("rpd-83-2-a", cites=rpd("art. 83(2)(a)(i)-(ii)"), applies=is_red, ground=Ground.INSUFFICIENT_IDENTITY)
def identifiers(view: View) -> Result:
    """Are there names, sex and birth with a distinguishing mark, or a good photograph with further data?"""
    return two_sets(view)
