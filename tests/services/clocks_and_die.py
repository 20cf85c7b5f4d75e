"""A process that sweeps or watches, and is killed (-9) when it sends its n-th statement to the database."""

import os
import signal
import sys
from collections.abc import Callable
from datetime import datetime
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402 - Django must be started first

from fairnotice.services.clocks import sweep  # noqa: E402
from fairnotice.services.watching import review_again  # noqa: E402

which, at, fatal = sys.argv[1], datetime.fromisoformat(sys.argv[2]), int(sys.argv[3])
sent = 0


def count(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    """Die before the statement goes out."""
    global sent
    sent += 1
    if sent == fatal:
        os.kill(os.getpid(), signal.SIGKILL)
    return execute(sql, params, many, context)


with connection.execute_wrapper(count):
    if which == "sweep":
        sweep(at=at)
    else:
        review_again(at=at)
sys.stdout.write(str(sent))
