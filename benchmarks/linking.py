"""How well labels are linked: `python benchmarks/linking.py ESCO… [--dev TSV] [--decorte DIR] [--kbji CSV] [--speed]`.

- `--dev`: a table of judged pairs (label, kind, lang, acceptable_uris, isco; role, sentence if there are any): hit@1,
  hit@5, the ISCO-08 unit group, and how right labels without a link are left without one.
- `--decorte`: sentences of English adverts and their ESCO skills (Decorte et al. 2022, 2023): RP@1, RP@5, RP@10 and MRR
  beside TF-IDF over words and runs of characters of preferred and alternative labels, made in the same run.
- `--kbji`: the user's own file of KBJI 2014: titles of six digits to their unit group, with ESCO alone and with the
  titles of four digits laid over it.
- `--speed`: CPU seconds and memory for 10,000 labels and for the same again.

RP@k is R-precision at k: hits among the first k by the smaller of k and the number of right concepts.
"""

from __future__ import annotations

import argparse
import csv
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))

from read import machine

from rolegraph.link.linker import Linker
from rolegraph.link.measures import Labels, runs
from rolegraph.mapping import Answer, Query
from rolegraph.taxonomy.concept import Concept, Taxonomy
from rolegraph.taxonomy.home import overlay
from rolegraph.taxonomy.read import read

SKIPPED = frozenset({"LABEL NOT PRESENT", "UNDERSPECIFIED", ""})
SETS = (("TECH", "tech"), ("HOUSE", "house"), ("TECHWOLF", "techwolf"))
PUBLISHED = {"TECH": "64.0 (ConTeXT-match), 59.4 (CurriculumMatch)", "HOUSE": "49.1 (CurriculumMatch)", "TECHWOLF": "–"}
MANY = 10_000
_CUT = re.compile(r"[,;:()/•*\n]|\s(?:and|or|&|including|such as|e\.g\.|using|with)\s|\.\s")


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV or TSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        if path.suffix == ".tsv":
            return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        return list(csv.DictReader(file))


def dev(linker: Linker, path: Path) -> None:
    """The judged pairs."""
    isco = {concept.iri: concept.isco for concept in linker.taxonomy.concepts}
    judged = rows(path)
    queries = [Query(r["label"], r["kind"], r["lang"], r.get("role") or "", r.get("sentence") or "") for r in judged]
    answers = linker.answer(queries)
    print("| kind | labels | hit@1 | hit@5 | ISCO | no link: precision | recall |\n|---|--:|--:|--:|--:|--:|--:|")
    groups = {"roles": {"role"}, "skills": {"skill"}, "duties": {"responsibility"}}
    for name, kinds in {**groups, "skills and duties": groups["skills"] | groups["duties"]}.items():
        own = [(answer, row) for answer, row in zip(answers, judged, strict=True) if row["kind"] in kinds]
        some = [(answer, set(row["acceptable_uris"].split())) for answer, row in own if row["acceptable_uris"]]
        none = [answer for answer, row in own if not row["acceptable_uris"]]
        left = [answer for answer, _ in own if not answer.linked]
        first, five = (share(hit(answer, right, count) for answer, right in some) for count in (1, 5))
        coded = [(answer, row["isco"].split()) for answer, row in own if row["isco"]]
        units = share(answer.linked and isco.get(answer.candidates[0].concept) in codes for answer, codes in coded)
        right = sum(not answer.linked for answer in none)
        print(
            f"| {name} | {len(own)} | {first} | {five} | {units if coded else '–'} "
            f"| {percent(right, len(left))} | {percent(right, len(none))} |"
        )


def hit(answer: Answer, right: Iterable[str], count: int) -> bool:
    """Whether a right concept is among the first; a label without a link has none."""
    return answer.linked and any(one.concept in right for one in answer.candidates[:count])


def share(hits: Iterable[bool]) -> str:
    """The share of those that are true."""
    found = list(hits)
    return percent(sum(found), len(found))


def percent(part: int, whole: int) -> str:
    """A percentage with one decimal."""
    return f"{100 * part / whole:.1f}" if whole else "–"


def sentences(path: Path) -> dict[str, set[str]]:
    """Each sentence that has labels of ESCO, with them: the queries of the published figures."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows(path):
        if row["label"] not in SKIPPED:
            found[row["sentence"]].add(row["label"].casefold())
    return dict(sorted(found.items()))


def pieces(sentence: str) -> list[str]:
    """A sentence and its parts between punctuation and conjunctions: what may each be a skill."""
    parts = (part.strip() for part in _CUT.split(sentence))
    return list(dict.fromkeys([sentence, *filter(None, parts)]))


def by_pieces(linker: Linker, asked: Sequence[str]) -> list[list[str]]:
    """Labels of the concepts of each sentence; a concept's score is that of the piece that it fits best."""
    cut = [[Query(piece, "skill", "en") for piece in pieces(one)] for one in asked]
    answers = dict(zip(flat := [query for own in cut for query in own], linker.answer(flat, 100), strict=True))
    found = []
    for own in cut:
        scores: dict[str, float] = {}
        for query in own:
            for one in answers[query].candidates:
                label = one.label.casefold()
                scores[label] = max(one.score, scores.get(label, 0.0))
        found.append(sorted(scores, key=lambda label: (-scores[label], label))[:100])
    return found


