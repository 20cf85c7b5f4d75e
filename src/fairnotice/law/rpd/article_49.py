"""RPD article 49: how long data are kept. The day of expiry is reckoned in `law.deadlines`, from the recording."""

from fairnotice.domain.dossier import View
from fairnotice.domain.unknown import is_known
from fairnotice.law.model import Ground, Result, RuleEffect, duty, gate, met, undetermined, used
from fairnotice.law.rpd.scope import rpd
from fairnotice.law.texts import number_limit

kept_as_long_as_needed = duty(
    "rpd-49-1",
    cites=rpd("art. 49(1)", amended=2019),
    says="Do data end by themselves when nobody says that their purpose needs them?",
    carried_by="services.clocks:sweep",
    effect=RuleEffect.BLOCK,
)


def period_given(view: View) -> bool:
    """Whether the source says how long the data are to be kept; article 37 asks when it does not."""
    return is_known(view.request.metadata.retention_months)


@gate("rpd-49-2", cites=rpd("art. 49(2)", amended=2019), applies=period_given, ground=Ground.METADATA_MISSING)
def period_within_the_maximum(view: View) -> Result:
    """Is the first period no longer than the Executive Committee's maximum?"""
    months, longest = view.request.metadata.retention_months, number_limit("retention.months", view.on)
    assert isinstance(months, int)  # period_given has looked
    fact = used(view, "request/metadata/retention_months", f"{months} months", view.request.sources)
    if months <= longest:
        return met(f"The data are to be kept for {months} months, at most {longest}.", fact)
    return undetermined(
        f"The data are to be kept for {months} months; the longest first period is {longest}.",
        fact,
        ask=f"For how many months should the data be kept, {longest} at most? They can be renewed with reasons.",
    )


period_begins_with_the_recording = duty(
    "rpd-49-3",
    cites=rpd("art. 49(3)", amended=2019),
    says="Does the period begin on the day of recording?",
    carried_by="services.publication:publish_notice",
    effect=RuleEffect.REQUIRE,
)

suspension_does_not_stop_it = duty(
    "rpd-49-4",
    cites=rpd("art. 49(4)", amended=2019),
    says="Does the period run on while the data are suspended?",
    carried_by="services.publication:suspend_notice",
    effect=RuleEffect.REQUIRE,
)
