"""RPD articles 121 and 121A: data protection officers."""

from fairnotice.law.model import listed
from fairnotice.law.rpd.scope import rpd

bureau_names_an_officer = listed(
    "rpd-121",
    cites=rpd("art. 121, 123(3)"),
    says="Has each bureau named a data protection officer, and reported on checks and incidents this year?",
    why=(
        "Each bureau appoints somebody and reports in its own words; the access log and the figures are what such "
        "a report is made from."
    ),
)

independent_officer = listed(
    "rpd-121a",
    cites=rpd("art. 121A"),
    says="Does an independent data protection officer watch over the secretariat?",
    why=(
        "It is an appointment within the organisation; the Commission's pages show such a person everything that "
        "it sees itself."
    ),
)
