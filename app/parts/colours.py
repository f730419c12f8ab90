"""Gives the colours of the marks to inline components, which the page's own style sheet does not reach."""

from toolkit import marks

AS_CSS = ":host, :root {" + "".join(
    f" --{name}: {colour};"
    for name, colour in {
        "ink": marks.INK,
        "ink-2": marks.INK_2,
        "edge": marks.EDGE,
        "rule": marks.RULE,
        "mist": marks.MIST,
        "tint": marks.TINT,
        "thread": marks.THREAD,
        "harm": marks.HARM,
        "evidence": marks.EVIDENCE,
        "focus": marks.FOCUS,
    }.items()
) + " }\n"  # fmt: skip
