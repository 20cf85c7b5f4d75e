"""Constitution article 3: nothing political, military, religious or racial. Applied through RPD 34(3) and practice."""

from fairnotice.law.constitution.scope import constitution
from fairnotice.law.model import duty

nothing_political = duty(
    "const-3",
    cites=constitution("art. 3"),
    says="Has a person said in writing why the matter is not mainly political, military, religious or racial?",
    carried_by="services.reviews:assess_request",
)
