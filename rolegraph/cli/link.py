"""`rolegraph link`: roles, skills and duties linked to a taxonomy, and what people decide about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rolegraph.cli import link_decide, link_list, link_propose, link_review
from rolegraph.cli.options import helped

HELP = helped(
    "Links from roles, skills and duties to a taxonomy: what is proposed, and what people accept, reject and are "
    "unsure of.",
    "rolegraph link --store graph --taxonomy esco-sample -o proposed.sssom.tsv",
    "rolegraph link labels wishes.csv --taxonomy esco -o links.tsv",
    "rolegraph link review --store graph",
)


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the group."""

    name: str
    help: str
    run: Callable[..., int | None]


COMMANDS = (
    Command(
        "labels",
        helped(
            "Link a table of labels: columns label and kind (role, skill, responsibility), and if there are any lang, "
            "role, sentence. A label that has no link has no row in the answer.",
            "rolegraph link labels wishes.csv --taxonomy esco -o links.tsv",
            "rolegraph link labels wishes.tsv --taxonomy esco-sample --top 3",
        ),
        link_propose.labels,
    ),
    Command(
        "review",
        helped(
            "Decide about proposed links, one label at a time: its sentence, five concepts, what they mean and "
            "why they are there. Each decision is kept at once; the next session goes on where this one ends.",
            "rolegraph link review --store graph",
            "rolegraph link review --store graph --taxonomy esco-sample --unsure",
        ),
        link_review.run,
    ),
    Command(
        "accept",
        helped(
            "Accept a link, or all of a SSSOM/TSV file. An older decision about the same pair is replaced.",
            "rolegraph link accept --store graph skill teliti 'attend to detail' --predicate close",
            "rolegraph link accept --from proposed.sssom.tsv --store graph",
        ),
        link_decide.command("accepted"),
    ),
    Command(
        "reject",
        helped(
            "Reject a link, or all of a SSSOM/TSV file: such a pair is not proposed again.",
            "rolegraph link reject --store graph role Kasir 'bank teller'",
        ),
        link_decide.command("rejected"),
    ),
    Command(
        "unsure",
        helped(
            "Say that a link is uncertain: it is not asked about again, but with review --unsure.",
            "rolegraph link unsure --store graph role Kasir 'cashier'",
        ),
        link_decide.command("unsure"),
    ),
    Command(
        "list",
        helped(
            "The decisions of the project.",
            "rolegraph link list",
            "rolegraph link list --decision rejected --format json",
        ),
        link_list.list_,
    ),
    Command(
        "apply",
        helped(
            "Write the accepted links into the graph, in a named graph of their own that no build touches.",
            "rolegraph link apply --store graph",
        ),
        link_list.apply,
    ),
)
