"""Facts of the act and of the conduct."""

from fairnotice.domain.facts.key import FactKey

ACT: tuple[FactKey, ...] = (
    FactKey(
        "act.state_operation",
        "The act was an act of state or a military operation.",
        "Was the act ordered or carried out as an act of another state or as a military operation?",
        practice="act_of_state_or_military_operation",
    ),
    FactKey(
        "act.official_capacity",
        "The person acted in office, in an official capacity.",
        "Did the person act in an official capacity? In which office?",
        practice="act_in_office",
    ),
    FactKey(
        "act.political_life",
        "The act is connected with political life.",
        "Is the act connected with political life?",
        practice="act_connected_with_political_life",
    ),
    FactKey(
        "act.violence_or_serious_harm",
        "The act caused or threatened death, injury or grave harm to a person.",
        "Which harm did the act cause, and to whom?",
        practice="violence_or_serious_harm",
    ),
    FactKey(
        "act.victims_civilian",
        "The victims are civilians or private persons.",
        "Who are the victims?",
        practice="victims_civilian",
    ),
    FactKey(
        "act.private_gain",
        "The person, or somebody close, gained personally.",
        "Did the person gain personally? What, and when?",
        practice="private_gain",
    ),
    FactKey(
        "act.peaceful",
        "The person's own conduct was peaceful.",
        "Which violent act is the person said to have committed?",
        practice="conduct_peaceful",
    ),
    FactKey(
        "act.expression",
        "The conduct is speech or the expression of an opinion.",
        "Is the conduct speech?",
        practice="freedom_expression",
    ),
    FactKey(
        "act.assembly",
        "The conduct is taking part in a gathering.",
        "Is the conduct taking part in a gathering?",
        practice="freedom_assembly",
    ),
    FactKey(
        "act.association",
        "The conduct is founding, running or joining a group.",
        "Is the conduct founding, running or joining a group?",
        practice="freedom_association",
    ),
    FactKey(
        "act.religion",
        "The conduct is the practice of a faith.",
        "Is the conduct the practice of a faith?",
        practice="freedom_religion",
    ),
    FactKey(
        "act.membership_only",
        "Nothing but membership of a group is alleged.",
        "Which acts beyond membership are alleged?",
        practice="membership_only",
    ),
    FactKey(
        "act.hate_or_incitement",
        "The speech is hate speech or incitement closely tied to a risk of violence.",
        "Which words, and which risk of violence?",
        practice="hate_or_incitement",
    ),
    FactKey(
        "act.speech_target",
        "At whom the speech is aimed.",
        "At whom was the speech aimed?",
        values=("state", "private", "religion"),
        practice="speech_target",
    ),
    FactKey(
        "act.attack_on_head_of_state",
        "The act is an attempt on the life of a head of state or of a member of the family.",
        "Was the victim a head of state or of the family of one?",
        practice="attack_on_head_of_state",
    ),
    FactKey(
        "act.property_damage",
        "The act damaged property.",
        "Which damage, worth how much?",
        practice="property_damage",
    ),
    FactKey(
        "act.armed_conflict",
        "The act took place in an armed conflict that is recognised internationally.",
        "Was there an armed conflict at the time and place of the act?",
        practice="armed_conflict_recognised",
    ),
    FactKey(
        "act.law_of_war_violation",
        "A breach of the laws of war is alleged.",
        "Which rule of the law of war is said to be broken?",
        practice="law_of_war_violation_alleged",
    ),
    FactKey(
        "act.un_operation_victims",
        "The victims served in an operation under a resolution of the UN Security Council.",
        "Did the victims serve in an operation under a Security Council resolution?",
    ),
    FactKey(
        "act.serious_crime_link",
        "The conduct is meant to enable a serious crime, or is suspected of links to organised crime.",
        "Is the conduct meant to enable a serious crime, or linked to organised crime?",
    ),
    FactKey(
        "act.treaty_based",
        "Widely ratified treaties oblige states to suppress the conduct.",
        "Which treaty obliges states to suppress the conduct?",
        practice="treaty_based_offence",
    ),
    FactKey(
        "act.organisation_recognition",
        "Who recognises the group as terrorist.",
        "Which group, and who has listed it?",
        values=("universal", "regional_or_some", "source_only"),
        practice="organisation_recognition",
    ),
)
