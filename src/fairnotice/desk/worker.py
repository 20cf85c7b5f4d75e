"""What the worker of a desk's web server loads: the desk at work, and its pages. The worker holds the folder's lock."""

import atexit
import os
import threading
import time
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import django
from django.core.wsgi import get_wsgi_application

from fairnotice.desk.errors import FolderInUse
from fairnotice.desk.folder import alone
from fairnotice.desk.pages.here import put
from fairnotice.desk.running import Running

__all__ = ["application"]

_FOLDER = Path(os.environ["FAIRNOTICE_DESK_FOLDER"])
_TRIES, _PAUSE = 100, 0.1
_HELD = ExitStack()


def _lock() -> None:
    """A worker that was killed a moment ago may not have let go of the folder yet."""
    for left in range(_TRIES, 0, -1):
        try:
            _HELD.enter_context(alone(_FOLDER))
            return
        except FolderInUse:
            if left == 1:
                raise
            time.sleep(_PAUSE)


def _end_with_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.3)
    os._exit(1)


def _begin() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fairnotice.desk.settings")
    django.setup()
    _lock()
    watch = os.environ.get("FAIRNOTICE_DESK_WATCH", "")
    running = Running(
        _FOLDER,
        limit=timedelta(hours=float(os.environ.get("FAIRNOTICE_DESK_LIMIT_HOURS", "24"))),
        watch=Path(watch) if watch else None,
    )
    put(running)
    running.start()
    atexit.register(running.stop)
    threading.Thread(target=_end_with_parent, args=(os.getppid(),), daemon=True).start()


_begin()
application = get_wsgi_application()
