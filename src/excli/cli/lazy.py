"""Commands that are imported only when they are called."""

from __future__ import annotations

import importlib
from typing import Any, ClassVar

from typer.core import TyperCommand, TyperGroup
from typer.main import get_command_from_info
from typer.models import CommandInfo

CONTEXT_SETTINGS: dict[str, Any] = {"help_option_names": ["-h", "--help"]}

# Help is plain text: it then costs nothing to load, has no escape sequences wherever it runs, and is never cut.
MARKUP = None


class Command(TyperCommand):
    """A command whose help lists its options under the headings they were declared with."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        groups: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None:
                is_argument = parameter.param_type_name == "argument"
                title = "Arguments" if is_argument else getattr(parameter, "rich_help_panel", None) or "Options"
                groups.setdefault(title, []).append(record)
        # Click appends --help last, in the group without a heading of its own.
        for title in sorted(groups, key=lambda title: title == "Options"):
            with formatter.section(title):
                formatter.write_dl(groups[title])


class LazyGroup(TyperGroup):
    """A group that knows its commands by name and imports each on demand.

    `title` is its own name; `modules` maps a command's name to its module and the function or group class in it.
    """

    title: ClassVar[str] = ""
    modules: ClassVar[dict[str, tuple[str, str]]] = {}

    def __init__(self, **settings: Any) -> None:
        own = {"name": self.title, "help": self.__doc__, "context_settings": CONTEXT_SETTINGS, "no_args_is_help": True}
        super().__init__(**{"rich_markup_mode": MARKUP, **own, **settings})

    def list_commands(self, ctx: Any) -> list[str]:
        return list(self.modules)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in self.modules:
            return None
        if cmd_name not in self.commands:
            module, attribute = self.modules[cmd_name]
            found = getattr(importlib.import_module(module), attribute)
            self.commands[cmd_name] = found() if isinstance(found, type) else _command(cmd_name, found)
        return self.commands[cmd_name]

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the commands with their whole first sentence, wrapped rather than cut."""
        commands = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.get_short_help_str(limit=1000)) for name, command in commands])

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and not args[0].startswith("-") and args[0] not in self.modules:
            if ctx.resilient_parsing:  # a shell asks for completions
                return None, None, args
            ctx.fail(self.unknown(args))
        return super().resolve_command(ctx, args)

    def unknown(self, args: list[str]) -> str:
        """Write what to say to a word that is not a command."""
        from excli.model.suggest import did_you_mean

        return f"There is no command {args[0]!r}.{did_you_mean(args[0].lower(), self.modules, 2)}"


def _command(name: str, function: Any) -> Any:
    info = CommandInfo(name=name, cls=Command, callback=function, context_settings=CONTEXT_SETTINGS)
    return get_command_from_info(info, pretty_exceptions_short=False, rich_markup_mode=MARKUP)
