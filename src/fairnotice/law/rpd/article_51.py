"""RPD article 51: how data end."""

from fairnotice.law.model import deadline, duty
from fairnotice.law.rpd.scope import rpd

expires_without_renewal = deadline(
    "rpd-51-2",
    cites=rpd("art. 51(2)", amended=2019),
    says="Was the need stated by the day of expiry, without which the data are deleted?",
    carried_by="services.clocks:sweep",
)

source_deletes_when_purpose_reached = duty(
    "rpd-51-3",
    cites=rpd("art. 51(3)", amended=2019),
    says="Has the source ended the entry once its purpose was reached?",
    carried_by="services.publication:withdraw_notice",
)

source_asked_to_reassess = duty(
    "rpd-51-4",
    cites=rpd("art. 51(4)", amended=2019),
    says="Was the source asked promptly to reassess when there is reason to think that the purpose is gone?",
    carried_by="services.reviews:ask_requester",
)

source_told_of_deletion = duty(
    "rpd-51-5",
    cites=rpd("art. 51(5)", amended=2019),
    says="Was the source told of the deletion and of the reasons for it?",
    carried_by="services.publication:delete_notice",
)

deletion_reaches_every_copy = duty(
    "rpd-51-6",
    cites=rpd("art. 51(6)", amended=2019),
    says="Does the deletion reach every copy in the system?",
    carried_by="services.publication:delete_notice",
)

undeletable_data_made_unusable = duty(
    "rpd-51-7",
    cites=rpd("art. 51(7)", amended=2019),
    says="Were data that cannot be deleted made unusable, and was the Commission told?",
    carried_by="services.publication:delete_notice",
)