def decorte(linker: Linker, folder: Path) -> None:
    """The public English sets."""
    skills = linker.indices["skill"].concepts
    plain = Plain(skills)
    print("| set | queries | by | RP@1 | RP@5 | RP@10 | MRR |\n|---|--:|---|--:|--:|--:|--:|")
    for name, stem in SETS:
        for part in ("validation", "test"):
            path = folder / f"{stem}_{part}_annotations.csv"
            if not path.is_file():
                continue
            asked = sentences(path)
            ours = by_pieces(linker, list(asked))
            for who, ranked in (("TF-IDF", plain.ranked(list(asked))), ("rolegraph", ours)):
                print(f"| {name} {part} | {len(asked)} | {who} | {measures(ranked, list(asked.values()))} |")
            if part == "test":
                print(f"| {name} {part} | | published | | {PUBLISHED[name]} | | |")


def measures(ranked: Sequence[Sequence[str]], right: Sequence[set[str]]) -> str:
    """RP@1, RP@5, RP@10 and MRR as cells."""
    precision = {
        count: np.mean(
            [
                sum(one in want for one in got[:count]) / min(count, len(want))
                for got, want in zip(ranked, right, strict=True)
            ]
        )
        for count in (1, 5, 10)
    }
    mrr = np.mean(
        [
            next((1 / place for place, one in enumerate(got, 1) if one in want), 0)
            for got, want in zip(ranked, right, strict=True)
        ]
    )
    return " | ".join([*(f"{100 * value:.1f}" for value in precision.values()), f"{mrr:.3f}"])


class Plain:
    """TF-IDF over words and over runs of characters of English labels, added up."""

    def __init__(self, concepts: Sequence[Concept]) -> None:
        pairs = [
            (place, one.text.casefold())
            for place, concept in enumerate(concepts)
            for one in (*concept.labels, *concept.alternatives)
            if one.lang == "en"
        ]
        owners = [place for place, _ in pairs]
        self._concepts = concepts
        self._sides = [
            Labels.of([made(text) for _, text in pairs], owners, len(concepts), made) for made in (str.split, runs)
        ]

    def ranked(self, queries: Sequence[str]) -> list[list[str]]:
        """Labels of the nearest hundred concepts."""
        found = []
        for query in queries:
            scores = sum(side.cosine([query.casefold()])[0] for side in self._sides)
            found.append(
                [self._concepts[place].label("en").casefold() for place in np.argsort(-scores, kind="stable")[:100]]
            )
        return found


def kbji(taxonomy: Taxonomy, linker: Linker, path: Path) -> None:
    """Titles of six digits to their unit group."""
    from rolegraph.taxonomy.glossary import laid_over
    from rolegraph.taxonomy.isco import kbji as titles

    table = rows(path)
    asked = [(row["judul"], row["kode"].replace(".", "")[:4]) for row in table if row["digit"] == "6"]
    upper = [row for row in table if row["digit"] == "4"]
    known = Linker(laid_over(taxonomy, titles(upper)))
    print("| labels of | titles | right unit group |\n|---|--:|--:|")
    for name, one in (("ESCO and ours", linker), ("the same and KBJI's four digits", known)):
        isco = {concept.iri: concept.isco for concept in one.taxonomy.concepts}
        answers = one.answer([Query(title, "role") for title, _ in asked], 1)
        right = share(isco[a.candidates[0].concept] == code for a, (_, code) in zip(answers, asked, strict=True))
        print(f"| {name} | {len(asked)} | {right} |")


def speed(esco: Sequence[Path]) -> None:
    """Ten thousand labels, and again, as the command line does it."""
    print("| step | CPU s | wall s | peak MB |\n|---|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"ROLEGRAPH_HOME": folder, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        table = Path(folder) / "labels.tsv"
        table.write_text("label\tkind\n" + "".join(f"{label}\t{kind}\n" for label, kind in many()), encoding="utf-8")
        program = [str(Path(sys.executable).with_name("rolegraph"))]
        steps = (
            ("taxonomy add", ["taxonomy", "add", *map(str, esco), "--name", "esco"]),
            (
                f"{MANY:,} labels",
                ["link", "labels", str(table), "--taxonomy", "esco", "-o", str(Path(folder) / "o.tsv")],
            ),
            ("the same again", ["link", "labels", str(table), "--taxonomy", "esco", "-o", str(Path(folder) / "o.tsv")]),
        )
        for name, arguments in steps:
            began = time.perf_counter()
            child = subprocess.Popen(
                [*program, *arguments], env=environment, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
            )
            _, status, used = os.wait4(child.pid, 0)
            assert os.waitstatus_to_exitcode(status) in (0, 1), name
            wall = time.perf_counter() - began
            print(
                f"| {name} | {used.ru_utime + used.ru_stime:.1f} | {wall:.1f} | {used.ru_maxrss / 1024:.0f} |",
                flush=True,
            )


def many() -> list[tuple[str, str]]:
    """Labels of our own texts, each once."""
    import json

    from link_weights import RELATIONS, ROOT

    found: dict[tuple[str, str], None] = {}
    for path in sorted((ROOT / "data/gold").rglob("*.json")):
        text = json.loads(path.read_text(encoding="utf-8"))
        for one in text["statements"]:
            if one["relation"] in RELATIONS:
                found[" ".join(one["label"].split()), RELATIONS[one["relation"]]] = None
    return list(found)[:MANY]


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("esco", nargs="+", type=Path)
    parser.add_argument("--dev", type=Path)
    parser.add_argument("--decorte", type=Path)
    parser.add_argument("--kbji", type=Path)
    parser.add_argument("--speed", action="store_true")
    given = parser.parse_args()
    print(machine())
    if given.speed:
        speed(given.esco)
    if given.dev or given.decorte or given.kbji:
        taxonomy, _ = read(given.esco, "esco")
        laid = overlay(taxonomy)
        linker = Linker(laid)
        if given.dev:
            dev(linker, given.dev)
        if given.decorte:
            decorte(linker, given.decorte)
        if given.kbji:
            kbji(laid, linker, given.kbji)


if __name__ == "__main__":
    main()
