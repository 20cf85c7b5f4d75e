"""The rules on what cannot be true together, in the order in which a reader would check it."""

from fairnotice.law.file import accounts, acts, births, nobody, warrants
from fairnotice.law.model import Rule

FILE_RULES: tuple[Rule, ...] = (
    nobody.somebody_is_told,
    births.births_agree,
    acts.born_before_the_act,
    acts.alive_at_the_act,
    acts.act_before_the_warrants,
    acts.act_before_the_request,
    warrants.warrant_came_first,
    warrants.remainder_within_sentence,
    accounts.own_account_agrees,
)
