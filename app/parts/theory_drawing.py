"""Shows the drawing of a theory of change, in which every box and arrow can be chosen by click and by keyboard."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from app import state
from toolkit import marks
from toolkit.theory_of_change import layout, outline, svg
from toolkit.theory_of_change.drawing import Drawing
from toolkit.theory_of_change.graph import Theory

SMALLEST_SCALE = 0.86
"""Below this the words would be smaller than 11 px, and the drawing scrolls sideways instead."""

HTML = """
<div class="wide">
  <button type="button" class="skip">Skip the drawing</button>
  <div class="sheet"></div>
  <p class="below after" tabindex="-1"><span class="said" role="status"></span>
    <button type="button" class="go open" hidden>Go to its card</button>
    <a class="full" target="_blank" rel="noopener">Open the picture full size</a></p>
</div>
<div class="narrow">
  <p><strong>The picture is too wide for this screen.</strong> Everything in it is in the outline below.</p>
  <a class="full" target="_blank" rel="noopener">Open the picture full size</a>
  <button type="button" class="go">Change a box or an arrow</button>
</div>
"""

CSS = f"""
.wide {{ position: relative; }}
.sheet {{ overflow-x: auto; background: {marks.WHITE}; forced-color-adjust: none; }}
.sheet svg {{ display: block; width: 100%; height: auto; font-family: inherit; }}
.narrow {{ display: none; border: 1px solid {marks.RULE}; border-left: 4px solid {marks.THREAD}; border-radius: 4px;
  padding: 10px 16px; font-size: 0.96rem; line-height: 1.45; color: {marks.INK}; }}
.narrow p {{ margin: 0; }}
.below {{ position: sticky; bottom: 0; display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 4px 0 0; padding: 4px 0;
  font-size: 0.88rem; background: {marks.WHITE}; }}
.said:empty {{ position: absolute; }}
.narrow button {{ display: block; margin-top: 4px; }}
.go {{ padding: 0; border: 0; background: none; font: inherit; cursor: pointer; }}
a, .go {{ min-height: 24px; color: {marks.THREAD}; text-decoration: underline; text-underline-offset: 2px; }}
a:focus-visible, .skip:focus-visible, .go:focus-visible {{ outline: 3px solid {marks.FOCUS}; outline-offset: 2px; }}
.skip {{ position: absolute; left: 0; top: 0; z-index: 1; padding: 4px 12px; font: inherit; color: {marks.THREAD};
  background: {marks.WHITE}; border: 1px solid {marks.THREAD}; border-radius: 4px; }}
.skip:not(:focus) {{ width: 1px; height: 1px; padding: 0; overflow: hidden; clip-path: inset(50%); }}
.after {{ outline: none; }}
[role="button"] {{ cursor: pointer; outline: none; }}
.arrow:hover .disc, .arrow:focus-visible .disc {{ stroke: {marks.FOCUS}; stroke-width: 3.5; }}
.box:hover rect, .box:focus-visible rect {{ stroke: {marks.FOCUS}; stroke-width: 3.5; stroke-dasharray: none; }}
@media (max-width: 640px) {{
  .wide {{ display: none; }}
  .narrow {{ display: block; }}
}}
@media print {{
  .wide {{ display: block; }}
  .narrow {{ display: none; }}
}}
"""

# The picture comes from our own server with people's words escaped; it is read as XML, never as HTML.
JS = """
export default function ({ data, parentElement, setTriggerValue }) {
  const sheet = parentElement.querySelector(".sheet");
  const choose = (id) => setTriggerValue("chosen", id);
  if (sheet.shown !== data.svg) {
    const focused = idOf((parentElement.activeElement ?? document.activeElement)?.closest?.("[data-id]"));
    const read = new DOMParser().parseFromString(data.svg, "image/svg+xml");
    const picture = document.importNode(read.documentElement, true);
    prepare(picture, data);
    sheet.replaceChildren(picture);
    sheet.shown = data.svg;
    if (focused) sheet.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    offerFullSize(parentElement, data.svg);
  }
  sheet.onclick = (event) => {
    const id = idOf(event.target.closest("[data-id]"));
    if (id) choose(id);
  };
  sheet.onkeydown = (event) => {
    const id = idOf(event.target.closest("[data-id]"));
    if (id && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      choose(id);
    }
  };
  parentElement.querySelector(".said").textContent = data.said;
  parentElement.querySelector(".open").hidden = !data.said;
  if (sheet.asked !== undefined && sheet.asked !== data.asked) goToCard();
  sheet.asked = data.asked;
  parentElement.querySelectorAll(".go").forEach((button) => (button.onclick = goToCard));
  parentElement.querySelector(".skip").onclick = () => parentElement.querySelector(".after").focus();
}

