"""A process that publishes one request and is killed (-9) when it sends its n-th statement to the database."""

import os
import signal
import sys
from collections.abc import Callable
from typing import Any
from uuid import UUID

import django

django.setup()

from django.db import connection  # noqa: E402 - Django must be started first

from fairnotice.domain.officer import Officer, Role  # noqa: E402
from fairnotice.services.publication import publish_notice  # noqa: E402
from tests.conftest import NOW  # noqa: E402

request, decider, fatal = UUID(sys.argv[1]), UUID(sys.argv[2]), int(sys.argv[3])
sent = 0


def count(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    """Die before the statement goes out."""
    global sent
    sent += 1
    if sent == fatal:
        os.kill(os.getpid(), signal.SIGKILL)
    return execute(sql, params, many, context)


with connection.execute_wrapper(count):
    publish_notice(request=request, by=Officer(id=decider, role=Role.DECIDER, bureau="secretariat"), at=NOW)
sys.stdout.write(str(sent))
