"""Templates, made quick for thousands of pages: an environment for each language, in which what its pages
share is worked out once.

Jinja compiles a template to Python. Of what our templates say, three things cost most on ten thousand pages:
asking a catalogue for words that are the same on each, looking up attributes in a general way, and printing
the same link or battle again. So words are put in when a template is compiled, attributes are Python's own,
and what a shared macro printed is kept. `tests/test_printing.py` holds the pages to what plain Jinja prints.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

from jinja2 import BytecodeCache, Environment, StrictUndefined, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from chronicle.memory import KeptFiles

# Macros that print one thing which many pages show: a link, a name, a date, a battle in a list.
_SHARED = frozenset(
    {"say.link", "say.words", "say.when", "lists.battle", "lists.drawn"}
    | {"lists.source", "spans.legend", "header.ways", "footer.more"}
)
# What mostly gives finished HTML, so that this is looked at first.
_PRINTED = (nodes.Call, nodes.Filter)


class PageEnvironment(Environment):
    """Compiles and prints the templates of one language.

    `constants` are names that stand for one value on all of its pages, `say` its words.
    """

    def __init__(
        self,
        plain: Environment,
        constants: Mapping[str, object],
        say: Callable[[str], str],
        compiled: BytecodeCache | None = None,
    ) -> None:
        super().__init__(
            loader=plain.loader,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
            auto_reload=False,
            cache_size=-1,
            bytecode_cache=compiled,
        )
        self.filters |= plain.filters
        self.tests |= plain.tests
        self.globals |= {**plain.globals, **constants, "_": say}
        self._fold = _Fold(constants, say)
        self._parts: dict[str, Any] = {}
        self.put, self.name_arguments, self.call = put, _name_arguments, _call

    def remember(self, macro: Any, name: str) -> Any:
        """A macro that keeps what it printed, with the one thing that it was given, as long as that lives."""
        key = f"{name} {self.globals['language']}"

        def say(one: Any, *more: object) -> Any:
            if more or one is None:
                return macro(one, *more)
            kept = one.printed
            while kept is not None:
                by, said, kept = kept
                if by is key:
                    return said
            said = macro(one)
            one.printed = (key, said, one.printed)
            return said

        say.names = macro.names  # type: ignore[attr-defined]  # as `_call` looks for them
        return say

    def part(self, name: str) -> Any:
        """A template of macros, which is run once for all pages."""
        known = self._parts.get(name)
        if known is None:
            known = self._parts[name] = self.get_template(name).module
        return known

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return cast("nodes.Template", self._fold.visit(super()._parse(source, name, filename)))


class KeptTemplates(BytecodeCache):
    """The compiled templates of one language, kept from one build to the next."""

    def __init__(self, kept: KeptFiles, language: str) -> None:
        self._kept, self._language = kept, language

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled, if it is whole."""
        data = self._kept.recall(f"{self._language}-{bucket.key}")
        if data is not None:
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._kept.keep(f"{self._language}-{bucket.key}", bucket.bytecode_to_string())


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
        for name in ("put", "call", "name_arguments", "remember"):
            self.writeline(f"{name} = environment.{name}")
        self.writeline("new = str.__new__")
        super().visit_Template(node, frame)

    def enter_frame(self, frame: Frame) -> None:
        """A template or a block hands its lines on in one piece: each passes through two more."""
        super().enter_frame(frame)
        if _is_outermost(frame):
            self.buffer(frame)

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:
        """The end of a template, a block or a loop."""
        if _is_outermost(frame):
            self.writeline(f"yield concat({frame.buffer})")
        super().leave_frame(frame, with_python_scope)

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
        if not node.kwargs:
            self.visit(node.node, frame)
            self.write("(")
            self._list(node.args, frame)
            self.write(")")
            return
        self.write("call(")
        self.visit(node.node, frame)
        self.write(", (")
        self._list(node.args, frame)
        self.write("), ")
        self._list(node.kwargs, frame)
        self.write(")")

    def _list(self, arguments: Iterable[nodes.Node], frame: Frame) -> None:
        for argument in arguments:
            self.visit(argument, frame)
            self.write(", ")

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:
        """What a macro printed needs no escaping: it says so, in the quickest way."""
        if force_unescaped:
            self.writeline(f"return new(Markup, concat({frame.buffer}))")
            return
        super().return_buffer_contents(frame, force_unescaped)

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
        named = f"name_arguments(macro, {tuple(argument.name for argument in macro_ref.node.args)!r})"
        key = f"{_stem(self.name)}.{name}"
        self.write(f"remember({named}, {key!r})" if key in _SHARED else named)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write("(said if (said := " if isinstance(node, _PRINTED) else "put(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(").__class__ is Markup else put(said))" if isinstance(node, _PRINTED) else ")")


PageEnvironment.code_generator_class = _Code


def _stem(name: str | None) -> str:
    return (name or "").rpartition("/")[2].partition(".")[0]


def _is_outermost(frame: Frame) -> bool:
    return frame.rootlevel or frame.block_frame


def _name_arguments(macro: Any, names: tuple[str, ...]) -> Any:
    """A compiled macro: a function that takes a sign of Jinja's for each argument that is not given."""
    macro.__defaults__ = (missing,) * len(names)
    macro.names = names
    return macro


def _call(function: Any, given: tuple[object, ...], /, **named: object) -> Any:
    """Call a macro, or a function of Python's, with arguments by name."""
    names = getattr(function, "names", None)
    if names is None:
        return function(*given, **named)
    given = (*given, *(named.pop(name, missing) for name in names[len(given) :]))
    if named:
        raise TypeError(f"a macro takes no {', '.join(named)}")
    return function(*given)


def put(value: Any) -> Any:
    """A value as it is printed. What holds no sign that HTML knows is not copied."""
    kind = value.__class__
    if kind is str:
        # Five looks are quicker than one pattern: by far in the long paths of a map.
        is_plain = not ("&" in value or "<" in value or '"' in value or "'" in value or ">" in value)
        return value if is_plain else escape(value)
    if kind is Markup:
        return value
    return str(value) if kind is float or kind is int else escape(value)
