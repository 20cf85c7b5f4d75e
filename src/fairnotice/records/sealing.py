"""The document of a notice as it circulates, made from its row, and kept encrypted with its key."""

from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from fairnotice.domain.handling import handling_of
from fairnotice.formats.dossier import dossier_from
from fairnotice.records.models import (
    AttachmentRecord,
    BureauRecord,
    DocumentRecord,
    DossierRecord,
    NoticeFileRecord,
    NoticeRecord,
)
from fairnotice.register.canonical import digest
from fairnotice.register.document import decrypt, encrypt, seal
from fairnotice.register.instants import text_of

PICTURES = ("image/jpeg", "image/png")


def issue_version(notice: NoticeRecord, key: Ed25519PrivateKey, at: datetime) -> DocumentRecord:
    """Sign and keep the next version of a notice's document, as the notice reads now."""
    last = DocumentRecord.objects.filter(notice=notice).order_by("-version").values_list("version", flat=True).first()
    version = (last or 0) + 1
    sealed = seal(_document(notice, version, at), key, mode=settings.FAIRNOTICE_MODE)
    return DocumentRecord.objects.create(
        notice=notice,
        version=version,
        digest=sealed.digest,
        cipher=sealed.cipher,
        size=len(sealed.data),
        data=sealed.data,
        key=sealed.key,
        issued_at=at,
    )


def destroy_keys(notice: NoticeRecord, at: datetime) -> None:
    """Destroy what opens the documents of a notice, and the documents."""
    for kept in (DocumentRecord, NoticeFileRecord):
        kept.objects.filter(notice=notice, destroyed_at=None).update(data=None, key="", destroyed_at=at)


def photographs_of(notice: NoticeRecord) -> dict[str, bytes]:
    """The photographs that go with a notice, by their digests."""
    files = NoticeFileRecord.objects.filter(notice=notice, destroyed_at=None)
    return {one.digest: decrypt(bytes(one.data), one.key) for one in files if one.data is not None}


def _photographs(notice: NoticeRecord) -> list[NoticeFileRecord]:
    """Those of the matter, kept encrypted once. Only where the matter is about one person: no paper says whose face
    it shows."""
    case = notice.request.case
    filed = DossierRecord.objects.filter(case=case, part="filed").order_by("-version").first()
    if filed is None or len(filed.content.get("subjects", [])) != 1:
        return []
    papers = AttachmentRecord.objects.filter(case=case, kind="photo", removed_at=None, media_type__in=PICTURES)
    for paper in papers.order_by("added_at"):
        if not NoticeFileRecord.objects.filter(notice=notice, digest=paper.digest).exists():
            data, key = encrypt(bytes(paper.content))
            NoticeFileRecord.objects.create(
                notice=notice,
                digest=paper.digest,
                media_type=paper.media_type,
                size=paper.size,
                cipher=digest(data),
                data=data,
                key=key,
            )
    kept = {one.digest: one for one in NoticeFileRecord.objects.filter(notice=notice, destroyed_at=None)}
    return [kept[paper.digest] for paper in papers.order_by("added_at") if paper.digest in kept]


def _file(one: NoticeFileRecord) -> dict[str, Any]:
    return {
        "name": "photograph",
        "role": "photo",
        "media_type": one.media_type,
        "bytes": one.size,
        "sha256": one.digest,
        "cipher": one.cipher,
        "key": one.key,
    }


def _document(notice: NoticeRecord, version: int, at: datetime) -> dict[str, Any]:
    handling = handling_of(dossier_from(notice.document["case"]))
    source = BureauRecord.objects.get(pk=notice.source_code)
    return {
        "notice": str(notice.pk),
        "number": notice.number,
        "kind": notice.kind,
        "version": version,
        "mark": notice.document.get("mark", ""),
        "issued_at": text_of(at),
        "published_at": text_of(notice.published_at),
        "expires_on": notice.expires_on.isoformat(),
        "source": {
            "code": source.code,
            "name": source.name,
            "country": source.country or "",
            "telephone": source.telephone,
        },
        "confidentiality": handling.level,
        "conditions": list(handling.conditions),
        "sensitive": [*handling.sensitive, *(["fingerprints or DNA"] if handling.prints else [])],
        "case": notice.document["case"],
        "warrants": notice.document["warrants"],
        "statement": notice.document.get("statement", ""),
        "addenda": notice.document.get("addenda", []),
        "attachments": [_file(one) for one in _photographs(notice)],
    }
