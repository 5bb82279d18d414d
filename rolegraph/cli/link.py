"""`rolegraph link`: roles, skills and duties linked to a taxonomy, and what people decide about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rolegraph.cli import link_decide, link_list, link_review
from rolegraph.cli.options import helped

HELP = helped(
    "Links from roles, skills and duties to a taxonomy: what people accept, reject and are unsure of.",
    "rolegraph link review --store graph",
    "rolegraph link list",
)


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the group."""

    name: str
    help: str
    run: Callable[..., int | None]


COMMANDS = (
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
