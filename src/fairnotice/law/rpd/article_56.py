"""RPD article 56: downloads. What a bureau holds outside of the system is not seen here."""

from fairnotice.law.model import deadline
from fairnotice.law.rpd.scope import rpd

downloads_end_and_are_refreshed = deadline(
    "rpd-56",
    cites=rpd("art. 56(1)(f)-(i), 56(5)"),
    says=(
        "Were the downloaded data refreshed each week and deleted after six months, and could the source keep its "
        "own out?"
    ),
    carried_by="law.deadlines:due_of",
)
