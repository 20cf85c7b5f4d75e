"""All tables. Rows are read through `records.queries` and written by `services` only."""

from fairnotice.records.models.bodies import BureauRecord, OfficerRecord, TokenRecord
from fairnotice.records.models.cases import (
    AnswerRecord,
    AssessmentRecord,
    CaseRecord,
    ComplianceRecord,
    DecisionRecord,
    DossierRecord,
    QuestionRecord,
    RequestRecord,
    ReviewRecord,
    WarrantRecord,
)
from fairnotice.records.models.changes import ChangeRecord
from fairnotice.records.models.circulation import (
    CopyRecord,
    DeskCodeRecord,
    DeskRecord,
    DrillAnswerRecord,
    DrillRecord,
    IncidentRecord,
    ReceiptRecord,
    RegisterKeyRecord,
)
from fairnotice.records.models.drafts import AttachmentRecord, DraftRecord
from fairnotice.records.models.duty import LookedRecord, MailRecord, OpenedRecord, RosterRecord
from fairnotice.records.models.exposures import ExposureAnswerRecord, NamedReaderRecord
from fairnotice.records.models.extracts import ExtractRecord
from fairnotice.records.models.feeds import FeedSettingRecord, PublicChangeRecord
from fairnotice.records.models.hits import (
    ConfirmationRecord,
    DisclosureRecord,
    HitRecord,
    MeasureRecord,
    ProtectionCheckRecord,
    VerificationRecord,
)
from fairnotice.records.models.keeping import (
    AccessRecord,
    DueChangeRecord,
    DueRecord,
    EventRecord,
    IdempotencyRecord,
    MessageRecord,
    ReasonRecord,
    TravellerCountRecord,
)
from fairnotice.records.models.letters import LetterRecord, TranslationRecord
from fairnotice.records.models.limits import HouseLimitRecord
from fairnotice.records.models.manifests import ManifestRecord
from fairnotice.records.models.notices import (
    DocumentRecord,
    NoticeFileRecord,
    NoticeRecord,
    RegisterEntryRecord,
    RestrictionRecord,
    ViewRecord,
)
from fairnotice.records.models.quality import MisusedIdentityRecord, TrafficRecord
from fairnotice.records.models.signin import InvitationRecord, SessionRecord, SignInRecord
from fairnotice.records.models.watching import WatchChangeRecord, WatchRecord
from fairnotice.records.models.webhooks import WebhookRecord
from fairnotice.records.models.wrong_matches import WrongMatchRecord

__all__ = [
    "AccessRecord",
    "AnswerRecord",
    "AssessmentRecord",
    "AttachmentRecord",
    "BureauRecord",
    "CaseRecord",
    "ChangeRecord",
    "ComplianceRecord",
    "ConfirmationRecord",
    "CopyRecord",
    "DecisionRecord",
    "DeskCodeRecord",
    "DeskRecord",
    "DisclosureRecord",
    "DocumentRecord",
    "DossierRecord",
    "DraftRecord",
    "DrillAnswerRecord",
    "DrillRecord",
    "DueChangeRecord",
    "DueRecord",
    "EventRecord",
    "ExposureAnswerRecord",
    "ExtractRecord",
    "FeedSettingRecord",
    "HitRecord",
    "HouseLimitRecord",
    "IdempotencyRecord",
    "IncidentRecord",
    "InvitationRecord",
    "LetterRecord",
    "LookedRecord",
    "MailRecord",
    "ManifestRecord",
    "MeasureRecord",
    "MessageRecord",
    "MisusedIdentityRecord",
    "NamedReaderRecord",
    "NoticeFileRecord",
    "NoticeRecord",
    "OfficerRecord",
    "OpenedRecord",
    "ProtectionCheckRecord",
    "PublicChangeRecord",
    "QuestionRecord",
    "ReasonRecord",
    "ReceiptRecord",
    "RegisterEntryRecord",
    "RegisterKeyRecord",
    "RequestRecord",
    "RestrictionRecord",
    "ReviewRecord",
    "RosterRecord",
    "SessionRecord",
    "SignInRecord",
    "TokenRecord",
    "TrafficRecord",
    "TranslationRecord",
    "TravellerCountRecord",
    "VerificationRecord",
    "ViewRecord",
    "WarrantRecord",
    "WatchChangeRecord",
    "WatchRecord",
    "WebhookRecord",
    "WrongMatchRecord",
]
