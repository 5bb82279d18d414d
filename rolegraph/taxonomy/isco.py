"""KBJI, Indonesia's classification of occupations, as another name for ISCO-08's unit groups.

KBJI 2014 keeps ISCO-08's four digits (431 of its 436 unit groups are shared) and adds two of its own. We do not ship
it: its text belongs to its publisher. A user's own file has the columns kode and judul.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rolegraph.taxonomy.concept import Label

GROUP = "http://data.europa.eu/esco/isco/C"
"""What ESCO's IRI of an ISCO-08 group begins with; its code follows."""
_UNIT = 4


def is_kbji(heading: Iterable[str]) -> bool:
    """Whether a table's columns are those of KBJI.

    >>> is_kbji(["digit", "kode", "judul", "deskripsi"])
    True
    """
    return {"kode", "judul"} <= set(heading)


def kbji(rows: Iterable[Mapping[str, str]]) -> dict[str, tuple[Label, ...]]:
    """The titles of KBJI by the IRI of the unit group that they belong to.

    A code of fewer digits than four is of a wider group and left out. Codes that lost a leading zero (of the armed
    forces, "110" for "0110") cannot be told from those of three digits; the column digit tells them where there is one.

    >>> kbji([{"kode": "7212.01", "judul": "Juru Las Busur"}])
    {'http://data.europa.eu/esco/isco/C7212': (Label(text='Juru Las Busur', lang='id'),)}
    """
    found: dict[str, list[Label]] = {}
    for row in rows:
        code = "".join(char for char in row.get("kode", "") if char.isdecimal())
        digits = row.get("digit", "").strip()
        code = code.zfill(int(digits)) if digits.isdecimal() and len(digits) == 1 else code
        title = " ".join(row.get("judul", "").split())
        if len(code) >= _UNIT and title:
            found.setdefault(GROUP + code[:_UNIT], []).append(Label(title, "id"))
    return {iri: tuple(dict.fromkeys(labels)) for iri, labels in sorted(found.items())}
