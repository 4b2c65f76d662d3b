"""Bytes that are no text: known by how the file begins, or by the control characters in it."""

from __future__ import annotations

# Only signatures that no text begins with; `BM`, `MZ` and the like are caught by the NULs behind them.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n", "a PNG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"\0\0\1\0", "an icon"),
    (b"%PDF-", "a PDF document"),
    (b"PK\3\4", "a ZIP archive (or an office document)"),
    (b"PK\5\6", "a ZIP archive"),
    (b"\x1f\x8b", "gzip data"),
    (b"BZh91AY&SY", "bzip2 data"),
    (b"\xfd7zXZ\0", "xz data"),
    (b"\x28\xb5\x2f\xfd", "zstd data"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\7", "a RAR archive"),
    (b"\x7fELF", "an ELF program"),
    (b"\xca\xfe\xba\xbe", "a Java class or Mach-O program"),
    (b"\xcf\xfa\xed\xfe", "a Mach-O program"),
    (b"\xce\xfa\xed\xfe", "a Mach-O program"),
    (b"\0asm", "a WebAssembly program"),
    (b"!<arch>\n", "an ar archive"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"\0\1\0\0\0", "a font"),
    (b"OTTO\0", "a font"),
    (b"ttcf\0", "a font"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"OggS\0", "Ogg sound"),
    (b"fLaC\0", "FLAC sound"),
    (b"ID3\2", "MP3 sound"),
    (b"ID3\3", "MP3 sound"),
    (b"ID3\4", "MP3 sound"),
    (b"\xde\x12\x04\x95", "a compiled gettext catalogue"),
    (b"\x95\x04\x12\xde", "a compiled gettext catalogue"),
    (b"\x93NUMPY", "a NumPy array"),
    (b"\x89HDF\r\n", "an HDF5 file"),
    (b"PAR1\x15", "a Parquet file"),
    (b"ARROW1\0", "an Arrow file"),
)
_STARTS = tuple(magic for magic, _ in _MAGIC)
_BOXED = {b"WEBP": "a WebP image", b"WAVE": "WAV sound", b"AVI ": "an AVI video", b"ACON": "an animated cursor"}
_HEAD = 1 << 16
# What text holds besides letters: tab, line and page ends, the overstrike of manual pages, colours, DOS end of file,
# the shifts of ISO-2022.
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\b\a\x0e\x0f\x1a\x1b")) + b"\x7f"


def kind_of_binary(data: bytes) -> str | None:
    r"""Return what the bytes are if their start tells that they are no text, else None.

    >>> kind_of_binary(b"\x89PNG\r\n\x1a\n..."), kind_of_binary(b"PNG images")
    ('a PNG image', None)
    """
    if data.startswith(_STARTS):
        return next(kind for magic, kind in _MAGIC if data.startswith(magic))
    if data.startswith(b"RIFF") and data[8:12] in _BOXED:
        return _BOXED[data[8:12]]
    if data[4:8] == b"ftyp" and b"\0" in data[:12]:
        return "a video or image (ISO media)"
    if data[2:4] == b"\r\n" and b"\0" in data[4:16]:
        return "compiled Python"  # a magic number of two bytes, CR LF, flags
    return None


def too_many_controls(data: bytes) -> bool:
    r"""Tell whether more than one in twenty of the first 64 KiB are control characters that text does not hold.

    >>> too_many_controls(b"\x01\x02ab"), too_many_controls(b"N\bNA\bAM\bME\bE")
    (True, False)
    """
    head = data[:_HEAD]
    return 20 * (len(head) - len(head.translate(None, _CONTROLS))) > len(head)
