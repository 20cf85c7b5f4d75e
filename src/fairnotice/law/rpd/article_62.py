"""RPD articles 62 and 63: data are verified with their source before anybody is coerced."""

from fairnotice.law.model import duty
from fairnotice.law.rpd.scope import rpd

source_confirms_before_coercion = duty(
    "rpd-62-63",
    cites=rpd("art. 62, 63(1)"),
    says="Has the source confirmed that the data are still accurate and relevant before a coercive measure?",
    carried_by="services.hits:ask_confirmation",
)
