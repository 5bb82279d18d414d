"""The page `docs/queries.md`, made from the headers of the queries.

`python -m rolegraph.query.docs > docs/queries.md` writes it anew; a test fails when it is behind.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from rolegraph.query.catalogue import Catalogue
from rolegraph.query.header import NamedQuery, Parameter

_INTRODUCTION = """# Named queries

Made from the headers in `ontology/queries` by `python -m rolegraph.query.docs`; change a header, not this page.

```console
rolegraph query shared-skills --store DIR --role Akuntan --other "Auditor Internal"
```
```python
with RoleGraph.open("DIR") as graph:
    for row in graph.query("shared-skills", role="Akuntan", other="Auditor Internal"):
        print(row.skill)
```

A role, a skill or another thing is given by its label, in any case and any wording that the graph takes for the same
thing, or by its IRI. Where nothing has the label, the message names the nearest ones. Rows come in an order that is the
same each time. [own-queries.md](own-queries.md) tells how to add queries of your own and how to get many rows.
"""
_KINDS = {
    "construct": "`rolegraph build --derive {name}` keeps its triples in a graph of their own.",
    "violation": "`rolegraph build` ends with exit code 1 where it gives rows.",
}


def markdown(catalogue: Catalogue) -> str:
    """The page: a table of all queries, then a section for each.

    >>> markdown(Catalogue.carried()).splitlines()[0]
    '# Named queries'
    """
    contents = ["| query | gives |", "| --- | --- |"]
    contents += [f"| [{name}](#{name}) | {_cell(query.title.get('en', ''))} |" for name, query in catalogue.items()]
    sections = ["\n".join(_section(query)) for query in catalogue.values()]
    return "\n".join([_INTRODUCTION, *contents, "", "\n\n".join(sections), ""])


def _section(query: NamedQuery) -> Iterator[str]:
    yield f"## {query.name}"
    yield f"\n**{query.title.get('en', '')}** ({query.title.get('id', '')}). {query.description.get('en', '')}"
    if query.parameters:
        yield "\n| parameter | kind | is | example |\n| --- | --- | --- | --- |"
        yield "\n".join(map(_parameter, query.parameters))
    if query.kind != "question":
        yield f"\n{_KINDS[query.kind].format(name=query.name)}"
    if query.columns:
        yield "\n| column | holds |\n| --- | --- |"
        yield "\n".join(f"| {column.name} | {_cell(column.about.get('en', ''))} |" for column in query.columns)
    else:
        yield "\nGives triples (`--format ttl`)."


def _parameter(parameter: Parameter) -> str:
    note = "" if parameter.required else f" (default {parameter.default})" if parameter.default else " (optional)"
    example = "" if parameter.example is None else f"`{parameter.example}`"
    return f"| {parameter.name}{note} | {parameter.kind} | {_cell(parameter.about.get('en', ''))} | {example} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(markdown(Catalogue.carried()))
