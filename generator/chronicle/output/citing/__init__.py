"""How sources and pages are cited: CSL-JSON, and BibTeX and RIS made from it."""

from chronicle.output.citing.bibtex import render_bibtex
from chronicle.output.citing.csl import Item, make_item, render_csl
from chronicle.output.citing.pages import PageItem, References, refer_to
from chronicle.output.citing.ris import render_ris

__all__ = [
    "Item",
    "PageItem",
    "References",
    "make_item",
    "refer_to",
    "render_bibtex",
    "render_csl",
    "render_ris",
]
