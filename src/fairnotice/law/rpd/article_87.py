"""RPD article 87: what follows when the person is found."""

from fairnotice.law.model import deadline, duty, listed
from fairnotice.law.rpd.scope import rpd

finding_reported = deadline(
    "rpd-87-a-i",
    cites=rpd("art. 87(a)(i)"),
    says="Were the requester and the secretariat told immediately where the person was found?",
    carried_by="services.hits:decide_disclosure",
)

national_steps_taken = duty(
    "rpd-87-a-ii",
    cites=rpd("art. 87(a)(ii)"),
    says="Which step did the country of location take that its own law and treaties permit?",
    carried_by="services.hits:record_measure",
)

requester_acts_in_time = deadline(
    "rpd-87-b",
    cites=rpd("art. 87(b)"),
    says="Did the requester act at once and send data and papers within the time limits of the case?",
    carried_by="services.clocks:sweep",
)

secretariat_helps = listed(
    "rpd-87-c",
    cites=rpd("art. 87(c)"),
    says="Does the secretariat help both bureaus, such as by passing on the papers for arrest and extradition?",
    why="Its officers do it when asked. Papers lodged with a request can be read here by those whom it admits.",
)
