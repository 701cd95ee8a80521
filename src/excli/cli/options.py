"""Options many commands share, declared once.

A command that takes `filters` or `output` is given, by `shared_options`, one option for each row of the filter table
and for each output option; it receives them gathered again.
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
from excli.model.text import slugify, split_commas
from excli.present import registry

FORMATS = registry.names("rows")
PAGE_FORMATS = registry.names("rows", "page")
Filters = dict[str, list[str]]
_FILTERS, _OUTPUT = "Filters (repeat or separate with commas)", "Output"
_TEXT, _TEXTS = Optional[str], Optional[list[str]]  # noqa: UP045 - Typer compares with typing.Optional


class _Known:
    """What a command's output options may name: formats, and the fields of its records."""

    def __init__(self, formats: tuple[str, ...], columns: tuple[str, ...]) -> None:
        self.formats = formats
        self.columns = columns


class _Option:
    """An output option: how Typer declares it, and what is made of the value typed."""

    def __init__(
        self,
        name: str,
        type: Any,
        flags: tuple[str, ...],
        default: Any,
        settings: Callable[[_Known], dict[str, Any]],
        parse: Callable[[Any, _Known], Any] = lambda typed, known: typed,
    ) -> None:
        self.name = name
        self.declared = (name, type, flags, default)
        self.settings = settings
        self.parse = parse


def _format(typed: str | None, known: _Known) -> str:
    return checked("--format", typed.lower(), known.formats) if typed else ""


def _color(typed: str, known: _Known) -> str:
    return checked("--color", typed, COLOR_CHOICES)


def _fields(typed: str | None, known: _Known) -> tuple[str, ...]:
    names = (name.lower().replace("-", "_") for name in split_commas([typed or ""]))
    return tuple(dict.fromkeys(checked("--fields", name, known.columns) for name in names))


def _sort(typed: str | None, known: _Known) -> tuple[str, ...]:
    found = []
    for name in split_commas([typed or ""]):
        column = checked("--sort", name.removeprefix("-").lower().replace("-", "_"), known.columns)
        found.append(f"-{column}" if name.startswith("-") else column)
    return tuple(dict.fromkeys(found))


def _words(meaning: str, metavar: str, words: tuple[str, ...]) -> dict[str, Any]:
    return {"help": meaning, "metavar": metavar, "autocompletion": completion.words(words)}


_OUTPUT_OPTIONS = (
    _Option("format", _TEXT, ("--format", "-f"), None,
            lambda known: _words(f"{', '.join(known.formats)}.", "FORMAT", known.formats), _format),
    _Option("json", bool, ("--json",), False, lambda known: {"help": "The same as --format json."}),
    _Option("fields", _TEXT, ("--fields",), None,
            lambda known: _words("Only these fields, in this order: slug,name,target ...", "FIELDS", known.columns), _fields),
    _Option("sort", _TEXT, ("--sort",), None,
            lambda known: _words("By these fields; prefix one with - to reverse it.", "FIELDS", known.columns), _sort),
    _Option("limit", Optional[int], ("--limit", "-n"), None,  # noqa: UP045
            lambda known: {"help": "At most this many.", "metavar": "N", "min": 0, "max": 1_000_000}),
    _Option("pager", bool, ("--pager",), False, lambda known: {"help": "Show it in $PAGER, on a terminal."}),
    _Option("color", str, ("--color",), "auto",
            lambda known: {**_words(f"{', '.join(COLOR_CHOICES)}.", "WHEN", COLOR_CHOICES), "show_default": False}, _color),
)  # fmt: skip


def shared_options(
    *, without: tuple[str, ...] = (), extra: tuple[str, ...] = (), formats: tuple[str, ...] = FORMATS
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make a decorator that spreads a command's `filters: Filters` and `output: Output` parameters out for Typer.

    `without` names output options that mean nothing to the command; `extra` names what --fields and --sort
    know beside the fields of an entry; `formats` are those it can print.
    """
    known = _Known(formats, COLUMNS + extra)
    options = tuple(option for option in _OUTPUT_OPTIONS if option.name not in without)
    return functools.partial(_spread, options=options, known=known)


def _spread(function: Callable[..., None], options: tuple[_Option, ...], known: _Known) -> Callable[..., None]:
    own = inspect.signature(function, eval_str=True).parameters
    parameters = [parameter for name, parameter in own.items() if name not in ("filters", "output")]
    if "filters" in own:
        parameters += _filter_parameters()
    if "output" in own:
        parameters += [_parameter(_OUTPUT, *option.declared, **option.settings(known)) for option in options]

    @functools.wraps(function)
    def run(**given: Any) -> None:
        gathered: dict[str, Any] = {}
        if "filters" in own:
            typed = ((criterion.name, given.pop(criterion.name)) for criterion in CRITERIA)
            gathered["filters"] = _with_kits({name: values for name, values in typed if values}, given.pop("kit"))
        if "output" in own:
            gathered["output"] = _output({option.name: given.pop(option.name) for option in options}, options, known)
        function(**given, **gathered)

    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # what Typer reads
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    del run.__wrapped__  # or inspect would look through to the original
    return run


def _parameter(
    panel: str, name: str, kind: Any, flags: tuple[str, ...], default: Any, **settings: Any
) -> inspect.Parameter:
    annotation = Annotated[kind, typer.Option(*flags, rich_help_panel=panel, **settings)]
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _filter_parameters() -> list[inspect.Parameter]:
    found = []
    for criterion in CRITERIA:
        metavar = criterion.facet.upper().replace("-", "_")
        complete = completion.values_of(criterion.facet)
        flags = (f"--{criterion.option}",)
        found.append(_parameter(_FILTERS, criterion.name, _TEXTS, flags, None,
                                help=criterion.meaning, metavar=metavar, autocompletion=complete))  # fmt: skip
        if criterion.name == "have":
            meaning = "Needs nothing beyond this kit of yours (excli kit)."
            found.append(_parameter(_FILTERS, "kit", _TEXTS, ("--kit",), None,
                                    help=meaning, metavar="NAME", autocompletion=completion.kits))  # fmt: skip
    return found


def _with_kits(filters: Filters, typed: list[str] | None) -> Filters:
    """Return the filters with what is in the named kits among what is owned."""
    if typed is None or not typed:
        return filters
    names = [slugify(name) for name in split_commas(typed)]
    if not names:
        raise UsageError("--kit was given no name. Your kits: excli kit list")
    from excli.catalog.kits import read_kits

    known = read_kits()
    for name in names:
        if name not in known:
            have = f"Your kits: {', '.join(sorted(known))}" if known else "Make one: excli kit set home dumbbell,bench"
            raise UsageError(f"There is no kit {name!r}. {have}")
    owned = [slug for name in names for slug in known[name] or ["body-weight"]]
    return {**filters, "have": [*filters.get("have", []), *owned]}


def _output(typed: dict[str, Any], options: tuple[_Option, ...], known: _Known) -> Output:
    if typed["json"] and typed["format"] not in (None, "json"):
        raise UsageError(f"--json and --format {typed['format']} do not go together. Give one of them.")
    values = {option.name: option.parse(typed[option.name], known) for option in options}
    values["format"] = "json" if values.pop("json") else values["format"] or "table"
    return Output(**values)


def checked(option: str, value: str, allowed: tuple[str, ...]) -> str:
    """Return a value that is allowed.

    Raises UsageError, with the closest ones, for any other.
    """
    if value in allowed:
        return value
    from excli.model.suggest import did_you_mean

    hint = did_you_mean(value, allowed)
    raise UsageError(f"{value!r} is not a value of {option}.{hint} All values: {', '.join(allowed)}")
