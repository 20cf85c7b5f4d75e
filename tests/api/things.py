"""A body for every act, and one of everything that an address can name."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from tests.builders import base_case
from tests.conftest import NOW, World
from tests.stories import WHY, a_measured, a_naming, a_notice, a_submitted, a_wrong_match, an_exposure

REASONS = {"reasons": WHY}
A_KEY = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
"""A public key that a standard prints (RFC 8032, test 1)."""

BODIES: dict[str, Any] = {
    "open_case": base_case(),
    "amend_case": base_case(),
    "add_facts": base_case(),
    "end_warrant": REASONS,
    "draft_request": {"subject": "s1"},
    "submit_request": None,
    "drop_request": REASONS,
    "ask_requester": {"questions": [{"rule": "rpd-83-1-a-ii-pros", "text": "What is the maximum penalty?"}]},
    "answer_questions": {"answers": {str(uuid4()): "Fifteen years."}},
    "assess_request": {"outcome": "approve", "reasons": WHY},
    "decide_request": {"outcome": "refuse", "grounds": ["political"], "reasons": WHY, "letter": "Refused."},
    "publish_notice": {},
    "review_case_file": base_case(),
    "effect_of_case_file": base_case(),
    "suspend_notice": REASONS,
    "resume_notice": REASONS,
    "block_notice": REASONS,
    "unblock_notice": REASONS,
    "renew_notice": REASONS,
    "withdraw_notice": REASONS,
    "cancel_notice": REASONS,
    "delete_notice": REASONS,
    "restrict_diffusion": {"bureaus": ["GB"], **REASONS},
    "lift_restriction": {"bureaus": ["UY"], **REASONS},
    "propose_amendment": {"dossier": base_case(), **REASONS},
    "propose_addendum": {"text": "One state has refused.", **REASONS},
    "propose_recipients": {"countries": ["GB"], **REASONS},
    "decide_change": {"accept": True, **REASONS},
    "take_back_change": None,
    "tell_doubt": {"words": WHY},
    "check": {"names": ["Orin Tavesk"], "births": ["1986-09-17"], "purpose": "border check, entry"},
    "check_batch": {"purpose": "border check, entry", "travellers": [{"names": ["Orin Tavesk"]}]},
    "check_stream": '{"names": ["Orin Tavesk"]}',
    "submit": {"journey": "ZZ 123", "travellers": [{"names": ["Orin Tavesk"]}]},
    "verify_hit": {"same": True, "compared": {"photograph": "same person", "birth date": "same day"}},
    "ask_confirmation": None,
    "check_protection": {"protected": False, "checked": "Asylum files and court lists."},
    "decide_disclosure": {"tells": True, "text": "Located.", "reasons": WHY},
    "record_measure": {"kind": "monitoring", "legal_basis": "Section 1 of an invented act."},
    "answer_confirmation": {"stands": True},
    "record_misused": {"place": "document:0.0", "verify_by": "Fingerprints.", "evidence": WHY},
    "end_misused": REASONS,
    "end_wrong_match": REASONS,
    "state_traffic": {"travellers": 1000, "source": "Yearly figures."},
    "end_measure": REASONS,
    "add_bureau": {"code": "BR", "name": "Bureau BR", "kind": "bureau", "country": "BR"},
    "add_officer": {"login": "new", "bureau": "NZ", "role": "border"},
    "remove_officer": None,
    "make_token": {"name": "gate 4"},
    "revoke_tokens": None,
    "enrol_desk": {"code": "nothing-0000000000000000", "key": A_KEY, "wrap": A_KEY},
    "send_receipt": {"receipt": "a.b.c"},
    "send_finding": {
        "finding": "00000000-0000-0000-0000-000000000009",
        "notice": "00000000-0000-0000-0000-000000000009",
        "traveller": {"names": ["Orin Tavesk"]},
        "decision": "hit",
        "score": 0.9,
        "reasons": [],
        "found_at": "2026-03-02T08:00:00.000000Z",
        "purpose": "border check, entry",
        "sequence": 1,
    },
    "make_desk_code": {"bureau": "NZ", "name": "South pier"},
    "end_desk": REASONS,
    "send_reminder": {"letter": WHY},
    "begin_drill": None,
    "close_drill": None,
    "close_incident": REASONS,
    "send_searches": {"searches": [{"at": "2026-03-02T08:00:00.000000Z", "purpose": "border check, entry"}]},
    "start_clock": {
        "thing": "notice:00000000-0000-0000-0000-000000000001",
        "clock": "rpd-64-4",
        "began": "2026-03-01T09:00:00Z",
        "reasons": WHY,
    },
    "stop_clock": REASONS,
    "resume_clock": REASONS,
    "name_reader": {
        "office": "chambers",
        "extent": "filed",
        "disclosure": "owner_agreed",
        "until": "2026-12-31",
        **REASONS,
    },
    "end_reader": REASONS,
    "set_house_limit": {"days": 7, **REASONS},
    "extend_clock": {"length": "P10D", "reasons": WHY},
    "end_clock": REASONS,
}
"""By the operation's name. A route without an entry here is not tested: the walk refuses it."""

