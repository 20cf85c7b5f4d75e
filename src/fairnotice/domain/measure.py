"""What a country may do on a confirmed hit, under its own law."""

MEASURE_KINDS = (
    "provisional_arrest",
    "monitoring",
    "restriction_of_movement",
    "entry_refused",
    "questioned",
    "none",
)
"""RPD 87(a)(ii) names provisional arrest, monitoring and restriction of movement; the others are what borders do."""

LEAST_BASIS = 20
"""Letters with which an act, its section and who decided can be named at least."""
