"""rolegraph.site.build and what it calls: pages for everything, the same bytes, no dead link, payloads kept text."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from rolegraph.document import Document
from rolegraph.errors import RolegraphError
from rolegraph.graph import RoleGraph
from rolegraph.query.header import parse
from rolegraph.rdf.namespaces import SKOS
from rolegraph.site import build
from rolegraph.site.build import write_site
from rolegraph.site.links import DeadLink, dead_links
from rolegraph.site.model import model
from rolegraph.site.questions import ask, file_of
from rolegraph.site.roles import QUOTED
from rolegraph.statement import Reading
from rolegraph.store.oxigraph import OxigraphStore
from tests.endpoints import emptied
from tests.pages.test_page import Parts
from tests.site.conftest import site_of
from tests.stores import ACCOUNTANT, AUDITOR, GUARD, filled
from tests.view.conftest import fill


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def index_of(folder: Path) -> dict[str, list[list[object]]]:
    page = (folder / "search.html").read_text(encoding="utf-8")
    (text,) = re.findall(r'<script type="application/json" id="index">(.*?)</script>', page)
    found: dict[str, list[list[object]]] = json.loads(text)
    return found


def test_there_is_a_page_for_every_role_text_and_query(site: Path) -> None:
    assert {path.stem.rpartition("-")[0] for path in (site / "role").iterdir()} == {"akuntan", "auditor", "satpam"}
    assert {path.stem.rpartition("-")[0] for path in (site / "document").iterdir()} == {"akuntan", "auditor", "satpam"}
    with RoleGraph(filled()) as graph:
        asked = {name for name, query in graph.catalogue.items() if query.kind != "violation"}
    assert {path.stem for path in (site / "query").iterdir()} == asked
    top = {"index", "roles", "skills", "parties", "documents", "queries", "graph", "search"}
    assert {path.stem for path in site.glob("*.html")} == top


def test_no_link_of_a_site_is_dead(site: Path, hostile_site: Path) -> None:
    assert dead_links(site) == dead_links(hostile_site) == []


def test_the_same_texts_in_any_order_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    again = site_of(tmp_path / "again", GUARD, ACCOUNTANT, AUDITOR)
    assert bytes_of(again) == bytes_of(site)
    site_of(again)
    assert bytes_of(again) == bytes_of(site)


def test_a_site_with_a_dead_link_is_not_put_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site_of(tmp_path / "site", GUARD)
    before = bytes_of(tmp_path / "site")
    monkeypatch.setattr(build, "dead_links", lambda folder: [DeadLink("index.html", "gone.html")])
    with pytest.raises(RolegraphError, match=r"1 links of the site lead nowhere: index\.html: gone\.html"):
        site_of(tmp_path / "site")
    assert bytes_of(tmp_path / "site") == before


def test_the_indexes_put_what_most_roles_have_first(site: Path) -> None:
    page = (site / "skills.html").read_text(encoding="utf-8")
    names = re.findall(r'<span class="name" dir="auto">(.*?)</span>', page)
    assert names[0] == "teliti"
    assert names[1:] == ["analisis", "berani"]
    assert "analisis yang baik" in page
    first = page[page.index("teliti") : page.index("</li>")]
    assert [role in first for role in ("Akuntan", "Auditor", "Satpam")] == [True] * 3


def test_a_role_page_leads_to_the_statement_in_its_text(site: Path) -> None:
    (page,) = (site / "role").glob("satpam-*.html")
    assert re.search(r'href="\.\./document/satpam-[0-9a-f]+\.html#s4"', page.read_text(encoding="utf-8"))


def test_a_role_that_is_only_named_says_who_names_it(tmp_path: Path) -> None:
    site_of(tmp_path, ACCOUNTANT)
    (page,) = (tmp_path / "role").glob("auditor-*.html")
    text = page.read_text(encoding="utf-8")
    assert 'data-text="noText2"' in text
    assert "Berbeda dari <mark>Auditor</mark>" in text


def test_what_many_texts_say_is_quoted_a_few_times_and_linked_always(tmp_path: Path) -> None:
    texts = [Reading(replace(GUARD.document, id=f"satpam-{number}"), GUARD.statements) for number in range(QUOTED + 4)]
    site_of(tmp_path, *texts)
    (page,) = (tmp_path / "role").glob("satpam-*.html")
    text = page.read_text(encoding="utf-8")
    item = text[text.index(">berani<") - 900 : text.index("</details>", text.index(">berani<"))]
    assert item.count("<blockquote") == QUOTED
    assert 'data-text="more" data-n="4"' in item
    assert not dead_links(tmp_path)


def test_the_search_knows_everything_that_the_texts_say(site: Path) -> None:
    index = index_of(site)
    found = {wording.casefold() for text, *_ in index["things"] for wording in str(text).split("\n")}
    with RoleGraph(filled()) as graph:
        for row in graph.query("statements"):
            assert str(row.label).casefold() in found
    assert {"laporan", "lupa"} & set(index["words"]) == {"laporan"}


def test_queries_show_their_rows_or_how_to_ask(site: Path) -> None:
    page = (site / "query" / "duties.html").read_text(encoding="utf-8")
    assert "membayar pajak" in page
    assert 'data-text="rows" data-n="4"' in page
    page = (site / "query" / "roles-with-skill.html").read_text(encoding="utf-8")
    assert 'data-text="needsValues"' in page
    assert "rolegraph query roles-with-skill --skill" in page


def test_long_answers_say_how_many_rows_they_hold_back(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("rolegraph.site.questions.MOST_ROWS", 2)
    site_of(tmp_path)
    assert 'data-text="rowsOf" data-n="4" data-shown="2"' in (tmp_path / "query" / "duties.html").read_text("utf-8")


def test_queries_of_all_pairs_are_not_asked_of_many_roles(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("rolegraph.site.questions.MOST_PAIRED", 2)
    site_of(tmp_path)
    page = (tmp_path / "query" / "similar-roles.html").read_text(encoding="utf-8")
    assert 'data-text="pairedHint" data-n="2"' in page


def test_indexes_of_many_entries_are_cut_into_pages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("rolegraph.site.indexes.AT_ONCE", 2)
    site_of(tmp_path)
    assert sorted(path.name for path in tmp_path.glob("roles*.html")) == ["roles-2.html", "roles.html"]
    assert 'start="3"' in (tmp_path / "skills-2.html").read_text(encoding="utf-8")
    assert not dead_links(tmp_path)


def test_an_empty_store_and_a_text_without_a_role_give_a_site(tmp_path: Path) -> None:
    with RoleGraph(OxigraphStore.memory()) as graph:
        assert write_site(graph, tmp_path / "empty").documents == 0
    site_of(tmp_path / "one", Reading(Document("entah", "Entah apa.", "id", "x.txt"), ()))
    assert not dead_links(tmp_path / "empty")
    assert not dead_links(tmp_path / "one")


def test_the_report_counts_what_is_there(tmp_path: Path) -> None:
    with RoleGraph(filled()) as graph:
        report = write_site(graph, tmp_path / "site", lang="en")
    found = bytes_of(tmp_path / "site")
    del found["site.json"]
    assert (report.pages, report.size) == (len(found), sum(map(len, found.values())))
    assert (report.roles, report.skills, report.parties, report.documents) == (3, 3, 2, 3)
    assert b'<html lang="en">' in found["index.html"]


def test_payloads_in_every_field_give_safe_names_and_no_element(site: Path, hostile_site: Path) -> None:
    assert all(re.fullmatch(r"[a-z0-9-]+\.html", path.name) for path in hostile_site.rglob("*.html"))
    for name in ("index.html", "roles.html", "skills.html", "parties.html", "search.html"):
        tags = [{tag for tag, _ in Parts((one / name).read_text("utf-8")).tags} for one in (site, hostile_site)]
        assert tags[1] - {"details", "summary", "p", "code"} <= tags[0], name
    for path in (*(hostile_site / "role").iterdir(), *(hostile_site / "document").iterdir()):
        parts = Parts(path.read_text(encoding="utf-8"))
        assert not {"iframe", "img", "form", "object", "base", "embed"} & {tag for tag, _ in parts.tags}
        assert not any(key.startswith("on") or key == "style" for _, attrs in parts.tags for key in attrs)


def test_links_to_taxonomies_are_told_where_the_thing_is(tmp_path: Path) -> None:
    concept = NamedNode("http://data.europa.eu/esco/skill/1")
    graph_name = NamedNode("https://example.org/links")
    with filled() as store:
        skill = next(entry for entry in model(store, "id").skills.values() if entry.label == "teliti")
        quads = [
            Quad(NamedNode(skill.iri), SKOS.closeMatch, concept, graph_name),
            Quad(concept, SKOS.prefLabel, Literal("attend to <detail>", language="en"), graph_name),
        ]
        store.replace_graph(graph_name.value, quads)
        with RoleGraph(store) as graph:
            write_site(graph, tmp_path)
    page = (tmp_path / "skills.html").read_text(encoding="utf-8")
    assert f'closeMatch: <bdi dir="auto">attend to &lt;detail&gt;</bdi> <code>{concept.value}</code>' in page


def test_a_query_of_a_user_gets_a_safe_file() -> None:
    for name in ("../x", "a/b", "Ünï", "x" * 300):
        assert re.fullmatch(r"query/[a-z0-9-]{8,90}\.html", file_of(parse("ASK {}", name, "x.rq")))


def test_an_ask_query_and_a_construct_have_rows_too() -> None:
    with RoleGraph(filled()) as graph:
        assert ask(graph, parse("ASK { ?s a rg:Role }", "a", "a.rq"), "id").rows == ((True,),)
        found = ask(graph, parse("CONSTRUCT { ?s rdf:type ?o } { ?s a ?o }", "c", "c.rq"), "id")
        assert found.columns == ("subject", "predicate", "object")
        assert found.rows[0][1] == "rdf:type"


def test_a_model_keeps_roles_apart_that_only_share_a_label() -> None:
    with filled() as store:
        found = model(store, "id")
    assert [role.label for role in found.roles.values()] == ["Akuntan", "Auditor", "Satpam"]
    assert [len(role.places) for role in found.roles.values()] == [0, 2, 0]
    assert found.statements == sum(len(one.statements) for one in (ACCOUNTANT, AUDITOR, GUARD))


def test_a_site_of_an_endpoint_is_the_same(site: Path, oxigraph_url: str, tmp_path: Path) -> None:
    remote = emptied(oxigraph_url, "/query", UPDATE="/update")
    fill(remote, [ACCOUNTANT, AUDITOR, GUARD])  # type: ignore[arg-type]
    with RoleGraph(remote) as graph:
        write_site(graph, tmp_path / "site")
    assert bytes_of(tmp_path / "site") == bytes_of(site)
