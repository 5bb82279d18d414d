"""A graph that breaks its shapes is told of in lines that lead to the sentence; one that keeps them passes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pyshacl
import pytest
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from rolegraph.rdf.labels import label_quads
from rolegraph.rdf.namespaces import OA, RDF, RDFS, RG, SKOS, XSD
from rolegraph.rdf.quads import document_graph, document_quads
from rolegraph.rdf.serialize import write
from rolegraph.resources import resource
from rolegraph.shapes import Problem, validate, validate_each
from tests.readings import HOSTILE, cashier, one_statement

BASE = "https://example.org/"
GRAPH = NamedNode(document_graph("kasir", BASE))
GOOD = document_quads(cashier(), base=BASE)

Change = Callable[[list[Quad]], list[Quad]]


def node(part: str, predicate: NamedNode = RDF.type) -> NamedNode:
    """The one subject of a property whose IRI holds some words."""
    (found,) = {quad.subject for quad in GOOD if quad.predicate == predicate and part in quad.subject.value}
    return found


def without(part: str, predicate: NamedNode) -> Change:
    """Take a property from each node whose IRI holds some words."""
    return lambda quads: [q for q in quads if not (part in q.subject.value and q.predicate == predicate)]


def plus(subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal) -> Change:
    return lambda quads: [*quads, Quad(subject, predicate, value, GRAPH)]


def instead(part: str, predicate: NamedNode, value: NamedNode | Literal) -> Change:
    return lambda quads: [*without(part, predicate)(quads), Quad(node(part), predicate, value, GRAPH)]


def number(text: str) -> Literal:
    return Literal(text, datatype=XSD.integer)


def messages(problems: Iterable[Problem]) -> list[str]:
    return [problem.message for problem in problems]


def test_a_good_graph_has_no_problem_and_nothing_odd() -> None:
    assert validate(GOOD, warnings=True) == []


def test_labels_and_several_documents_may_be_checked_together() -> None:
    quads = GOOD + document_quads(one_statement("teliti", lang="en"), base=BASE)
    assert validate(quads + label_quads(quads, base=BASE)) == []


@pytest.mark.parametrize("label", HOSTILE)
def test_hostile_words_break_no_shape(label: str) -> None:
    assert validate(document_quads(one_statement(label))) == []


GOAL = "/has_goal-"
PLACE = "/evidence/kasir-5e4b4407/28-42"
VIOLATIONS = {
    "a label": (without("/goal/", RDFS.label), "a thing needs a label, not empty, tagged with its language"),
    "a label's language": (
        instead("/goal/", RDFS.label, Literal("antrean lancar")),
        "a thing needs a label, not empty, tagged with its language",
    ),
    "a label's words": (
        instead("/goal/", RDFS.label, Literal(" ", language="id")),
        "a thing needs a label, not empty, tagged with its language",
    ),
    "a thing of no statement": (without(GOAL, RDF.object), "no statement speaks of this thing"),
    "no object": (without(GOAL, RDF.object), "a statement needs exactly one object, with an IRI"),
    "two objects": (
        plus(node(GOAL), RDF.object, node("/party/pemasok")),
        "a statement needs exactly one object, with an IRI",
    ),
    "no subject": (without(GOAL, RDF.subject), "a statement needs exactly one subject, with an IRI"),
    "a subject that is no role": (
        instead(GOAL, RDF.subject, node("/skill/")),
        "the subject of a statement must be a role or a document",
    ),
    "no predicate": (
        without(GOAL, RDF.predicate),
        "a statement needs exactly one predicate, one of the relations of the ontology",
    ),
    "a predicate of another kind": (
        instead(GOAL, RDF.predicate, RG.lacks),
        "a statement needs exactly one predicate, one of the relations of the ontology",
    ),
    "an unknown relation": (
        instead(GOAL, RG.relation, Literal("goal")),
        "a statement needs exactly one relation, by its name in the annotation guide",
    ),
    "an unknown polarity": (instead(GOAL, RG.polarity, Literal("maybe")), "polarity must be positive or negative"),
    "no rule": (without(GOAL, RG.rule), "a statement needs exactly one rule that read it"),
    "no wording": (
        without(GOAL, RG.wording),
        "a statement needs exactly one wording, not empty, tagged with its language",
    ),
    "a confidence above 1": (
        instead(GOAL, RG.confidence, Literal("1.7", datatype=XSD.decimal)),
        "confidence must be one decimal from 0 to 1",
    ),
    "a confidence below 0": (
        instead(GOAL, RG.confidence, Literal("-0.1", datatype=XSD.decimal)),
        "confidence must be one decimal from 0 to 1",
    ),
    "a confidence that is no number": (
        instead(GOAL, RG.confidence, Literal("nan")),
        "confidence must be one decimal from 0 to 1",
    ),
    "two confidences": (
        plus(node(GOAL), RG.confidence, Literal("0.1", datatype=XSD.decimal)),
        "confidence must be one decimal from 0 to 1",
    ),
    "no sentence": (
        without(GOAL, RG.sentence),
        "a statement needs exactly one sentence, not empty, tagged with its language",
    ),
    "two sentences": (
        plus(node(GOAL), RG.sentence, Literal("Lain.", language="id")),
        "a statement needs exactly one sentence, not empty, tagged with its language",
    ),
    "no place": (without(GOAL, OA.hasTarget), "a statement needs exactly one place of the text that makes it"),
    "a place of no statement": (without(GOAL, OA.hasTarget), "no statement is made at this place"),
    "a place with one selector": (
        lambda quads: [q for q in quads if not (q.subject.value == f"{BASE}{PLACE[1:]}" and "quote" in q.object.value)],
        "a place needs a quote as selector",
    ),
    "a start at the end": (instead(f"{PLACE}/position", OA.start, number("42")), "a place must start before it ends"),
    "a start before the text": (
        instead(f"{PLACE}/position", OA.start, number("-1")),
        "a place must start at one code point, 0 or more",
    ),
    "a start that is no number": (
        instead(f"{PLACE}/position", OA.start, Literal("28")),
        "a place must start at one code point, 0 or more",
    ),
    "a place moved by one": (
        instead(f"{PLACE}/position", OA.start, number("29")),
        "the quoted words do not stand at their place in the text",
    ),
    "other words quoted": (
        instead(f"{PLACE}/quote", OA.exact, Literal("antrean panjang")),
        "the quoted words do not stand at their place in the text",
    ),
    "a sentence moved by one": (
        instead(GOAL, RG.sentenceStart, number("1")),
        "the sentence does not stand in the text around the place that it is given for",
    ),
    "a sentence from elsewhere": (
        instead(GOAL, RG.sentence, Literal("Kasir suka bernyanyi.", language="id")),
        "the sentence does not stand in the text around the place that it is given for",
    ),
    "a parent that is not there": (
        instead(GOAL, RG.partOf, NamedNode(f"{BASE}statement/x")),
        "a statement must be part of a statement that is in the graph",
    ),
    "a claim that is asserted": (
        plus(node("/role/kasir"), RG.does, node("/misconception/")),
        "a claim must not be asserted as what a role does",
    ),
    "a correction of no misconception": (
        plus(node("/expectation/"), RG.correctedBy, node("/correction/")),
        "a correction must be tied to a misconception",
    ),
    "a misconception corrected by a goal": (
        plus(node("/misconception/"), RG.correctedBy, node("/goal/")),
        "a misconception must be corrected by a correction",
    ),
    "a skill that is a goal": (plus(node("/role/kasir"), RG.requiresSkill, node("/goal/")), "must be a skill"),
    "a lack of a goal": (plus(node("/trait/"), RG.lacks, node("/goal/")), "what a trait lacks must be a skill"),
    "a contrast with itself": (
        instead("/contrast/", RG.contrastTo, node("/role/kasir")),
        "a contrast needs exactly one described role, other than the one it is contrasted with",
    ),
    "a contrast with two others": (
        plus(node("/contrast/"), RG.contrastTo, node("/role/kasir")),
        "a contrast needs exactly one other role",
    ),
    "a focus about two roles": (
        plus(node("/focus/menata"), RG.focusAbout, node("/role/kasir")),
        "a focus must speak of exactly one role",
    ),
    "a role that is no concept": (
        lambda quads: [q for q in quads if q.object != SKOS.Concept],
        "a role must be a skos:Concept too",
    ),
    "no text": (without("/document/", RG.text), "a document needs exactly one text, tagged with its language"),
    "a digest cut short": (
        instead("/document/", RG.sha256, Literal("abc")),
        "a document needs exactly one SHA-256 of its text, 64 hexadecimal digits",
    ),
    "two roles described": (
        plus(GRAPH, RG.describes, node("/role/pramuniaga")),
        "a document describes one role at most",
    ),
    "an unread sentence of no document": (
        without("/document/", RG.hasUnread),
        "an unread sentence needs exactly one document",
    ),
    "a sentence set aside without a reason": (
        without("/aside/", RG.reason),
        "a sentence set aside needs exactly one reason, written kind/name",
    ),
    "software without a version": (
        lambda quads: [q for q in quads if not q.predicate.value.endswith("softwareVersion")],
        "software needs exactly one version",
    ),
    "a run of no data": (without("/run/", RG.languageData), "a run needs exactly one version of language data"),
}


@pytest.mark.parametrize("name", VIOLATIONS)
def test_each_violation_is_told(name: str) -> None:
    change, message = VIOLATIONS[name]
    assert message in messages(validate(change(GOOD)))


ODDITIES = {
    "the goal is tied to no activity or party that serves it": RG.goalOf,
    "the correction is tied to no misconception": RG.correctedBy,
    "the reality is tied to no expectation": RG.metByReality,
    "the dimension is tied to no contrast": RG.hasDimension,
    "the focus is tied to no contrast": RG.focusOf,
}


@pytest.mark.parametrize("message", ODDITIES)
def test_what_is_odd_and_allowed_is_told_on_demand(message: str) -> None:
    quads = without("", ODDITIES[message])(GOOD)
    assert validate(quads) == []
    found = validate(quads, warnings=True)
    assert set(messages(found)) == {message}
    assert all(problem.warning for problem in found)


def test_a_line_names_document_property_value_and_sentence() -> None:
    change, _ = VIOLATIONS["a confidence above 1"]
    (problem,) = validate(change(GOOD))
    assert str(problem) == (
        'kasir: confidence must be one decimal from 0 to 1 (rg:confidence is "1.7") '
        f'in: "Kasir melayani pembeli agar antrean lancar." <{node(GOAL).value}>'
    )


@pytest.mark.parametrize("name", ["a label", "a start at the end", "no place", "other words quoted"])
def test_a_thing_and_a_selector_lead_to_the_sentence_of_their_statement(name: str) -> None:
    problems = [problem for problem in validate(VIOLATIONS[name][0](GOOD)) if "/evidence/" not in problem.focus]
    assert {problem.sentence for problem in problems} <= {"Kasir melayani pembeli agar antrean lancar."}
    assert {problem.document for problem in problems} == {"kasir"}


def test_a_line_stays_one_line_whatever_the_text_holds() -> None:
    line = str(Problem("m", "https://example.org/x", "rg:rule", "a\nb\x1b[31m", "c\r\n" + "d" * 500, "e\tf"))
    assert line.isprintable()
    assert line.startswith('e f: m (rg:rule is "a b [31m") in: "c ddd')
    assert len(line) < 300


def test_problems_come_in_one_order_and_none_twice() -> None:
    change, _ = VIOLATIONS["no sentence"]
    broken = without("/party/", RDFS.label)(change(GOOD))
    found = validate(broken)
    assert found == validate(broken[::-1])
    assert len(set(found)) == len(found)


def test_a_blank_node_is_a_problem() -> None:
    quads = [*GOOD, Quad(BlankNode("b"), RDF.type, RG.Skill, GRAPH)]
    assert "a thing needs an IRI of its own; blank nodes differ from build to build" in messages(validate(quads))


def test_a_broken_document_is_named_and_the_good_one_beside_it_is_not() -> None:
    other = document_quads(one_statement("teliti"), base=BASE)
    problems = validate(VIOLATIONS["no rule"][0](GOOD) + other)
    assert {problem.document for problem in problems} == {"kasir"}


# What is checked here flat and in Python is what the files say to any SHACL processor.


def plain_run(quads: list[Quad], path: Path) -> set[str]:
    """The messages of pyshacl over the files as they stand."""
    write(quads, path)
    shapes = rdflib.Graph()
    for file in resource("ontology/shapes").glob("*.ttl"):
        shapes.parse(file)
    data = rdflib.Graph().parse(path)
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    return {
        str(report.value(result, sh.resultMessage)) for result in report.subjects(rdflib.RDF.type, sh.ValidationResult)
    }


AGREEING = [
    "a place moved by one",
    "a sentence from elsewhere",
    "a sentence moved by one",
    "two confidences",
    "no rule",
]


@pytest.mark.parametrize("name", AGREEING)
def test_any_shacl_processor_finds_the_same(name: str, tmp_path: Path) -> None:
    quads = VIOLATIONS[name][0](GOOD)
    assert plain_run(quads, tmp_path / "x.nt") == set(messages(validate(quads, warnings=True)))


def test_any_shacl_processor_passes_a_good_graph(tmp_path: Path) -> None:
    assert plain_run(GOOD, tmp_path / "x.nt") == set()


# Several documents at once, each by itself.


@pytest.mark.parametrize("name", sorted(VIOLATIONS)[::4])
def test_a_document_among_others_shows_what_it_shows_alone(name: str) -> None:
    broken = VIOLATIONS[name][0](GOOD)
    other = document_quads(one_statement("teliti"), base=BASE)
    assert validate_each([GOOD, broken, other]) == [[], validate(broken), []]


def test_none_lends_another_what_it_lacks() -> None:
    """Together the two would be whole: the label that one lacks stands in the other."""
    lacking = without("/skill/", RDFS.label)(GOOD)
    assert validate(lacking + GOOD) == []
    assert validate_each([lacking, GOOD]) == [validate(lacking), []]
    assert validate(lacking) != []


def test_none_is_none() -> None:
    assert validate_each([]) == []
