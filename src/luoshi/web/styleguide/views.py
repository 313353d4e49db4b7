"""Every component with its states, in light and in dark, with the snippet that makes it."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.template import engines
from django.template.backends.django import DjangoTemplates
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET

from luoshi.web.http import Request
from luoshi.web.icons import ICONS
from luoshi.web.styleguide.sections import SECTIONS, Section


@dataclass(frozen=True, slots=True)
class Shown:
    """A section as the page shows it: both renderings, and the text of the snippet."""

    name: str
    title: Promise
    note: Promise
    light: SafeString
    dark: SafeString
    source: str


@require_GET
def styleguide(request: Request) -> HttpResponse:
    """Show every component."""
    return render(request, "styleguide/page.html", {"sections": [_shown(request, section) for section in SECTIONS]})


def _shown(request: Request, section: Section) -> Shown:
    light, dark = (_rendered(request, section, ground) for ground in ("light", "dark"))
    return Shown(section.name, section.title, section.note, light, dark, source_of(section))


def _rendered(request: Request, section: Section, ground: str) -> SafeString:
    """Render a snippet; ``ground`` keeps the ids of the two renderings apart."""
    page = Paginator(range(480), 50).get_page(4)
    return render_to_string(section.template, {"ground": ground, "icons": ICONS, "page": page}, request)


def source_of(section: Section) -> str:
    """Return the text of a snippet as somebody would write it."""
    engine = engines["django"]
    if not isinstance(engine, DjangoTemplates):
        raise TypeError("The pages are made by Django's own templates.")
    source = str(engine.engine.get_template(section.template).source)
    return source.replace("-{{ ground }}", "").replace(" label=ground", "").strip()
