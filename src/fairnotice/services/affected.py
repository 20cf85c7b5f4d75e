"""Who of those that a diffusion concerns would not receive it: refused until a reason is given, which is kept."""

from collections.abc import Collection, Mapping
from datetime import datetime

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.errors import InvalidValue, NotPossibleNow
from fairnotice.domain.officer import Officer
from fairnotice.law.affected import Affected, affected_countries
from fairnotice.records.models import BureauRecord
from fairnotice.services.acting import keep_reasons, reasoned

LEAVE_OUT = "leave_out"


def not_reached(dossier: Dossier, subject: str, reached: Collection[str]) -> tuple[Affected, ...]:
    """The countries concerned that have a bureau here, none of whose bureaus is among those reached. Within an act."""
    concerned = affected_countries(dossier, subject)
    here = dict(BureauRecord.objects.filter(kind="bureau").values_list("code", "country"))
    with_bureau, receive = set(here.values()), {here[code] for code in reached if code in here}
    return tuple(one for one in concerned if one.country in with_bureau and one.country not in receive)


def none_left_out_silently(left: Collection[Affected], reasons: Mapping[str, str]) -> None:
    """Refuse to go on while a country concerned is left out without a reason. Raises NotPossibleNow, InvalidValue."""
    silent = [one for one in left if one.country not in reasons]
    if silent:
        raise NotPossibleNow(
            "The diffusion concerns countries that would not receive it: "
            f"{'; '.join(one.says for one in silent)}. Send it to them, or say for each why it is left out "
            "(RoP 3.1, case 17)."
        )
    strange = sorted(set(reasons) - {one.country for one in left})
    if strange:
        raise InvalidValue(f"Not left out, or not concerned: {', '.join(strange)}. Give reasons for the others alone.")
    for why in reasons.values():
        reasoned(why)


def keep_left_out(reasons: Mapping[str, str], *, thing: str, by: Officer, at: datetime) -> None:
    """Keep why each is left out, beside the notice, for everybody who decides about it."""
    for country, why in sorted(reasons.items()):
        keep_reasons(f"{country}: {reasoned(why)}", thing=thing, act=LEAVE_OUT, by=by, at=at)
