"""Which codec a charset's name means: those that browsers know (the Encoding Standard of the WHATWG) and no others, since
Python's list has codecs that are no character sets ("unicode_escape", "idna", "undefined")."""

from __future__ import annotations

import codecs

CODECS = {
    "utf-8": "utf-8", "utf-16": "utf-16-le", "utf-16-le": "utf-16-le", "utf-16-be": "utf-16-be",
    "cp866": "cp866", "koi8-r": "koi8-r", "koi8-u": "koi8-u", "mac-roman": "mac-roman", "mac-cyrillic": "mac-cyrillic",
    **{f"iso8859-{n}": f"iso8859-{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)}, "iso8859-9": "cp1254",
    "cp874": "cp874", "tis-620": "cp874", "iso8859-11": "cp874", **{f"cp{n}": f"cp{n}" for n in range(1250, 1259) if n != 1252},
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs", "big5hkscs": "big5hkscs",
    "euc_jp": "euc_jp", "iso2022_jp": "iso2022_jp", "shift_jis": "cp932", "cp932": "cp932", "euc_kr": "cp949", "cp949": "cp949",
}  # fmt: skip
"""Python's own name of a codec -> the codec that browsers use for it; a superset where pages use letters of that"""
OTHER_NAMES = {
    "macintosh": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "windows-874": "cp874",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
}


def of_the_web(label: str) -> str:
    """The codec of a charset's name; empty for names that browsers do not know, and for the Western ones, which are Windows-1252."""
    name = label.strip().lower()
    if not name.isascii() or len(name) > 30:
        return ""
    try:
        return CODECS.get(codecs.lookup(OTHER_NAMES.get(name, name)).name, "")
    except (LookupError, ValueError):
        return ""
