"""Pages compiled once for each language: words and addresses that never change are part of the
compiled page, so that a request neither looks them up nor escapes them.
"""

from collections.abc import Callable
from typing import Any

from django.utils import translation
from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, _speedups, escape

from exchangezones.foundation.languages import Language

Speaker = Callable[..., str]


class Folding(NodeTransformer):
    """Calls of these functions with constant words become what they say."""

    def __init__(self, speakers: dict[str, Speaker]) -> None:
        self.speakers = speakers

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 -- the visitor's own names
        self.generic_visit(node)
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        words = [word.value for word in node.args if isinstance(word, nodes.Const)]
        if name not in self.speakers or node.kwargs or len(words) != len(node.args):
            return node
        said = self.speakers[name](*words)
        return nodes.Const(said, lineno=node.lineno)


def shown(value: Any) -> str:
    """A value escaped for a page. Most are plain texts, of which no Markup has to be made: what is
    put out is only joined.
    """
    return _speedups._escape_inner(value) if type(value) is str else escape(value)


class PageCode(CodeGenerator):
    """Jinja2's own, but for who escapes."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.shown(")


class PageEnvironment(Environment):
    """The pages of one language; that without a language hands out those of the language that is
    being spoken.
    """

    code_generator_class = PageCode
    shown = staticmethod(shown)
    language = ""
    speakers: dict[str, Speaker] = {}  # noqa: RUF012 -- never changed in place
    of_language: dict[str, "PageEnvironment"] = {}  # noqa: RUF012

    def part(self, speakers: dict[str, Speaker]) -> None:
        """Make an environment for each language; `speakers` answer alike each time they are asked
        in one language.
        """
        self.of_language = {}
        for language in Language:
            twin = self.overlay()
            assert isinstance(twin, PageEnvironment)
            twin.language, twin.speakers, twin.of_language = language, speakers, {}
            self.of_language[language] = twin

    def get_template(self, name: Any, *more: Any, **options: Any) -> Template:
        own = (
            self.of_language.get(translation.get_language() or "en") if not self.language else None
        )
        if own is not None:
            return own.get_template(name, *more, **options)
        return super().get_template(name, *more, **options)

    def _generate(self, source: nodes.Template, *more: Any, **options: Any) -> str:
        if self.language:
            with translation.override(self.language):
                source = Folding(self.speakers).visit(source)
        return super()._generate(source, *more, **options)


def in_markup(speak: Callable[..., Any]) -> Speaker:
    """Addresses hold nothing that a page would escape."""
    return lambda *words: Markup(speak(*words))  # noqa: S704 -- of the site's own files
