"""RPD article 125: what may be kept after deletion so that the same data are not wrongly processed again."""

from fairnotice.law.model import duty
from fairnotice.law.rpd.scope import rpd

minimal_record_after_deletion = duty(
    "rpd-125-3",
    cites=rpd("art. 125(2)-(3)"),
    says="Is nothing but a minimal record kept, apart and restricted, after a deletion?",
    carried_by="services.keeping:keep_compliance_record",
)
