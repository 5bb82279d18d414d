"""A small taxonomy of crafts, made up: occupations with their skills, ISCO-08 unit groups, labels in both languages."""

from __future__ import annotations

from rolegraph.taxonomy.concept import Concept, Kind, Label, Origin, Taxonomy

CRAFTS = "https://example.org/crafts/"
ORIGIN = Origin("crafts", "Crafts", "1", attribution="Crafts of our own.", scheme=CRAFTS, digest="c" * 64)


def iri(name: str) -> str:
    return CRAFTS + name


def texts(words: str, lang: str) -> tuple[Label, ...]:
    """Labels parted by a stroke."""
    return tuple(Label(text.strip(), lang) for text in words.split("|") if text.strip())


def concept(name: str, kind: Kind, indonesian: str = "", english: str = "", **more: object) -> Concept:
    """A concept; of the labels of a language, parted by strokes, the first is preferred."""
    labels = (texts(indonesian, "id"), texts(english, "en"))
    preferred = tuple(label for own in labels for label in own[:1])
    alternatives = tuple(label for own in labels for label in own[1:])
    return Concept(iri(name), kind, preferred, alternatives, **more)  # type: ignore[arg-type]


def skill(name: str, indonesian: str = "", english: str = "", **more: object) -> Concept:
    return concept(name, "skill", indonesian, english, **more)


SEW = skill("sew", "menjahit pakaian | jahit baju", "sew garments", reuse="occupation-specific")
MEND = skill("mend", "memperbaiki pakaian", "mend clothes")
WELD = skill("weld", "mengelas logam | pengelasan", "weld metal", hidden=texts("ngelas besi", "id"))
METAL = skill("metal", "jenis logam", "types of metal", skill_type="knowledge", reuse="cross-sector")
COUNT = skill("count", "menghitung uang", "count money")
CAREFUL = skill("careful", "teliti | ketelitian", "attend to detail", reuse="transversal")
SKILLS = (SEW, MEND, WELD, METAL, COUNT, CAREFUL)

GROUPS = (
    concept("C7531", "group", "penjahit, pembuat topi dan kulit", "tailors, dressmakers, hatters", codes=("7531",)),
    concept("C7212", "group", "tukang las dan pemotong logam", "welders and flame cutters", codes=("7212",)),
    concept("C5230", "group", "kasir dan penjual karcis", "cashiers and ticket clerks", codes=("5230",)),
    concept("C523", "group", "kasir", "cashiers", codes=("523",)),
)
TAILOR = concept(
    "tailor", "occupation", "penjahit | tukang jahit", "tailor", isco="7531", essential=(iri("sew"),),
    optional=(iri("mend"), iri("careful")),
)  # fmt: skip
WELDER = concept(
    "welder", "occupation", "tukang las | juru las", "welder", isco="7212", essential=(iri("weld"), iri("metal"))
)
CASHIER = concept(
    "cashier", "occupation", "kasir", "cashier", isco="5230", essential=(iri("count"),), optional=(iri("careful"),)
)
OCCUPATIONS = (TAILOR, WELDER, CASHIER)

GERMAN = Concept(iri("nähen"), "skill", (Label("nähen", "de"),))
"""In a language that is not compared; it belongs to no taxonomy here."""


def taxonomy(*concepts: Concept) -> Taxonomy:
    """A taxonomy of these concepts, of all where none is given."""
    held = concepts or (*GROUPS, *OCCUPATIONS, *SKILLS)
    return Taxonomy(ORIGIN, tuple(sorted(held, key=lambda one: one.iri)))
