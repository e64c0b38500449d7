"""The files of the explorer: their addresses, and what is written in them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from chronicle.output.edition import Desk, Edition
from chronicle.output.explorer.columns import Numbering, make_columns
from chronicle.output.explorer.names import BLOCK, make_blocks, make_names
from chronicle.output.explorer.outlines import make_outlines
from chronicle.output.maps import Basemap
from chronicle.output.script_data import find_digest, name_file, write_call, write_value
from chronicle.output.view import view

FOLDER = "explorer"


@view
class ExplorerAddresses:
    """Where a page finds the data of its language. `blocks` is a folder of `0.js`, `1.js` and so on."""

    columns: str
    names: str
    blocks: str
    block_size: int
    basemap: str


class Explorer:
    """The data of a site, made when a page or the build first asks for it."""

    def __init__(self, editions: tuple[Edition, ...], basemap: Basemap | None) -> None:
        self._editions = editions
        self._basemap = basemap

    def find_addresses(self, desk: Desk) -> ExplorerAddresses:
        """The files for a page, as links on it."""
        names, *blocks = self.render_language(desk.edition)
        # A chronicle without battles has no blocks, and no page will ask for one.
        return ExplorerAddresses(
            columns=desk.to(self._columns[0]),
            names=desk.to(names[0]),
            blocks=desk.to(blocks[0][0].removesuffix("0.js") if blocks else ""),
            block_size=BLOCK,
            basemap=desk.to(self._outlines[0]) if self._outlines else "",
        )

    def render_shared(self) -> Iterator[tuple[str, str]]:
        """The files for all languages: path and text."""
        yield self._columns
        if self._outlines:
            yield self._outlines

    def render_language(self, edition: Edition) -> tuple[tuple[str, str], ...]:
        """The files of a language."""
        return edition.once(Explorer, lambda: tuple(self._render_language(edition)))

    @cached_property
    def _numbering(self) -> Numbering:
        return Numbering(self._editions[0].facts, self._basemap)

    @cached_property
    def _columns(self) -> tuple[str, str]:
        return name_file(f"{FOLDER}/battles", make_columns(self._numbering))

    @cached_property
    def _outlines(self) -> tuple[str, str] | None:
        return name_file(f"{FOLDER}/basemap", make_outlines(self._basemap)) if self._basemap else None

    def _render_language(self, edition: Edition) -> Iterator[tuple[str, str]]:
        folder = f"{edition.code}/{FOLDER}"
        yield name_file(f"{folder}/names", make_names(self._numbering, edition, self._basemap))
        blocks = [write_value(block) for block in make_blocks(self._numbering, edition)]
        digest = find_digest("".join(blocks))
        for number, block in enumerate(blocks):
            path = f"{folder}/{digest}/{number}.js"
            yield path, write_call(block)


def make_explorer(editions: tuple[Edition, ...], basemap: Basemap | None) -> Explorer:
    """The data of a site."""
    return Explorer(editions, basemap)
