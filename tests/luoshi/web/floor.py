"""What the oldest browser that must do, Chromium 109, does not know: each feature with the first version that knows it.

The versions are those of the browsers' own compatibility tables. Each row carries a sample, by which the tests see that
it would be found. What 109 knows (:has, container queries, inset, dialog, the small viewport units) has no row.
"""

import re
from dataclasses import dataclass

FLOOR = 109


@dataclass(frozen=True, slots=True)
class Feature:
    """Something newer than the floor: its name, since when, how it is recognised, and a sample of it."""

    name: str
    since: int
    pattern: str
    sample: str

    def is_in(self, text: str) -> bool:
        """Tell whether a text uses it."""
        return re.search(self.pattern, text, re.MULTILINE) is not None


CSS = [
    Feature("initial-letter", 110, r"\binitial-letter\s*:", "p::first-letter { initial-letter: 2 }"),
    Feature("color-mix()", 111, r"\bcolor-mix\(", "a { color: color-mix(in srgb, red, blue) }"),
    Feature("lab, lch, oklab, oklch", 111, r"\b(?:ok)?l(?:ab|ch)\(", "a { color: oklch(60% 0.2 20) }"),
    Feature("color()", 111, r"[:\s,(]color\(", "a { color: color(display-p3 1 0 0) }"),
    Feature("trigonometry", 111, r"\b(?:sin|cos|tan|asin|acos|atan2?)\(", "a { left: calc(sin(30deg) * 1px) }"),
    Feature(":nth-child(of)", 111, r":nth-(?:last-)?child\([^)]*\bof\b", "li:nth-child(2 of .x) { top: 0 }"),
    Feature("style queries", 111, r"@container[^{]*\bstyle\(", "@container style(--x: 1) { a { top: 0 } }"),
    Feature("rlh", 111, r"\d(?:rlh|rcap|rex|rch|ric)\b", "a { top: 2rlh }"),
    Feature("view transitions", 111, r"\bview-transition-name\s*:|::view-transition", "a { view-transition-name: x }"),
    Feature("image-set()", 113, r"(?<!-webkit-)\bimage-set\(", "a { background: image-set('a.png' 1x) }"),
    Feature("linear()", 113, r"\blinear\(", "a { transition: top 1s linear(0, 1) }"),
    Feature("text-wrap", 114, r"\btext-wrap(?:-\w+)?\s*:", "h1 { text-wrap: balance }"),
    Feature("white-space-collapse", 114, r"\bwhite-space-collapse\s*:", "p { white-space-collapse: preserve }"),
    Feature(":popover-open", 114, r":popover-open\b", "div:popover-open { top: 0 }"),
    Feature(
        "scroll timelines", 115, r"\banimation-timeline\s*:|\bscroll-timeline", "a { animation-timeline: scroll() }"
    ),
    Feature("subgrid", 117, r"\bsubgrid\b", "a { grid-template-columns: subgrid }"),
    Feature("@starting-style", 117, r"@starting-style", "@starting-style { a { top: 0 } }"),
    Feature(
        "allow-discrete", 117, r"\ballow-discrete\b|\btransition-behavior\s*:", "a { transition-behavior: normal }"
    ),
    Feature("@scope", 118, r"@scope\b", "@scope (.a) { p { top: 0 } }"),
    Feature("reduced transparency", 118, r"prefers-reduced-transparency", "@media (prefers-reduced-transparency) {}"),
    Feature("relative colours", 119, r"\(\s*from\s", "a { color: rgb(from red r g b) }"),
    Feature(":user-valid", 119, r":user-(?:in)?valid\b", "input:user-invalid { top: 0 }"),
    Feature("auto-phrase", 119, r"\bauto-phrase\b", "h1 { word-break: auto-phrase }"),
    Feature("mask without a prefix", 120, r"(?<![-\w])mask(?:-\w+)*\s*:", "a { mask: url(x.svg) }"),
    Feature(":dir()", 120, r":dir\(", "a:dir(rtl) { top: 0 }"),
    Feature("scripting query", 120, r"\(\s*scripting\b", "@media (scripting: none) { a { top: 0 } }"),
    Feature("scrollbar colours", 121, r"\bscrollbar-(?:color|width)\s*:", "a { scrollbar-width: thin }"),
    Feature("light-dark()", 123, r"\blight-dark\(", "a { color: light-dark(red, blue) }"),
    Feature("field-sizing", 123, r"\bfield-sizing\s*:", "textarea { field-sizing: content }"),
    Feature("text-spacing-trim", 123, r"\btext-spacing-trim\s*:", "p { text-spacing-trim: trim-start }"),
    Feature("anchors", 125, r"\banchor-name\s*:|\bposition-anchor\s*:|\banchor\(", "a { anchor-name: --x }"),
    Feature("stepped values", 125, r"\b(?:round|mod|rem)\(", "a { top: round(1px, 2px) }"),
    Feature("@view-transition", 126, r"@view-transition\b", "@view-transition { navigation: auto }"),
    Feature("font-size-adjust", 127, r"\bfont-size-adjust\s*:", "p { font-size-adjust: 0.5 }"),
    Feature("interpolate-size", 129, r"\binterpolate-size\s*:|\bcalc-size\(", "a { interpolate-size: allow-keywords }"),
    Feature("::details-content", 131, r"::details-content\b", "details::details-content { top: 0 }"),
    Feature(":open", 133, r":open\b", "details:open { top: 0 }"),
    Feature("text-box", 133, r"\btext-box(?:-\w+)?\s*:", "h1 { text-box: trim-both cap alphabetic }"),
    Feature("typed attr()", 133, r"\battr\([^)]*\btype\(", "a { width: attr(data-x type(<length>)) }"),
    Feature("if()", 137, r"(?<![-\w])if\(", "a { color: if(style(--x: 1): red) }"),
    Feature("text-autospace", 140, r"\btext-autospace\s*:", "p { text-autospace: normal }"),
]

