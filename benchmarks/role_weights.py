"""Fits the weights of `rolegraph/extract/role_weights.py`: `python benchmarks/role_weights.py [GOLD_DIR…]`.

Two log-linear models, ridge-penalised: which head among a text's heads, which name among a head's names. Printed: how
many roles they name exactly in five-fold cross-validation over whole texts, and the weights fitted on all texts,
rounded to a tenth, as the module holds them. Texts that name no role take no part.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from rolegraph.extract.gold import GoldText, load_gold
from rolegraph.extract.role_evidence import form_evidence, head_evidence, head_of, read_text
from rolegraph.extract.sight import assembled

SIGHT = ("rolegraph_layout", "rolegraph_languages", "rolegraph_cues")
FOLDS = 5
PENALTY = 0.3
"""Of the squared weights; chosen in cross-validation."""
LEAST = 0.05
"""Weights nearer to zero are left out."""

Name = tuple[str, ...]
Evidence = Mapping[str, float]


@dataclass(frozen=True)
class Case:
    """A text's choices and the right ones (None where it is not among them)."""

    doc: str
    role: Name
    heads: Mapping[str, Evidence]
    forms: Mapping[str, Mapping[Name, Evidence]]
    head: str
    fold: int


def case(gold: GoldText) -> Case:
    """What a text offers."""
    nlp = assembled(gold.lang, SIGHT)
    text = read_text(nlp(gold.text))
    role = tuple(token.lower_ for token in nlp.make_doc(gold.role) if not token.is_space)
    return Case(
        doc=gold.name,
        role=role,
        heads={head: head_evidence(text, head) for head in text.heads},
        forms={head: {name: form_evidence(text, name) for name in forms} for head, forms in text.heads.items()},
        head=head_of(role, text.known),
        fold=int(hashlib.sha256(gold.name.encode()).hexdigest(), 16) % FOLDS,
    )


def fit(choices: Sequence[tuple[Sequence[Evidence], int]]) -> dict[str, float]:
    """The weights that make the right choices likeliest."""
    names = sorted({name for rows, _ in choices for row in rows for name in row})
    place = {name: i for i, name in enumerate(names)}
    tables = []
    for rows, right in choices:
        table = np.zeros((len(rows), len(names)))
        for number, row in enumerate(rows):
            table[number, [place[name] for name in row]] = list(row.values())
        tables.append((table, right))

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        value, slope = PENALTY * float(weights @ weights), 2 * PENALTY * weights
        for table, right in tables:
            scores = table @ weights
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            value -= float(np.log(shares[right]))
            slope = slope - (table[right] - shares @ table)
        return value, slope

    return dict(zip(names, minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x, strict=True))


def fit_both(cases: Sequence[Case]) -> tuple[dict[str, float], dict[str, float]]:
    """Weights of heads and of forms."""
    heads = [(list(c.heads.values()), list(c.heads).index(c.head)) for c in cases if c.head in c.heads]
    of_head = [(c.role, c.forms.get(c.head, {})) for c in cases]
    forms = [(list(names.values()), list(names).index(role)) for role, names in of_head if role in names]
    return fit(heads), fit(forms)


def chosen(found: Case, heads: Evidence, forms: Evidence) -> Name:
    """The name that the weights choose, () where the text offers none."""
    if not found.heads:
        return ()
    head = max(found.heads, key=lambda head: (_score(heads, found.heads[head]), head))
    names = found.forms[head]
    return max(names, key=lambda name: (_score(forms, names[name]), name))


def _score(weights: Evidence, row: Evidence) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in row.items())


def show(name: str, weights: Evidence) -> None:
    """The weights as the module holds them."""
    print(f"{name} = {{")
    for key, value in sorted(weights.items()):
        if abs(value) >= LEAST:
            print(f'    "{key}": {round(value, 1)},')
    print("}")


def main() -> None:
    """Cross-validate, fit on all, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument(
        "gold", nargs="*", type=Path, default=[Path(__file__).resolve().parent.parent / "data" / "gold"]
    )
    parser.add_argument("--wrong", action="store_true", help="also list the roles named wrongly")
    given = parser.parse_args()
    cases = [case(gold) for gold in load_gold(given.gold) if gold.role]
    right = 0
    for fold in range(FOLDS):
        weights = fit_both([c for c in cases if c.fold != fold])
        for found in (c for c in cases if c.fold == fold):
            name = chosen(found, *weights)
            right += name == found.role
            if given.wrong and name != found.role:
                print(f"{found.doc}: {' '.join(found.role)} -> {' '.join(name)}")
    print(f"{len(cases)} texts, {right} named exactly in cross-validation ({100 * right / len(cases):.1f} %)")
    for title, fitted in zip(("HEAD", "FORM"), fit_both(cases), strict=True):
        show(title, fitted)


if __name__ == "__main__":
    main()
