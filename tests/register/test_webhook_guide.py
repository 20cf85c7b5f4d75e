"""The few lines with which the guide checks a webhook take what the register signs, and nothing else."""

import re
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from fairnotice.register.webhook import headers_of, new_secret

GUIDE = Path(__file__).parents[2] / "docs" / "how-to" / "webhooks.md"
BODY = b'{"type": "register.entries"}'


@pytest.fixture
def genuine() -> Callable[..., bool]:
    """The function of the guide."""
    (snippet,) = re.findall(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    names: dict[str, Any] = {}
    exec(snippet, names)
    found: Callable[..., bool] = names["genuine"]
    return found


def test_it_takes_what_was_signed_a_moment_ago_and_nothing_else(genuine: Callable[..., bool]) -> None:
    secret, now = new_secret(), datetime.now(UTC)
    headers = headers_of(BODY, id="msg_1", secret=secret, at=now)
    assert genuine(headers, BODY, secret)
    assert not genuine(headers, BODY + b" ", secret)
    assert not genuine(headers, BODY, new_secret())
    assert not genuine({**headers, "webhook-id": "msg_2"}, BODY, secret)
    old = headers_of(BODY, id="msg_1", secret=secret, at=datetime.fromtimestamp(time.time() - 600, UTC))
    assert not genuine(old, BODY, secret)
