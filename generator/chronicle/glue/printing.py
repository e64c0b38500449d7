"""Pages: a view in its template, which is compiled and put together once for all pages."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import Environment, Template, UndefinedError
from jinja2.runtime import Context

from chronicle.glue.compiling import KeptTemplates, PageEnvironment
from chronicle.glue.pictures import split_at_pictures
from chronicle.glue.theme import read_assets
from chronicle.memory import KeptFiles
from chronicle.output.cards import CARD_SIZE
from chronicle.output.edition import Edition
from chronicle.output.pages import View
from chronicle.output.prose import Prose
from chronicle.output.routes import settle
from chronicle.output.safety import POLICY
from chronicle.output.site import Site

NO_PROSE = Prose()


class _PageTemplate:
    """A template that is printed again and again: what it can name on every page is put together once."""

    def __init__(self, template: Template) -> None:
        self._template = template
        self._named = dict(template.globals)

    def print(self, of_page: Mapping[str, object]) -> str:
        """A page. Raises what the template raises, with its lines in the traceback; UndefinedError for what a
        view has not.
        """
        template = self._template
        context = Context(template.environment, {**self._named, **of_page}, template.name, template.blocks)
        try:
            return "".join(template.root_render_func(context))
        except AttributeError as fault:
            raise UndefinedError(f"{template.name}: {fault}") from fault
        except Exception:  # noqa: BLE001  # which this raises again
            template.environment.handle_exception()


class Printer:
    """Prints the pages of a site."""

    def __init__(self, site: Site, plain: Environment, compiled: KeptFiles | None = None) -> None:
        """`compiled` keeps compiled templates. It must know all that is put into them: settings and words."""
        self._languages = {
            edition.code: PageEnvironment(
                plain,
                _find_constants(edition, site),
                edition.words.say,
                KeptTemplates(compiled, edition.code) if compiled else None,
            )
            for edition in site.editions
        }
        self._known: dict[tuple[str, str], _PageTemplate] = {}

    def print(self, template: str, view: View, html: str) -> str:
        """A page: its view in its template, with the HTML of its text."""
        key = (view.frame.language, template)
        known = self._known.get(key)
        if known is None:
            found = self._languages[view.frame.language].get_template(f"chronicle/{template}")
            known = self._known[key] = _PageTemplate(found)
        body = split_at_pictures(html, getattr(view, "prose", NO_PROSE))
        return settle(known.print({"view": view, "frame": view.frame, "body": body}), view.frame.path)


def _find_constants(edition: Edition, site: Site) -> dict[str, object]:
    """What templates can name on every page. A page has a whole address only where the site has one."""
    code, direction = edition.code, edition.language.direction
    preload = read_assets().preload
    return {
        "language": code,
        "direction": direction,
        "locale": str(edition.language.locale),
        "policy": POLICY,
        "card_size": CARD_SIZE,
        "has_address": bool(edition.routes.base),
        "has_search": site.has_search,
        "preload": preload.get(code) or preload.get("ar" if direction == "rtl" else "en", ()),
    }
