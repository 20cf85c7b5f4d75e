"""Immunity for official acts: former holders of high office and every other official of another state.

It is custom, older than any draft; the International Law Commission's draft articles 5 to 7 are where it was read. For
the gravest crimes states are divided, so that this is only ever weighed. Nothing here depends on being in office still.
"""

from datetime import date

from fairnotice.domain.dossier import View
from fairnotice.domain.facts import FACTS
from fairnotice.domain.unknown import is_known
from fairnotice.law.model import (
    Citation,
    FactUsed,
    Ground,
    Lean,
    Pointer,
    Result,
    Rule,
    pointer_if,
    undetermined,
    used,
    weigh,
    weighing,
)
from fairnotice.law.practice.politicians_foreign import official_of_another_state
from fairnotice.law.practice.reading import (
    INTERNATIONAL_CRIMES,
    charge_facts,
    charges,
    named,
    office_fact,
    offices_elsewhere,
)

# This book goes back no further than the judgment of 2002; the draft articles were adopted at first reading in 2022.
CUSTOM = Citation("ILC-Immunity", "draft arts 5-7", in_force=date(2002, 2, 14), edition=date(2022, 12, 31))


@weighing("imm-functional", cites=CUSTOM, applies=official_of_another_state, ground=Ground.IMMUNITY)
def immunity_for_official_acts(view: View) -> Result:
    """Are the acts official acts of another state, immune even after the office has ended?"""
    offices = tuple(office_fact(view, office) for office in offices_elsewhere(view))
    words = "Official acts of another state stay immune before foreign courts after the office has ended."
    acts = tuple(
        Pointer(p.says, p.lean, (*p.facts, *offices))
        for p in pointer_if(view, "act.official_capacity", Lean.AGAINST, words)
    )
    grave = charges(view, INTERNATIONAL_CRIMES)
    contested = (
        (Pointer(f"Contested for the gravest crimes: {named(grave)}.", Lean.FOR, charge_facts(view, grave)),)
        if grave
        else ()
    )
    waived = pointer_if(view, "person.immunity_lifted", Lean.FOR, "Immunity was lifted or waived.")
    if view.evidence("act.official_capacity").is_unknown and not acts:
        return _not_coded(view, offices)
    return weigh((*acts, *contested, *waived), nothing="No official act of another state is said.")


def _not_coded(view: View, offices: tuple[FactUsed, ...]) -> Result:
    """What the file tells in words of the person's part is shown to whoever reads the finding: no rule reads it."""
    part = view.participation
    told: tuple[FactUsed, ...] = ()
    if part is not None:
        texts = [text for text in (part.role, part.summary) if is_known(text) and text.strip()]
        told = tuple(used(view, f"subjects/{view.subject.id}/participation", text, part.sources) for text in texts)
    words = " What the file tells of the person's part in words is read by no rule: read it." if told else ""
    return undetermined(
        f"No statement says whether the acts were official ones.{words}",
        *offices,
        *told,
        ask=FACTS["act.official_capacity"].ask,
    )


FUNCTIONAL_IMMUNITY: tuple[Rule, ...] = (immunity_for_official_acts,)
