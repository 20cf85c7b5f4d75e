"""How long so many notices take to print, each with a photograph of its own, by several processes.

Each notice is a PDF of its own, tagged (PDF/UA-1, PDF/A-3a), with the document and its proof inside, as it is for use.
Name, number, digest, code and photograph differ, the rest is the ordinary case of the examples. Verifying signatures
and starting the processes is counted; making documents, signatures and photographs is not.
"""

import argparse
import multiprocessing
import os
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from benchmarks.circulation.documents import documents, signed
from benchmarks.screening.tables import Answer
from fairnotice.formats.letter import Language
from fairnotice.formats.printed import Call, Printing
from fairnotice.register.ring import raw
from fairnotice.services.printed_notice import SignedNotice, print_notice, ring_of

AT = datetime(2026, 11, 27, 10, 30, tzinfo=UTC)
TARGET_SECONDS = 30.0
"""For 1,000 notices with photographs on two cores."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this measurement."""
    parser.add_argument("--notices", type=int, default=1000)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--lang", default="en", choices=[each.value for each in Language])


def measure(given: argparse.Namespace) -> Answer:
    """Print them all; answers the figures and the lines of a table."""
    key = Ed25519PrivateKey.generate()
    own = sha256(raw(key.public_key())).hexdigest()
    made = [(signed(document, key, n), photos) for n, (document, _, photos) in enumerate(documents(given.notices), 1)]
    jobs = [(made[first : first + 25], given.lang, own) for first in range(0, len(made), 25)]
    began, used = time.monotonic(), _cpu()
    # A process of its own each, not a fork: the typesetter has threads, which a fork would lose.
    with ProcessPoolExecutor(given.processes, mp_context=multiprocessing.get_context("spawn")) as pool:
        sizes = [size for part in pool.map(_printed, jobs) for size in part]
    seconds = time.monotonic() - began
    data = {
        "notices": len(sizes),
        "language": given.lang,
        "processes": given.processes,
        "seconds": round(seconds, 1),
        "cpu_seconds": round(_cpu() - used, 1),
        "notices_per_second": round(len(sizes) / seconds, 1),
        "bytes_each": sum(sizes) // max(1, len(sizes)),
        "target_seconds_for_1000": TARGET_SECONDS,
        "load_before": round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None,
    }
    return Answer(data, [f"{name:<24} {value}" for name, value in data.items()])


def _cpu() -> float:
    """Processor seconds of this process and of those that it has ended: what a machine that is busy cannot blur."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def _printed(job: tuple[list[tuple[SignedNotice, dict[str, bytes]]], str, str]) -> list[int]:
    """The sizes of some prints, made in this process."""
    some, language, fingerprint = job
    ring = ring_of(some[0][0].keys, fingerprint=fingerprint)
    printing = Printing(AT, address="https://notices.example.org", call=Call("Bureau of Exampleland", "+000 1234"))
    return [len(print_notice(each, photos, Language(language), printing, ring)) for each, photos in some]
