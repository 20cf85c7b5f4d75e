"""The rules of the Constitution, in its order. Article 36, the Commission, is outside a review."""

from fairnotice.law.constitution import article_2, article_3, article_30
from fairnotice.law.model import Rule

CONSTITUTION_RULES: tuple[Rule, ...] = (
    article_2.human_rights_respected,
    article_2.death_penalty_weighed,
    article_2.absence_weighed,
    article_2.ordinary_law_only,
    article_3.nothing_political,
    article_30.no_instructions_from_governments,
    article_30.members_answer,
    article_30.one_bureau_for_each_country,
)
