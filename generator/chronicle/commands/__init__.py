"""The command line."""

from chronicle.commands.main import main

__all__ = ["main"]
