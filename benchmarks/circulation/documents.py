"""Signed notices about invented people, with photographs that are drawn and a key that is made for them."""

import io
import json
import random
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fairnotice.formats.dossier import dossier_to, read_dossier
from fairnotice.register.canonical import FIRST, canonical, digest
from fairnotice.register.document import TYPE
from fairnotice.register.entry import Entry, EntryKind
from fairnotice.register.keys import first_statement
from fairnotice.register.ring import key_id
from fairnotice.register.signing import sign
from fairnotice.services.printed_notice import SignedNotice

Document = dict[str, Any]
Given = tuple[Document, Document, dict[str, bytes]]
"""A document, the block that would sign it, and its photographs by digest."""

AT = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)
MODE = "training"

ORDINARY = Path(__file__).parents[2] / "examples" / "ordinary.toml"
_GIVEN = ("Orin", "Lena", "Reza", "Mira", "Tavo", "Sana", "Ilya", "Noor", "Kato", "Vesna")
_FAMILY = ("Tavesk", "Marov", "Amirkhel", "Solent", "Quindar", "Barezi", "Ostrand", "Velmani", "Drusk", "Halimar")
_OTHER = ("رضا تاوسک", "Орин Тавеск", "Όριν Τάβεσκ", "오린", "オリン")


def documents(count: int) -> list[Given]:
    """So many, each with a person, a number and a photograph of its own; the same every time."""
    case = json.dumps(dossier_to(read_dossier(ORDINARY)), ensure_ascii=False)
    return [_document(json.loads(case), number) for number in range(1, count + 1)]


def signed(document: Document, key: Ed25519PrivateKey, sequence: int = 1) -> SignedNotice:
    """The document, salted and signed by that key, as the first of its register."""
    said = {**document, "salt": f"{sequence:032x}"}
    statement = sign(said, key, id=key_id(key.public_key(), MODE), type=TYPE)
    entry = Entry(
        recipient="AA",
        sequence=sequence,
        kind=EntryKind.PUBLISH,
        notice=document["notice"],
        number=document["number"],
        version=1,
        state="published",
        entered_at=document["issued_at"],
        previous=FIRST,
        digest=digest(canonical(said)),
    )
    return SignedNotice(statement, entry, (first_statement(key, mode=MODE, at=AT),))


def _document(case: dict[str, Any], number: int) -> Given:
    chance = random.Random(number)
    names = case["subjects"][0]["identities"][0]["names"]
    names[0]["text"] = f"{chance.choice(_GIVEN)} {chance.choice(_FAMILY)}-{chance.choice(_FAMILY)}"
    names[1]["text"] = chance.choice(_OTHER)
    photo = photograph(number)
    digest = sha256(photo).hexdigest()
    at = "2026-11-27T10:00:00.000000Z"
    document = {
        "schema": "fairnotice-notice/1",
        "notice": f"5f6f1f0e-0000-4000-8000-{number:012d}",
        "number": f"EX-A-{number}/11-2026",
        "kind": "red",
        "version": 1,
        "mode": "training",
        "mark": "EXAMPLE",
        "issued_at": at,
        "published_at": at,
        "expires_on": "2031-11-27",
        "source": {"code": "PT", "name": "National Central Bureau of Portugal", "country": "PT"},
        "confidentiality": "OFFICIAL_USE_ONLY",
        "conditions": [],
        "sensitive": [],
        "case": case,
        "warrants": ["w1"],
        "statement": "",
        "attachments": [
            {"name": "photo", "role": "photo", "media_type": "image/jpeg", "bytes": len(photo), "sha256": digest}
        ],
    }
    entry = {
        "recipient": "AA",
        "sequence": number,
        "digest": sha256(str(number).encode()).hexdigest(),
        "entered_at": at,
    }
    return document, {"entry": entry, "key": "training-0123abcd4567", "signed": True}, {digest: photo}


def photograph(number: int) -> bytes:
    """A face of ovals with some noise, 300 by 400, JPEG: nobody's."""
    from PIL import Image, ImageDraw

    chance = random.Random(number)
    picture = Image.new("RGB", (300, 400), (200, 210, 215))
    draw = ImageDraw.Draw(picture)
    skin = (chance.randint(110, 225), chance.randint(100, 180), chance.randint(80, 150))
    draw.rectangle([50, 280, 250, 400], fill=(40, 60, chance.randint(50, 140)))
    draw.ellipse([60, 40, 240, 200], fill=(chance.randint(20, 90), 35, 25))
    draw.ellipse([80, 70, 220, 290], fill=skin)
    for left in (110, 165):
        draw.ellipse([left, 150, left + 24, 164], fill=(25, 25, 30))
    draw.arc([120, 200, 180, 250], 20, 160, fill=(120, 40, 40), width=4)
    noise = Image.frombytes("L", (300, 400), chance.randbytes(300 * 400)).convert("RGB")
    out = io.BytesIO()
    Image.blend(picture, noise, 0.06).save(out, "JPEG", quality=85)
    return out.getvalue()
