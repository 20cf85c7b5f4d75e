"""The Executive Committee's schedule of longest periods, as a secondary page gives it. The schedule was not seen."""

from fairnotice.law.model import Citation, deadline
from fairnotice.law.rpd.scope import RPD_IN_FORCE

SCHEDULE = Citation("EC-Retention", "as reported by a secondary page, under RPD art. 13(2)(f), 49", RPD_IN_FORCE)

five_years_for_people = deadline(
    "ec-ret-nominal",
    cites=SCHEDULE,
    says="Do the data about a person end after five years without a renewal?",
    carried_by="services.clocks:sweep",
)

prints_and_dna = deadline(
    "ec-ret-bio",
    cites=SCHEDULE,
    says="Do prints and DNA end after five years, or fifteen when nobody knows whose they are?",
    carried_by="law.deadlines:due_of",
)
