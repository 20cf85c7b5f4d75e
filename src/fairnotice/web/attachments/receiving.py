"""Uploads are held in memory, never in a file, and one that is too large is refused before it is read."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import MemoryFileUploadHandler

from fairnotice.formats.papers import LARGEST

MOST = LARGEST + 1024 * 1024
"""Bytes of a request with a file: the largest paper, and the fields around it."""


class InMemory(MemoryFileUploadHandler):
    """Django's own handler for memory, with a limit on the whole request. The setting FILE_UPLOAD_HANDLERS names it."""

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, boundary: Any, encoding: Any = None
    ) -> None:
        """Look at the length that was announced. Raises RequestDataTooBig."""
        if content_length > MOST:
            raise RequestDataTooBig("The upload is too large.")
        self.activated = True
