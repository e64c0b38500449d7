"""Templates, made quick for thousands of pages: an environment for each language, in which what its pages
share is worked out once.

Jinja compiles a template to Python. Of what our templates say, three things cost most on ten thousand pages:
asking a catalogue for words that are the same on each, looking up attributes in a general way, and printing
the same link or battle again. So words are put in when a template is compiled, attributes are Python's own,
and what a shared macro printed is kept. `tests/test_printing.py` holds the pages to what plain Jinja prints.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, cast

from jinja2 import Environment, StrictUndefined, Template, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Context
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from chronicle.glue.pictures import split_at_pictures
from chronicle.glue.theme import read_assets
from chronicle.output.edition import Edition
from chronicle.output.frame import Site
from chronicle.output.pages import View
from chronicle.output.prose import Prose
from chronicle.output.routes import settle

# Macros that print one thing which many pages show: a link, a name, a date, a battle in a list.
_SHARED = frozenset(
    {"say.link", "say.words", "say.when", "lists.battle", "lists.words", "map.draw"}
    | {"header.ways", "footer.more"}
)
NO_PROSE = Prose()
_SPECIAL = re.compile("[&<>\"']").search
# Of one macro. A chronicle of a hundred thousand records prints some things twice.
_MOST_KEPT = 200_000


class PageEnvironment(Environment):
    """Compiles and prints the templates of one language.

    `constants` are names that stand for one value on all of its pages, `say` its words.
    """

    def __init__(
        self, plain: Environment, constants: Mapping[str, object], say: Callable[[str], str]
    ) -> None:
        super().__init__(
            loader=plain.loader,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
            auto_reload=False,
            cache_size=-1,
        )
        self.filters |= plain.filters
        self.tests |= plain.tests
        self.globals |= {**plain.globals, **constants, "_": say}
        self._fold = _Fold(constants, say)
        self._parts: dict[str, Any] = {}
        self._shared: list[_Remembered] = []
        self.put, self.wrap = put, _wrap

    def remember(self, macro: Callable[..., str]) -> Callable[..., str]:
        """A macro that keeps what it printed."""
        self._shared.append(_Remembered(macro))
        return self._shared[-1]

    def forget(self) -> None:
        """Drop what shared macros have printed: it will be of no use for other records."""
        for shared in self._shared:
            shared.forget()

    def part(self, name: str) -> Any:
        """A template of macros, which is run once for all pages."""
        known = self._parts.get(name)
        if known is None:
            known = self._parts[name] = self.get_template(name).module
        return known

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return cast("nodes.Template", self._fold.visit(super()._parse(source, name, filename)))


class _Fold(NodeTransformer):
    """Puts words and constants into a template."""

    def __init__(self, constants: Mapping[str, object], say: Callable[[str], str]) -> None:
        self.constants, self.say = constants, say
        self._own: set[str] = set()

    def visit_Template(self, node: nodes.Template) -> nodes.Node:
        """A template. What it names itself, such as the language of a loop, is no constant in it."""
        self._own = {name.name for name in node.find_all(nodes.Name) if name.ctx != "load"}
        return self.generic_visit(node)

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        """Words of the interface."""
        is_said = isinstance(node.node, nodes.Name) and node.node.name == "_" and not node.kwargs
        if is_said and len(node.args) == 1 and isinstance(node.args[0], nodes.Const):
            return nodes.Const(self.say(node.args[0].value), lineno=node.lineno)
        return self.generic_visit(node)

    def visit_Name(self, node: nodes.Name) -> nodes.Node:
        """A name that stands for one value on all pages."""
        value = self.constants.get(node.name)
        if node.name not in self._own and isinstance(value, str | bool):
            return nodes.Const(value, lineno=node.lineno)
        return node


class _Code(CodeGenerator):
    """Python code that trusts views: an attribute is there, and a macro is called as it is."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        """A template's module, with names for what its lines call all the time."""
        self.writeline("put, remember, wrap = environment.put, environment.remember, environment.wrap")
        super().visit_Template(node, frame)

    def visit_Import(self, node: nodes.Import, frame: Frame) -> None:
        """Macros of another template, which know nothing of the page but what they are given."""
        if node.with_context or not isinstance(node.template, nodes.Const):
            super().visit_Import(node, frame)
            return
        self.writeline(f"{frame.symbols.ref(node.target)} = ", node)
        if frame.toplevel:
            self.write(f"context.vars[{node.target!r}] = ")
        self.write(f"environment.part({node.template.value!r})")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """An attribute of a view. One that is not there raises AttributeError."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """A macro, or a function of Python's."""
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """A macro; one that is shared keeps what it printed."""
        name = getattr(macro_ref.node, "name", None)
        if (
            name is None
            or macro_ref.accesses_caller
            or macro_ref.accesses_kwargs
            or macro_ref.accesses_varargs
        ):
            super().macro_def(macro_ref, frame)
            return
        wrapped = f"wrap(macro, {tuple(argument.name for argument in macro_ref.node.args)!r})"
        is_shared = f"{_stem(self.name)}.{name}" in _SHARED
        self.write(f"remember({wrapped})" if is_shared else wrapped)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write("put(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(")")


