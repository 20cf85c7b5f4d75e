"""The rules of practice and of international law, written out in the order in which a review runs and prints them."""

from fairnotice.law.international.ag_2010_res_10 import AG_2010_RES_10
from fairnotice.law.international.functional_immunity import FUNCTIONAL_IMMUNITY
from fairnotice.law.international.icj_2002 import ICJ_2002
from fairnotice.law.international.refugees import REFUGEES
from fairnotice.law.model import Rule
from fairnotice.law.practice.act_of_state import ACT_OF_STATE
from fairnotice.law.practice.assembly import ASSEMBLY
from fairnotice.law.practice.coherence import COHERENCE
from fairnotice.law.practice.elections import ELECTIONS
from fairnotice.law.practice.elsewhere import ELSEWHERE
from fairnotice.law.practice.emigration import EMIGRATION
from fairnotice.law.practice.expression import EXPRESSION
from fairnotice.law.practice.grave import GRAVE_CRIMES
from fairnotice.law.practice.ipsg import IPSG
from fairnotice.law.practice.mass_upload import MASS_UPLOAD
from fairnotice.law.practice.military import MILITARY
from fairnotice.law.practice.politicians_foreign import POLITICIANS_FOREIGN
from fairnotice.law.practice.politicians_own import POLITICIANS_OWN
from fairnotice.law.practice.pure_offences import PURE_OFFENCES
from fairnotice.law.practice.religion import RELIGION
from fairnotice.law.practice.rights import RIGHTS
from fairnotice.law.practice.sanctions import SANCTIONS
from fairnotice.law.practice.separation import SEPARATION
from fairnotice.law.practice.state_security import STATE_SECURITY
from fairnotice.law.practice.terrorism import TERRORISM
from fairnotice.law.practice.unrest import UNREST
from fairnotice.law.practice.warrant import WARRANT
from fairnotice.law.practice.youth import YOUTH
from fairnotice.law.rpd.article_34_3 import ARTICLE_34_3

PRACTICE_RULES: tuple[Rule, ...] = (
    *ARTICLE_34_3,
    *WARRANT,
    *COHERENCE,
    *PURE_OFFENCES,
    *SEPARATION,
    *GRAVE_CRIMES,
    *RIGHTS,
    *ELSEWHERE,
    *IPSG,
    *ACT_OF_STATE,
    *POLITICIANS_OWN,
    *POLITICIANS_FOREIGN,
    *EXPRESSION,
    *ASSEMBLY,
    *STATE_SECURITY,
    *UNREST,
    *MASS_UPLOAD,
    *TERRORISM,
    *SANCTIONS,
    *ELECTIONS,
    *EMIGRATION,
    *RELIGION,
    *MILITARY,
    *ICJ_2002,
    *FUNCTIONAL_IMMUNITY,
    *REFUGEES,
    *AG_2010_RES_10,
    *YOUTH,
)
"""The seven factors first, then practice from the warrant to the particular fields, then law from outside."""
