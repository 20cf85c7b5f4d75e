"""Uploads are held in memory, never in a file. One that is too large is refused, and nothing of it is held."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import MemoryFileUploadHandler

from fairnotice.formats.papers import LARGEST

MOST = LARGEST + 1024 * 1024
"""Bytes of a request with a file: the largest paper, and the fields around it."""

HEARD_OUT = 64 * 1024 * 1024
"""Up to so many bytes a sender is heard out before the refusal: a browser shows no answer while it is still sending."""

_PIECE = 64 * 1024


class InMemory(MemoryFileUploadHandler):
    """Django's own handler for memory, with a limit on the whole request. The setting FILE_UPLOAD_HANDLERS names it."""

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, boundary: Any, encoding: Any = None
    ) -> None:
        """Look at the length that was announced. Raises RequestDataTooBig."""
        if content_length > MOST:
            if content_length <= HEARD_OUT:
                _throw_away(input_data)
            raise RequestDataTooBig("The upload is too large.")
        self.activated = True


def _throw_away(input_data: Any) -> None:
    while input_data.read(_PIECE):
        pass
