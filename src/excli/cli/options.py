"""Options many commands share, declared once.

A command that takes `filters` or `output` is given, by `expand`, one option for each row of the filter
table and for each output option; it receives them gathered again.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Annotated, Any, Optional

import typer

from excli.cli import completion
from excli.cli.output import COLOR_CHOICES, Output
from excli.lookup.filters import CRITERIA
from excli.model.errors import UsageError
from excli.model.fields import COLUMNS

FORMATS = ("table", "json", "ndjson", "csv", "tsv", "yaml", "markdown", "slug")
PAGE_FORMATS = (*FORMATS, "html")
Filters = dict[str, list[str]]
_FILTERS, _OUTPUT = "Filters (repeat or separate with commas)", "Output"
_KEYWORD = inspect.Parameter.KEYWORD_ONLY


def expand(
    *, without: tuple[str, ...] = (), extra: tuple[str, ...] = (), formats: tuple[str, ...] = FORMATS
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A decorator that spreads a command's `filters: Filters` and `output: Output` parameters out for Typer.

    `without` names output options that mean nothing to the command; `extra` names what --fields and --sort
    know beside the fields of an entry; `formats` are those it can print.
    """
    return functools.partial(_expanded, without=without, extra=extra, formats=formats)


def _expanded(
    function: Callable[..., None], without: tuple[str, ...], extra: tuple[str, ...], formats: tuple[str, ...]
) -> Callable[..., None]:
    own = inspect.signature(function, eval_str=True)
    takes = {name for name in ("filters", "output") if name in own.parameters}
    spread = [parameter for name, parameter in own.parameters.items() if name not in takes]
    spread += _filter_parameters() if "filters" in takes else []
    spread += (
        [option for option in _output_parameters(formats) if option.name not in without] if "output" in takes else []
    )

    @functools.wraps(function)
    def run(**given: Any) -> None:
        gathered: dict[str, Any] = {}
        if "filters" in takes:
            asked = ((criterion.name, given.pop(criterion.name)) for criterion in CRITERIA)
            gathered["filters"] = _with_kits({name: values for name, values in asked if values}, given.pop("kit"))
        if "output" in takes:
            typed = {name: given.pop(name) for name in _OUTPUT_NAMES if name not in without}
            gathered["output"] = _output(COLUMNS + extra, formats, **typed)
        function(**given, **gathered)

    run.__signature__ = inspect.Signature(spread)  # type: ignore[attr-defined]  # what Typer reads
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in spread}
    del run.__wrapped__  # or inspect would look through to the original
    return run


def _filter_parameters() -> list[inspect.Parameter]:
    several = Optional[list[str]]  # noqa: UP045 - Typer compares with typing.Optional
    found = [
        _parameter(
            criterion.name,
            several,
            f"--{criterion.option}",
            help=criterion.meaning,
            metavar=criterion.facet.upper().replace("-", "_"),
            autocompletion=completion.values_of(criterion.facet),
            rich_help_panel=_FILTERS,
        )
        for criterion in CRITERIA
    ]
    kit = _parameter("kit", several, "--kit", help="Needs nothing beyond this kit (excli kit); all lifts the kit in use.", metavar="NAME",
                     autocompletion=completion.kits, rich_help_panel=_FILTERS)  # fmt: skip
    place = next(i for i, parameter in enumerate(found) if parameter.name == "have")
    return [*found[: place + 1], kit, *found[place + 1 :]]


def _with_kits(filters: Filters, kits: list[str] | None) -> Filters:
    """The filters with what is in the named kits among what is owned, or else in the kit in use."""
    names = [part.strip() for text in kits or [] for part in text.split(",") if part.strip()]
    if kits and not names:
        raise UsageError("--kit was given no name. Your kits: excli kit list")
    from excli.cli.owned import owned_by

    owned = owned_by(names, typed=bool(filters.get("have")))
    return filters if owned is None else {**filters, "have": [*filters.get("have", []), *owned]}


_OUTPUT_NAMES = ("format", "json", "fields", "sort", "limit", "color", "pager")


def _output_parameters(formats: tuple[str, ...]) -> list[inspect.Parameter]:
    text = Optional[str]  # noqa: UP045
    panel = {"rich_help_panel": _OUTPUT}
    return [
        _parameter("format", text, "--format", "-f", help=f"{', '.join(formats)}.", metavar="FORMAT",
                   autocompletion=completion.words(formats), **panel),
        _parameter("json", bool, "--json", help="The same as --format json.", default=False, **panel),
        _parameter("fields", text, "--fields", help="Only these fields, in this order: slug,name,target ...",
                   metavar="FIELDS", autocompletion=completion.words(COLUMNS), **panel),
        _parameter("sort", text, "--sort", help="By these fields; -field turns one round.", metavar="FIELDS",
                   autocompletion=completion.words(COLUMNS), **panel),
        _parameter("limit", Optional[int], "--limit", "-n", help="At most this many.", metavar="N", min=0, max=1_000_000, **panel),  # noqa: UP045
        _parameter("pager", bool, "--pager", help="Show it in $PAGER, on a terminal.", default=False, **panel),
        _parameter("color", str, "--color", help=f"{', '.join(COLOR_CHOICES)}.", metavar="WHEN", default="auto",
                   autocompletion=completion.words(COLOR_CHOICES), show_default=False, **panel),
    ]  # fmt: skip


def _parameter(name: str, kind: Any, *flags: str, default: Any = None, **settings: Any) -> inspect.Parameter:
    return inspect.Parameter(
        name, _KEYWORD, default=default, annotation=Annotated[kind, typer.Option(*flags, **settings)]
    )


def _output(
    columns: tuple[str, ...],
    formats: tuple[str, ...],
    format: str | None,
    json: bool,
    color: str,
    fields: str | None = None,
    sort: str | None = None,
    limit: int | None = None,
    pager: bool = False,
) -> Output:
    if format and json and format != "json":
        raise UsageError(f"--json and --format {format} do not go together. Give one of them.")
    chosen = "json" if json else (format or "table").lower()
    _check("--format", chosen, formats)
    _check("--color", color, COLOR_CHOICES)
    picked, order = _names("--fields", fields, columns), _names("--sort", sort, columns)
    return Output(chosen, picked, order, limit, color, pager)


def _names(option: str, typed: str | None, columns: tuple[str, ...]) -> tuple[str, ...]:
    names = [name.strip().lower().replace("_", "-") for name in (typed or "").split(",") if name.strip()]
    found = []
    for name in names:
        turned = option == "--sort" and name.startswith("-")
        column = name.lstrip("-").replace("-", "_") if turned else name.replace("-", "_")
        _check(option, column, columns)
        found.append(f"-{column}" if turned else column)
    return tuple(dict.fromkeys(found))


def _check(option: str, value: str, allowed: tuple[str, ...]) -> None:
    if value in allowed:
        return
    from excli.lookup.nearby import did_you_mean

    hint = did_you_mean(value, allowed)
    raise UsageError(f"{value!r} is not a value of {option}.{hint} All values: {', '.join(allowed)}")