PageEnvironment.code_generator_class = _Code


def _stem(name: str | None) -> str:
    return (name or "").rpartition("/")[2].partition(".")[0]


def _wrap(function: Callable[..., str], names: tuple[str, ...]) -> Callable[..., Markup]:
    """A compiled macro as a function. It takes a sign of Jinja's for each argument that is not given."""
    absent = [(missing,) * (len(names) - given) for given in range(len(names) + 1)]

    def call(*given: object, **named: object) -> Markup:
        if named:
            given = (*given, *(named.pop(name, missing) for name in names[len(given) :]))
            if named:
                raise TypeError(f"a macro takes no {', '.join(named)}")
        return str.__new__(Markup, function(*given, *absent[len(given)]))

    return call


def put(value: Any) -> Any:
    """A value as it is printed. What holds no sign that HTML knows is not copied."""
    kind = value.__class__
    if kind is Markup or (kind is str and not _SPECIAL(value)):
        return value
    return escape(value)


class _Remembered:
    """A macro that keeps what it printed, by the very thing that it was given alone."""

    __slots__ = ("_kept", "_macro")

    def __init__(self, macro: Callable[..., str]) -> None:
        self._macro = macro
        self._kept: dict[int, tuple[object, str]] = {}

    def __call__(self, one: object, *more: object, **named: object) -> str:
        if more or named:
            return self._macro(one, *more, **named)
        known = self._kept.get(id(one))
        if known is not None:  # what is kept lives on, so nothing else has its number
            return known[1]
        if len(self._kept) > _MOST_KEPT:
            self._kept.clear()
        said = self._macro(one)
        self._kept[id(one)] = (one, said)
        return said

    def forget(self) -> None:
        """Drop what was kept."""
        self._kept.clear()


class _PageTemplate:
    """A template that is printed again and again: what it can name on every page is put together once."""

    def __init__(self, template: Template) -> None:
        self._template = template
        self._named = dict(template.globals)

    def print(self, of_page: Mapping[str, object]) -> str:
        """A page. Raises what the template raises, with its lines in the traceback."""
        template = self._template
        context = Context(template.environment, {**self._named, **of_page}, template.name, template.blocks)
        try:
            return "".join(template.root_render_func(context))
        except Exception:  # noqa: BLE001  # which this raises again
            template.environment.handle_exception()


class Printer:
    """Prints the pages of a site."""

    def __init__(self, site: Site, plain: Environment) -> None:
        self._languages = {
            edition.code: PageEnvironment(plain, _find_constants(edition, site), edition.words.say)
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

    def forget(self) -> None:
        """Drop what was printed of records that have changed since."""
        for language in self._languages.values():
            language.forget()


def _find_constants(edition: Edition, site: Site) -> dict[str, object]:
    """What templates can name on every page. A page has a whole address only where the site has one."""
    code, direction = edition.code, edition.language.direction
    preload = read_assets().preload
    return {
        "language": code,
        "direction": direction,
        "has_address": bool(edition.routes.base),
        "has_search": site.has_search,
        "preload": preload.get(code) or preload.get("ar" if direction == "rtl" else "en", ()),
    }
