"""rolegraph.query.relations: the names of relations."""

from __future__ import annotations

import pytest

from rolegraph.errors import UsageError
from rolegraph.query.relations import find_relation, relation_label
from rolegraph.rdf.things import KINDS
from rolegraph.statement import Relation


@pytest.mark.parametrize("relation", Relation)
def test_a_relation_is_found_by_each_of_its_names(relation: Relation) -> None:
    iri = KINDS[relation].predicate.value
    names = [relation.value, iri, f"<{iri}>", iri.rpartition("#")[2], relation.value.replace("_", "-").upper()]
    names += [relation_label(relation, lang) for lang in ("id", "en")]
    assert {find_relation(name) for name in names} == {relation}


def test_a_name_that_is_none_is_told_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"'requires_skil' is no relation .did you mean requires_skill"):
        find_relation("requires_skil")
