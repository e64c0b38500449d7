"""A group of commands that knows what a slip was meant to be."""

from __future__ import annotations

import click


class NearGroup(click.Group):
    """Names the nearest command where there is none of a name, and lists commands in the order of work."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """As they were added, not by letter."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with the nearest name in the refusal."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as fault:
            from chronicle.reading.faulty_values import find_nearest

            near = find_nearest(args[0], self.list_commands(ctx)) or None
            if near is None:
                raise
            said = fault.message.removesuffix(".")
            raise click.UsageError(f'{said}; did you mean "{near}"?', ctx) from None
