"""Facts of the person: politics, immunity."""

from fairnotice.domain.facts.key import FactKey

PERSON: tuple[FactKey, ...] = (
    FactKey(
        "person.political_opponent",
        "The person is an opponent, candidate, activist, journalist or lawyer of such people.",
        "",
        practice="political_opponent",
    ),
    FactKey(
        "person.politician_or_associate",
        "The person is or was a politician or high official, or a relative or close associate of one.",
        "",
    ),
    FactKey(
        "person.immunity_lifted",
        "The immunity of the person was lifted or waived by who may do so.",
        "Was immunity lifted or waived? By whom, and by which decision?",
    ),
    FactKey(
        "person.domestic_immunity",
        "The person may enjoy immunity under the law of the requesting state.",
        "Does the person enjoy immunity under your law? If it was lifted, by which decision?",
        practice="immunity",
    ),
    FactKey(
        "person.sensitive_profession",
        "The person is an activist, a journalist, a lawyer of political people or a religious figure.",
        "",
    ),
    FactKey(
        "person.targeted_group",
        "The person belongs to a minority or another group that is targeted in the requesting state.",
        "",
        practice="member_of_targeted_group",
    ),
)