QUERIES = {
    "effect_of_case_file": "?country=NZ",
    "check_stream": "?purpose=entry",
    "exposure": "?purpose=review&country=NZ",
}


@dataclass(frozen=True)
class Things:
    """The ids of one of each, all of the source's matters, the notice kept from Uruguay's bureau."""

    case: str
    request: str
    notice: str
    hit: str
    confirmation: str
    measure: str
    officer: str
    due: str
    misused: str
    wrong_match: str
    desk: str
    incident: str
    change: str
    answer: str
    reader: str
    random: str

    def named(self, path: str, *, random: bool = False) -> str:
        """The path with ids in it."""
        nouns = {"cases": "case", "requests": "request", "notices": "notice", "hits": "hit", "measures": "measure"}
        noun = {
            **nouns,
            "confirmations": "confirmation",
            "officers": "officer",
            "dues": "due",
            "misused": "misused",
            "wrong-matches": "wrong_match",
            "desks": "desk",
            "incidents": "incident",
            "changes": "change",
            "exposures": "answer",
            "readers": "reader",
        }.get(path.split("/")[1], "case")
        id = self.random if random else str(getattr(self, noun))
        code = "rpd-83-1-a-ii-pros"
        filled = path.replace("{id}", id).replace("{warrant}", "w1").replace("{thing}", f"case:{id}")
        return (
            filled.replace("{code}", code)
            .replace("{name}", "review")
            .replace("{entry}", "rop-041")
            .replace("{country}", "NZ")
            .replace("{cipher}", "0" * 64)
            .replace("{number}", "EX-A-0_1-2026")
            .replace("{version}", "20260302090000-aab")
        )


def one_of_each(world: World) -> Things:
    """A submitted request, a notice that Uruguay's bureau must not see, and a measure in New Zealand."""
    from fairnotice.api.clock import now
    from fairnotice.domain.officer import SYSTEM
    from fairnotice.records.models import ConfirmationRecord, DueRecord, RequestRecord
    from fairnotice.records.session import speaking_as
    from fairnotice.services.changes import propose_addendum
    from fairnotice.services.desks import enrol_desk, make_desk_code
    from fairnotice.services.incidents import open_incident
    from fairnotice.services.misused import record_misused

    code = make_desk_code(bureau="NZ", name="North pier", by=world.locating, at=NOW)
    desk = enrol_desk(code=code, key=A_KEY, wrap=A_KEY, at=NOW).desk
    _notice, hit, measure = a_measured(world)
    notice = a_notice(world, restricted=("UY",))
    request = a_submitted(world)
    misused = record_misused(
        notice=notice,
        place="document:0.0",
        verify_by="Fingerprints.",
        evidence=WHY,
        agrees=True,
        by=world.source,
        at=NOW,
    )
    change = propose_addendum(notice=notice, text="A refusal.", reasons=WHY, by=world.source, at=NOW)["change"]
    with speaking_as(SYSTEM):
        case = RequestRecord.objects.get(pk=request).case_id
        confirmation = ConfirmationRecord.objects.get(hit_id=hit).pk
        due = DueRecord.objects.get(thing=f"notice:{notice}", code="rpd-51-2").pk
        text = "A receipt came that this desk did not sign."
        incident = open_incident(kind="forged_receipt", bureau="NZ", thing=f"desk:{desk}", text=text, at=NOW).pk
    return Things(
        case=str(case),
        request=str(request),
        notice=str(notice),
        hit=str(hit),
        confirmation=str(confirmation),
        measure=str(measure),
        officer=str(world.border.id),
        due=str(due),
        misused=str(misused["misused_identity"]),
        wrong_match=str(a_wrong_match(world)),
        desk=str(desk),
        incident=str(incident),
        change=str(change),
        answer=str(an_exposure(request, world.reviewer, at=now()).id),
        reader=str(a_naming(world, request, at=now())),
        random=str(uuid4()),
    )
