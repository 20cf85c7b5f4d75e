"""RPD article 118: security incidents."""

from fairnotice.law.model import listed
from fairnotice.law.rpd.scope import rpd

incidents_reported = listed(
    "rpd-118",
    cites=rpd("art. 118"),
    says="Was a security incident reported to the source and, where personal data are concerned, to the Commission?",
    why=(
        "What happened, and whom it concerns, people find out and report in a letter; the log and its check are "
        "their evidence."
    ),
)
