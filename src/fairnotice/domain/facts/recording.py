"""Facts that the general conditions of recording ask about: the person, the data, their purpose."""

from fairnotice.domain.facts.key import FactKey

RECORDING: tuple[FactKey, ...] = (
    FactKey(
        "person.deceased",
        "The person is dead, since the day on which the account begins to hold.",
        "Is the person dead, and since which day?",
    ),
    FactKey(
        "person.cleared",
        "The person was cleared of the charges for which the data were recorded.",
        "Was the person cleared of the charges for which the data were recorded?",
    ),
    FactKey(
        "requester.investigates_or_prosecutes",
        "The international body that asks has powers to investigate or to prosecute.",
        "Which text gives you powers to investigate and to prosecute?",
    ),
    FactKey(
        "request.purpose_reached",
        "The purpose for which the data were recorded has been reached.",
        "Has the purpose for which the data were recorded been reached?",
    ),
    FactKey(
        "request.new_purpose_justified",
        "The source has stated a new purpose for keeping the data, and why it is needed.",
        "For which new purpose are the data to be kept, and why? Without one, withdraw them.",
    ),
    FactKey(
        "data.sensitive",
        "The data tell of somebody's race, politics, faith, union, health or sexuality.",
        "Do the data tell of anybody's race or ethnicity, politics, faith, union, health or sexuality?",
    ),
    FactKey(
        "data.sensitive_needed",
        "The sensitive data are of special value to the investigation.",
        "Why does the investigation need the sensitive data?",
    ),
    FactKey(
        "data.discriminates",
        "The data are worded or used so as to discriminate against the person.",
        "",
    ),
    FactKey(
        "data.conditions_of_use",
        "The source sets conditions for the use of the data, such as on their use as evidence.",
        "Which conditions do you set for the use of the data, such as on their use as evidence?",
    ),
)
