"""Shows a map in which every place can be chosen by click and by keyboard; nothing is fetched from outside."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from app import state
from toolkit import marks

HTML = """
<button type="button" class="skip">Skip the map</button>
<div class="sheet"></div>
<p class="after" tabindex="-1"><span class="said" role="status"></span></p>
"""

CSS = f"""
:host {{ position: relative; }}
.sheet {{ overflow-x: auto; forced-color-adjust: none; }}
.sheet svg {{ display: block; width: 100%; height: auto; font-family: inherit; }}
.after {{ margin: 4px 0 0; font-size: 0.88rem; color: {marks.INK}; outline: none; }}
.skip {{ position: absolute; z-index: 1; padding: 4px 12px; font: inherit; color: {marks.THREAD};
  background: {marks.WHITE}; border: 1px solid {marks.THREAD}; border-radius: 4px; }}
.skip:focus-visible {{ outline: 3px solid {marks.FOCUS}; outline-offset: 2px; }}
.skip:not(:focus) {{ width: 1px; height: 1px; padding: 0; overflow: hidden; clip-path: inset(50%); }}
[role="button"] {{ cursor: pointer; outline: none; }}
[role="button"]:hover .shape, [role="button"]:focus-visible .shape {{ stroke: {marks.FOCUS}; stroke-width: 3.5;
  stroke-dasharray: none; }}
"""

# The picture comes from our own server with people's words escaped; it is read as XML, never as HTML.
JS = """
export default function ({ data, parentElement, setTriggerValue }) {
  const sheet = parentElement.querySelector(".sheet");
  const choose = (id) => id && setTriggerValue("chosen", id);
  if (sheet.shown !== data.svg) {
    const focused = (parentElement.activeElement ?? document.activeElement)?.closest?.("[data-id]")?.dataset.id;
    const read = new DOMParser().parseFromString(data.svg, "image/svg+xml");
    const picture = document.importNode(read.documentElement, true);
    prepare(picture, data);
    sheet.replaceChildren(picture);
    sheet.shown = data.svg;
    if (focused) sheet.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }
  sheet.onclick = (event) => choose(event.target.closest("[data-id]")?.dataset.id);
  sheet.onkeydown = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    choose(event.target.closest("[data-id]")?.dataset.id);
  };
  parentElement.querySelector(".said").textContent = data.said;
  parentElement.querySelector(".skip").onclick = () => parentElement.querySelector(".after").focus();
}

function prepare(picture, data) {
  picture.setAttribute("role", "group");
  picture.setAttribute("aria-label", data.title);
  picture.querySelectorAll("title, desc").forEach((element) => element.remove());
  picture.style.minWidth = `${data.smallest}px`;
  picture.style.maxWidth = `${picture.getAttribute("width")}px`;
  picture.querySelectorAll("[data-id]").forEach((part) => {
    part.setAttribute("role", "button");
    part.setAttribute("tabindex", "0");
    part.setAttribute("aria-label", data.labels[part.dataset.id]);
    part.setAttribute("aria-pressed", String(part.dataset.id === data.chosen));
    part.querySelectorAll("text").forEach((text) => text.setAttribute("aria-hidden", "true"));
  });
  const ordered = data.order.map((id) => picture.querySelector(`[data-id="${CSS.escape(id)}"]`));
  if (!data.chosen) ordered.forEach((part) => part && part.parentNode.appendChild(part));
}
"""

_component = st.components.v2.component("throughline_map", html=HTML, css=CSS, js=JS)


def show(
    svg: str, title: str, labels: Mapping[str, str], key: str, chosen: str, choose: Callable[[str], None], smallest: int
) -> None:
    """The map; `labels` says of each place what a screen reader reads, in the order of the keyboard."""
    said = f"Open: {labels[chosen]}" if chosen in labels else ""
    data = {
        "svg": svg, "title": title, "labels": dict(labels), "order": list(labels), "chosen": chosen, "said": said,
        "smallest": smallest,
    }  # fmt: skip
    _component(key=key, data=data, on_chosen_change=lambda: choose(_just_chosen(key)))


def _just_chosen(key: str) -> str:
    kept: Any = state.kept(key, {})
    return str(kept.get("chosen") or "")
