// Everything that people wrote is put in as text, never as HTML.
export default function ({ data, parentElement, setTriggerValue }) {
  const outline = parentElement.querySelector(".outline");
  const send = (act) => setTriggerValue("act", { ...act, at: Date.now() });
  const choose = (id) => { setTriggerValue("chosen", id); };
  if (outline.asked !== undefined && outline.asked !== data.asked) goToCard();
  outline.asked = data.asked;
  const looks = JSON.stringify(data);
  if (outline.shown === looks) return;
  outline.shown = looks;
  const kept = keep(outline, parentElement);
  outline.replaceChildren(...data.columns.flatMap((column) => columnOf(column, { data, send, choose, outline })));
  restore(outline, kept);
}

// What was open, what was in focus and what was being typed stay when the outline is made anew.
function keep(outline, parentElement) {
  const focused = (parentElement.activeElement ?? document.activeElement)?.closest?.("[data-key]");
  const typed = [...outline.querySelectorAll("[data-draft]")].filter((field) => field.value);
  return {
    open: [...outline.querySelectorAll("details[open]")].map((each) => each.dataset.box),
    key: outline.focusNext ?? (outline.contains(focused) ? focused.dataset.key : undefined),
    typed: typed.map((field) => [field.dataset.key, field.value]),
  };
}

function restore(outline, kept) {
  const open = outline.openNext ? [...kept.open, outline.openNext] : kept.open;
  open.forEach((id) => {
    const box = outline.querySelector(`details[data-box="${CSS.escape(id)}"]`);
    if (box) { box.open = true; box.fill(); }
  });
  kept.typed.forEach(([key, value]) => {
    const field = outline.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (field && outline.cleared !== key) field.value = value;
  });
  if (kept.key) outline.querySelector(`[data-key="${CSS.escape(kept.key)}"]`)?.focus({ preventScroll: true });
  outline.focusNext = outline.openNext = outline.cleared = undefined;
}

function columnOf(column, page) {
  const list = make("ul", {}, column.boxes.map((box) => make("li", {}, [boxOf(box, column, page)])));
  const empty = column.boxes.length ? [] : [make("p", { className: "none", textContent: "Nothing here yet." })];
  const add = addRow(`Add a box under “${column.heading}”`, `add-${column.kind}`, page, (words) => ({ name: "add", other: column.kind, words }));
  return [make("h2", { textContent: column.heading }), ...empty, list, add];
}

function boxOf(box, column, page) {
  const summary = make("summary", {}, [
    make("span", { className: "kind", textContent: `${box.number}. ${box.kindWords}: ` }), make("strong", { textContent: box.words }),
    ...(box.toCheck ? [make("span", { className: "guess", textContent: "to check" })] : []),
    make("span", { className: "count", textContent: box.arrows.length ? `leads to ${box.arrows.length}` : "leads nowhere" }),
  ]);
  summary.dataset.key = `${box.id}:summary`;
  const details = make("details", {}, [summary]);
  details.dataset.box = box.id;
  // The fields of a box are made when it is opened: eighty boxes with all their fields would be slow to build.
  const fill = () => { if (details.open && details.children.length === 1) details.append(fieldsOf(box, column, page)); };
  details.ontoggle = fill;
  details.fill = fill;
  new MutationObserver(fill).observe(details, { attributes: true, attributeFilter: ["open"] });
  return details;
}