JS = [
    Feature("copying array methods", 110, r"\.(?:toSorted|toReversed|toSpliced)\(|\.with\(", "rows.toSorted()"),
    Feature("well-formed strings", 111, r"\.(?:isWellFormed|toWellFormed)\(", "text.isWellFormed()"),
    Feature("view transitions", 111, r"document\.startViewTransition\(", "document.startViewTransition(f)"),
    Feature("regular expressions with v", 112, r"/[dgimsuy]*v[dgimsuy]*(?=[\s;,.)])(?<=[\])}*+?]/v)", "x = /[a--b]/v;"),
    Feature("popovers", 114, r"\.(?:show|hide|toggle)Popover\(", "menu.showPopover()"),
    Feature("scrollend", 114, r"[\"']scrollend[\"']", "box.addEventListener('scrollend', f)"),
    Feature("AbortSignal.any", 116, r"\bAbortSignal\.any\(", "AbortSignal.any([a, b])"),
    Feature("groupBy", 117, r"\b(?:Object|Map)\.groupBy\(", "Object.groupBy(rows, f)"),
    Feature("Promise.withResolvers", 119, r"\bPromise\.withResolvers\(", "Promise.withResolvers()"),
    Feature("URL.canParse", 120, r"\bURL\.canParse\(", "URL.canParse(x)"),
    Feature("Array.fromAsync", 121, r"\bArray\.fromAsync\(", "Array.fromAsync(x)"),
    Feature(
        "methods of sets", 122, r"\.(?:isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(", "a.isSubsetOf(b)"
    ),
    Feature(
        "iterator helpers",
        122,
        r"\bIterator\.(?:from|prototype)\b|\.(?:keys|values|entries)\(\)\.(?:map|filter|toArray)\(",
        "m.keys().map(f)",
    ),
    Feature("setHTMLUnsafe", 124, r"\.setHTMLUnsafe\(|\bparseHTMLUnsafe\(", "box.setHTMLUnsafe(x)"),
    Feature("URL.parse", 126, r"\bURL\.parse\(", "URL.parse(x)"),
    Feature("Promise.try", 128, r"\bPromise\.try\(", "Promise.try(f)"),
    Feature("scheduler.yield", 129, r"\bscheduler\.yield\(", "await scheduler.yield()"),
    Feature("Intl.DurationFormat", 129, r"\bIntl\.DurationFormat\b", "new Intl.DurationFormat('zh')"),
    Feature("moveBefore", 133, r"\.moveBefore\(", "list.moveBefore(a, b)"),
    Feature("using", 134, r"^\s*(?:await )?using \w+ =", "using x = open()"),
    Feature("requestClose", 134, r"\.requestClose\(", "dialog.requestClose()"),
    Feature("RegExp.escape", 136, r"\bRegExp\.escape\(", "RegExp.escape(x)"),
]

HTML = [
    Feature("popover", 114, r"<[^>]*\spopover(?:target)?(?=[\s=>])", "<div popover>"),
    Feature("search element", 118, r"<search\b", "<search><form></form></search>"),
    Feature("exclusive details", 120, r"<details[^>]*\sname=", '<details name="a">'),
    Feature("closedby", 134, r"<dialog[^>]*\sclosedby=", '<dialog closedby="any">'),
    Feature("commands", 135, r"<button[^>]*\scommand(?:for)?=", '<button commandfor="a" command="show-modal">'),
]

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def newer_in_css(text: str) -> list[str]:
    """Return what a style sheet uses that the floor does not know; rules within rules came with 112 and 120."""
    bare = _COMMENT.sub("", text)
    return [feature.name for feature in CSS if feature.is_in(bare)] + (["nesting"] if has_nesting(bare) else [])


def has_nesting(bare: str) -> bool:
    """Tell whether a rule stands within a rule of style."""
    stack: list[bool] = []
    for head, brace in re.findall(r"([^{};]*)([{};])", bare):
        if brace == "{":
            if any(stack):
                return True
            stack.append(not head.strip().startswith("@"))
        elif brace == "}" and stack:
            stack.pop()
    return False


def newer_in_js(text: str) -> list[str]:
    """Return what a script uses that the floor does not know."""
    return [feature.name for feature in JS if feature.is_in(text)]


def newer_in_html(text: str) -> list[str]:
    """Return what a template uses that the floor does not know."""
    return [feature.name for feature in HTML if feature.is_in(text)]
