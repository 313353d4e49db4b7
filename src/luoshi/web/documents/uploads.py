"""Uploads on their way in: in memory while small, then in a file without a name, which ends with its process."""

import tempfile
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

IN_MEMORY = 2_500_000
MOST_AT_ONCE = 4
"""How many of the largest files one request may bring."""


class NamelessUploadHandler(FileUploadHandler):
    """Takes files in without ever giving them a name on the disk: nothing is left of a request that dies.

    Of a file above the limit no more is kept than the limit; its size is the one that came.
    """

    file: "UploadedFile[Any] | None" = None
    _kept: IO[bytes]

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *_: Any) -> None:  # noqa: ANN401, ARG002, N803 -- as Django has it
        """Refuse a request that is larger than some of the largest files."""
        if content_length > MOST_AT_ONCE * settings.UPLOAD_BYTES:
            raise RequestDataTooBig("The request is larger than LUOSHI_UPLOAD_BYTES allows.")

    def new_file(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 -- as Django has it
        """Begin a file."""
        super().new_file(*arguments, **named)
        folder = Path(settings.UPLOAD_FOLDER)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._kept = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY, dir=str(folder))  # noqa: SIM115 -- closed by the request

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take in what came, as far as the limit."""
        self._kept.write(raw_data[: max(0, settings.UPLOAD_BYTES + 1 - start)])

    def file_complete(self, file_size: int) -> "UploadedFile[Any]":
        """Return the file, at its beginning."""
        self._kept.seek(0)
        return UploadedFile(
            file=self._kept, name=self.file_name, content_type=self.content_type, size=file_size, charset=self.charset
        )

    def upload_interrupted(self) -> None:
        """Let go of what came so far."""
        if hasattr(self, "_kept"):
            self._kept.close()