function fieldsOf(box, column, page) {
  const { data, send } = page;
  const words = keyed(make("textarea", { rows: 2, value: box.words, maxLength: 400 }), `${box.id}:words`);
  words.onchange = () => { if (words.value.trim()) send({ name: "rename", item: box.id, words: words.value }); else words.value = box.words; };
  const kind = keyed(chooser(data.kinds, box.kind), `${box.id}:kind`);
  kind.onchange = () => send({ name: "make", item: box.id, words: kind.value });
  const check = keyed(make("input", { type: "checkbox", checked: box.toCheck }), `${box.id}:check`);
  check.onchange = () => send({ name: "check", item: box.id });
  return make("div", { className: "fields" }, [
    labelled("Words", words), labelled("Kind of box", kind), tickOf("A guess, to check", check),
    make("h3", { textContent: "Leads to" }), arrowsOf(box, page), drawRow(box, page),
    addRow("Add a box that follows from it", `after-${box.id}`, page, (text) => ({ name: "add", item: box.id, words: text })),
    addRow("What has to happen before it? Add that box", `before-${box.id}`, page, (text) => ({ name: "add-before", item: box.id, other: column.before, words: text })),
    buttonsOf(box, column, page),
  ]);
}

function arrowsOf(box, page) {
  if (!box.arrows.length) return make("p", { className: "none", textContent: "Nothing yet." });
  const lines = box.arrows.map((arrow) => make("li", {}, [
    make("span", { textContent: `Arrow ${arrow.number}: ${arrow.words} ` }),
    make("div", { className: "row" }, [
      button(`Open arrow ${arrow.number}`, `${arrow.id}:open`, () => page.choose(arrow.id)),
      button(`Turn arrow ${arrow.number} round`, `${arrow.id}:turn`, () => page.send({ name: "turn", item: arrow.id })),
      button(`Take arrow ${arrow.number} away`, `${arrow.id}:take`, () => page.send({ name: "take", item: arrow.id })),
    ]),
  ]));
  return make("ul", { className: "arrows" }, lines);
}

function drawRow(box, page) {
  const others = page.data.names.filter(([id]) => id !== box.id && !box.arrows.some((arrow) => arrow.end === id));
  const end = keyed(chooser([["", "Choose a box"], ...others], ""), `${box.id}:end`);
  const draw = button("Draw the arrow", `${box.id}:draw`, () => { if (end.value) page.send({ name: "connect", item: box.id, other: end.value }); else end.focus(); });
  return make("div", { className: "row" }, [labelled("Draw an arrow to", end), draw]);
}

function buttonsOf(box, column, page) {
  const move = (label, way) => button(label, `${box.id}:${way}`, () => page.send({ name: "move", item: box.id, words: way }));
  return make("div", { className: "row" }, [
    button("Open its card", `${box.id}:card`, () => page.choose(box.id)), move("Move up", "up"), move("Move down", "down"),
    ...(column.left ? [move(`← To “${column.left}”`, "left")] : []),
    ...(column.right ? [move(`To “${column.right}” →`, "right")] : []),
    button("Show its path", `${box.id}:path`, () => page.send({ name: "path", item: box.id })),
    button("Take it away", `${box.id}:take`, () => page.send({ name: "take", item: box.id })),
  ]);
}

function addRow(words, key, { send, outline }, act) {
  const field = keyed(make("input", { type: "text", maxLength: 400, autocomplete: "off" }), key);
  field.dataset.draft = "";
  const add = () => {
    if (!field.value.trim()) return field.focus();
    outline.cleared = outline.focusNext = key;
    send(act(field.value.trim()));
  };
  field.onkeydown = (event) => { if (event.key === "Enter") add(); };
  return make("div", { className: "row" }, [labelled(words, field), button("Add it", `${key}:add`, add)]);
}

function goToCard() {
  const card = document.querySelector(".st-key-theory-card");
  card?.scrollIntoView({ block: "start" });
  card?.querySelector("input")?.focus({ preventScroll: true });
}

function make(tag, properties, children = []) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function keyed(element, key) {
  element.dataset.key = key;
  return element;
}

function labelled(words, field) {
  return make("label", {}, [make("span", { textContent: words }), field]);
}

function tickOf(words, field) {
  return make("label", { className: "tick" }, [field, make("span", { textContent: words })]);
}

function chooser(options, value) {
  const select = make("select", {}, options.map(([key, words]) => make("option", { value: key, textContent: words })));
  select.value = value;
  return select;
}

function button(words, key, press) {
  return keyed(make("button", { type: "button", textContent: words, onclick: press }), key);
}
