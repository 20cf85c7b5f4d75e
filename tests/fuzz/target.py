"""A door that is fuzzed: what is called with bytes, and what the fuzzer begins with."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Target:
    """Called with any bytes, `run` returns, or raises what is a finding."""

    name: str
    run: Callable[[bytes], None]
    seeds: Callable[[], Sequence[bytes]]
    words: Sequence[str] = ()  # put in as they are, as no chance would make them
    longest: int = 4096
    share: int = 1  # of the time: more for what takes longer


def text_of(data: bytes) -> str:
    """Any bytes as text: what is no UTF-8 becomes surrogates without their pair."""
    return data.decode("utf-8", "surrogateescape")


def bytes_of(text: str) -> bytes:
    """The bytes that make this text."""
    return text.encode("utf-8", "surrogateescape")


def file_of(data: bytes, name: str) -> Path:
    """A file that holds this, in place of the one before."""
    path = Path(tempfile.gettempdir()) / name
    path.unlink(missing_ok=True)  # never altered where it stands: it may still be mapped
    path.write_bytes(data)
    return path
