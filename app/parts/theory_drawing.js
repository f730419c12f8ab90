// The picture comes from our own server with people's words escaped; it is read as XML, never as HTML.
export default function ({ data, parentElement, setTriggerValue }) {
  const one = (selector) => parentElement.querySelector(selector);
  const sheet = one(".sheet");
  const page = { one, sheet, data, send: (act) => setTriggerValue("act", { ...act, at: Date.now() }),
    choose: (id) => setTriggerValue("chosen", id) };
  showPicture(page, parentElement);
  one(".said").textContent = data.said;
  showTools(page);
  listen(page);
  if (sheet.asked !== undefined && sheet.asked !== data.asked) goToCard();
  sheet.asked = data.asked;
  parentElement.querySelectorAll(".go").forEach((button) => (button.onclick = goToCard));
  one(".skip").onclick = () => one(".after").focus();
}

function showPicture(page, parentElement) {
  const { sheet, data } = page;
  const looks = JSON.stringify([data.svg, data.lit]);
  if (sheet.shown === looks) return;
  const active = parentElement.activeElement ?? document.activeElement;
  const focused = sheet.focusNext === "chosen" ? data.chosen : sheet.focusNext ?? idOf(active?.closest?.("[data-id]"));
  const read = new DOMParser().parseFromString(data.svg, "image/svg+xml");
  const picture = document.importNode(read.documentElement, true);
  prepare(picture, data);
  sheet.replaceChildren(picture);
  sheet.shown = looks;
  sheet.focusNext = undefined;
  stopConnecting(page);
  if (focused) sheet.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  offerFullSize(parentElement, data.svg);
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
  if (data.lit) {
    picture.querySelectorAll("[data-arrow], [data-box], [data-line]").forEach((part) => {
      part.classList.toggle("dim", !data.lit.includes(part.dataset.id ?? part.dataset.line));
    });
  }
}

function showTools({ one, data }) {
  one(".tools").querySelectorAll("[data-for]").forEach((button) => {
    button.hidden = !data.kind || !button.dataset.for.split(" ").includes(data.kind);
  });
  one("[data-do=path]").textContent = data.lit ? "Show everything" : "Show its path only";
  one("[data-do=path]").hidden = !data.kind && !data.lit;
}

function listen(page) {
  const { one, sheet, data } = page;
  sheet.onclick = (event) => press(page, idOf(event.target.closest("[data-id]")));
  sheet.ondblclick = (event) => rename(page, idOf(event.target.closest("[data-box]")));
  sheet.onkeydown = (event) => keyPressed(page, event, idOf(event.target.closest("[data-id]")));
  one(".tools").onclick = (event) => {
    const what = event.target.closest("[data-do]")?.dataset.do;
    if (what) use(page, what, data.chosen);
  };
}

function press(page, id) {
  const { sheet, send, choose } = page;
  if (!id) return;
  if (sheet.connecting && id in page.data.boxes) {
    sheet.focusNext = "chosen";
    send({ name: "connect", item: sheet.connecting, other: id });
    stopConnecting(page);
  } else {
    choose(id);
  }
}

function keyPressed(page, event, id) {
  const control = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  const use_ = (what) => { event.preventDefault(); use(page, what, id); };
  if (control && key === "z") use_(event.shiftKey ? "redo" : "undo");
  else if (control && key === "y") use_("redo");
  else if (key === "escape") stopConnecting(page);
  else if (!id) return;
  else if (key === "enter" || key === " ") { event.preventDefault(); press(page, id); }
  else if (key === "f2" && id in page.data.boxes) use_("rename");
  else if (key === "delete") use_("take");
  else if (event.altKey && key === "arrowleft") use_("left");
  else if (event.altKey && key === "arrowright") use_("right");
}

function use(page, what, id) {
  const { sheet, send, data } = page;
  sheet.focusNext = id || undefined;
  if (what === "rename") rename(page, id);
  else if (what === "add") ask(page, `What follows from ${data.boxes[id]}?`, { name: "add", item: id });
  else if (what === "between") ask(page, "What comes in between?", { name: "between", item: id });
  else if (what === "connect") startConnecting(page, id);
  else if (what === "left" || what === "right") send({ name: "move", item: id, words: what });
  else send({ name: what, item: id });
}

function rename(page, id) {
  const { one, sheet, send, data } = page;
  const box = id && sheet.querySelector(`[data-box="${CSS.escape(id)}"] rect`)?.getBoundingClientRect();
  if (!box) return;
  const field = one(".rename"), stage = one(".stage").getBoundingClientRect();
  Object.assign(field.style, { left: `${box.left - stage.left}px`, top: `${box.top - stage.top}px`, width: `${box.width}px`,
    height: `${box.height}px` });
  field.value = data.words[id];
  field.hidden = false;
  field.focus();
  field.select();
  const leave = (keep) => {
    if (field.hidden) return;
    const words = field.value.trim().replace(/\s+/g, " ");
    field.hidden = true;
    sheet.focusNext = id;
    if (keep && words && words !== data.words[id]) send({ name: "rename", item: id, words });
    else sheet.querySelector(`[data-id="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
  };
  field.onblur = () => leave(true);
  field.onkeydown = (event) => {
    if (event.key === "Escape") leave(false);
    if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); leave(true); }
  };
}

function ask(page, question, act) {
  const { one, sheet, send } = page;
  const form = one(".ask"), field = form.querySelector("input");
  const close = () => { form.hidden = true; field.value = ""; };
  form.querySelector(".question").textContent = question;
  form.hidden = false;
  field.focus();
  form.onsubmit = (event) => {
    event.preventDefault();
    const words = field.value.trim();
    if (!words) return;
    sheet.focusNext = "chosen";
    send({ ...act, words });
    close();
  };
  form.onkeydown = (event) => { if (event.key === "Escape") close(); };
  form.querySelector(".cancel").onclick = close;
}

function startConnecting(page, id) {
  page.sheet.connecting = id;
  page.sheet.classList.add("connecting");
  page.one(".said").textContent = "Now choose the box that it leads to. Escape stops.";
  page.sheet.querySelector(`[data-id="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
}

function stopConnecting({ one, sheet, data }) {
  if (!sheet.connecting) return;
  sheet.connecting = undefined;
  sheet.classList.remove("connecting");
  one(".said").textContent = data.said;
}

function goToCard() {
  const card = document.querySelector(".st-key-theory-card");
  card?.scrollIntoView({ block: "start" });
  card?.querySelector("input")?.focus({ preventScroll: true });
}

function idOf(element) {
  return element?.dataset.id;
}

function offerFullSize(parentElement, svg) {
  const links = parentElement.querySelectorAll(".full");
  if (links[0].href) URL.revokeObjectURL(links[0].href);
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  links.forEach((link) => (link.href = address));
}
