"""Knows when a page has finished: its script is not running, nothing is on the way, and nothing moves."""

from playwright.sync_api import Page

# Runs before the page's own scripts, and notes when somebody last did something, when the page last spoke to
# the server, when it was last answered, and when it last changed what it shows.
LISTEN = """
(() => {
  const last = (window.__last = { action: 0, sent: 0, received: 0, change: 0, calm: 0 });
  const note = (what) => { last[what] = performance.now(); last.calm = 0; };
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (...message) {
    if (!this.__heard) {
      this.__heard = true;
      this.addEventListener("message", () => note("received"));
    }
    note("sent");
    return send.apply(this, message);
  };
  for (const action of ["pointerdown", "pointerup", "keydown", "keyup", "input", "change", "popstate"]) {
    window.addEventListener(action, () => note("action"), { capture: true, passive: true });
  }
  const everything = { subtree: true, childList: true, characterData: true };
  new MutationObserver(() => note("change")).observe(document, everything);
})();
"""

# A message that the server leaves unanswered (a heartbeat) counts as done after two seconds. Several looks in
# a row, because a busy machine can let time pass without letting the page work.
IS_STILL = """
(quiet) => {
  const app = document.querySelector("[data-testid=stApp]");
  const last = window.__last;
  if (!app || !last) return false;
  const now = performance.now();
  const finished =
    app.dataset.testScriptState === "notRunning" &&
    (app.dataset.testConnectionState ?? "CONNECTED") === "CONNECTED" &&
    !document.querySelector("[data-stale=true], [data-testid=stSkeleton]") &&
    (last.received >= last.sent || now - last.sent > 2000) &&
    now - Math.max(last.action, last.sent, last.received, last.change) > quiet;
  last.calm = finished ? last.calm + 1 : 0;
  return last.calm >= 5;
}
"""


def wait_until_still(page: Page, seconds: float = 30) -> None:
    """Wait until the page has shown everything that the last action caused."""
    page.wait_for_function(IS_STILL, arg=150, timeout=seconds * 1000)