function goToCard() {
  const card = document.querySelector(".st-key-theory-card");
  card?.scrollIntoView({ block: "start" });
  card?.querySelector("input")?.focus({ preventScroll: true });
}

function idOf(element) {
  return element?.dataset.id;
}

function prepare(picture, data) {
  const words = ["title", "desc"].map((name) => picture.querySelector(name));
  picture.setAttribute("role", "group");
  picture.setAttribute("aria-label", words.map((element) => element.textContent).join(". "));
  words.forEach((element) => element.remove());
  picture.style.minWidth = `${data.smallest}px`;
  picture.style.maxWidth = `${picture.getAttribute("width")}px`;
  picture.querySelectorAll("[data-arrow], [data-box]").forEach((part) => {
    part.dataset.id = part.dataset.arrow ?? part.dataset.box;
    part.setAttribute("role", "button");
    part.setAttribute("tabindex", "0");
    part.setAttribute("aria-label", data.labels[part.dataset.id]);
    part.setAttribute("aria-pressed", String(part.dataset.id === data.chosen));
    part.querySelectorAll("text").forEach((text) => text.setAttribute("aria-hidden", "true"));
  });
}

function offerFullSize(parentElement, svg) {
  const links = parentElement.querySelectorAll(".full");
  if (links[0].href) URL.revokeObjectURL(links[0].href);
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  links.forEach((link) => (link.href = address));
}
"""

_component = st.components.v2.component("throughline_theory_drawing", html=HTML, css=CSS, js=JS)


def show(
    theory: Theory,
    key: str,
    chosen: str | None = None,
    choose: Callable[[str], None] = lambda chosen: None,
    asked: int = 0,
) -> str | None:
    """The drawing, with one box or arrow brought out. Returns the id that was chosen just now.

    `choose` gets it too, before the page is shown again. When `asked` grows, the reader is taken to the card.
    """
    drawn = lay_out(theory)
    data = {
        "svg": svg.to_svg(drawn, chosen=chosen),
        "labels": labels(theory, drawn),
        "smallest": round(drawn.width * SMALLEST_SCALE),
        "chosen": chosen or "",
        "asked": asked,
        "said": f"{_name(drawn, chosen)} is open." if chosen else "",
    }
    result: Any = _component(key=key, data=data, on_chosen_change=lambda: choose(_just_chosen(key)))
    return result.chosen if isinstance(result.chosen, str) else None


def lay_out(theory: Theory) -> Drawing:
    """The drawing, laid out once for all sessions."""
    return state.made_once("theory-drawing", theory.model_dump_json(), lambda: layout.lay_out(theory))


def labels(theory: Theory, drawn: Drawing) -> Mapping[str, str]:
    """What a screen reader says for each box and arrow: everything that can be seen there, and more."""
    boxes = {box.id: f"{box.label}: {' '.join(box.text.split())}" for box in drawn.boxes}
    leaving = {item.id: item for item in outline.outline(theory)}
    arrows = {
        arrow.id: f"Arrow {arrow.number}: {' '.join(item.text.split())}, {arrow.words}"
        for item in leaving.values()
        for arrow in item.arrows
    }
    return boxes | arrows


def _name(drawn: Drawing, identifier: str) -> str:
    """What is open, as the status line says it."""
    numbers = {arrow.id: f"Arrow {arrow.number}" for arrow in drawn.arrows}
    words = {box.id: f"The box “{' '.join(box.text.split())}”" for box in drawn.boxes}
    return (numbers | words).get(identifier, "Nothing")


def _just_chosen(key: str) -> str:
    return str(state.kept(key, {}).get("chosen") or "")
