"""RPD article 5: who answers for the data, and for what is done on the strength of them."""

from fairnotice.law.model import duty, listed
from fairnotice.law.rpd.scope import rpd

source_puts_mistakes_right = duty(
    "rpd-5-5",
    cites=rpd("art. 5(5)"),
    says="Has the source put right what it entered wrongly?",
    carried_by="services.cases:amend_case",
)

organisation_answers_for_itself = listed(
    "rpd-5-6",
    cites=rpd("art. 5(6)"),
    says="Has the organisation put right its own unauthorised or wrong use of data?",
    why=(
        "Whether a use was wrong, and what follows, is found by an inquiry among people; the log gives them what "
        "happened."
    ),
)

recipient_acts_under_its_own_law = duty(
    "rpd-5-7-a",
    cites=rpd("art. 5(7)(a)"),
    says="Has the recipient named the law of its own under which it took a measure?",
    carried_by="services.hits:record_measure",
)

copies_follow_at_once = duty(
    "rpd-5-7-b",
    cites=rpd("art. 5(7)(b)"),
    says="Is every recipient told at once of a change or an end, so that it brings its copies into line?",
    carried_by="services.consequences:carry_out",
)
