"""Zip archives from bytes, read within limits and never unpacked.

`io.BytesIO` is memory, not a disk: this is the one module of the core that may import `io`.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

from evidencegraph.errors import UnusableInputError

_LARGEST = 200_000_000
"""More bytes than any text has: an archive that unpacks to more is a bomb."""
_MOST_FILES = 20_000
_CAN_FAIL = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
)


def read_members(path: str, data: bytes, names: tuple[str, ...]) -> Mapping[str, str]:
    """Return the texts of some files of an archive; what is not there is left out.

    Names are only compared, never used as paths, so names that climb out of a folder do nothing.

    Args:
        path: of the archive, for messages.
        data: the archive.
        names: of the files wanted.

    Raises:
        UnusableInputError: where the bytes are no archive, an encrypted or damaged one, or a bomb.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            held = {info.filename: info for info in archive.infolist()[:_MOST_FILES]}
            found: dict[str, str] = {}
            left = _LARGEST
            for name in names:
                if name not in held:
                    continue
                with archive.open(held[name]) as member:
                    # The size that an archive declares may be a lie: count what comes out.
                    content = member.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise UnusableInputError(
                        f"{path} unpacks to more than {_LARGEST // 1_000_000} MB.",
                        "It looks like a zip bomb; save the document again, without its pictures.",
                    )
                found[name] = content.decode("utf-8", errors="replace")
            return found
    except _CAN_FAIL as error:
        raise UnusableInputError(
            f"{path} is no readable archive: {error}.",
            "Open it where it was written, and save it again.",
        ) from error
