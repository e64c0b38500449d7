"""What a page is about, as schema.org JSON-LD: for search engines, archives and reference managers."""

from chronicle.output.linked.pages import describe_dataset, describe_site, print_linked
from chronicle.output.linked.records import Node, PageVersion, describe

__all__ = ["Node", "PageVersion", "describe", "describe_dataset", "describe_site", "print_linked"]
