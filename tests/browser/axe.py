"""Asks axe-core what a page does wrong for people who use assistive technology."""

from dataclasses import asdict, dataclass
from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass(frozen=True)
class Inherent:
    """A finding inside one of Streamlit's own widgets, which no page of ours can change."""

    rule: str
    inside: str
    reason: str


INHERENT = [
    Inherent("aria-dialog-name", "[data-testid=stToast]", "Streamlit gives a toast no name (best practice)"),
    Inherent(
        "presentation-role-conflict",
        "[data-testid=stFileUploader]",
        "Streamlit hides the real file field behind its own button (minor)",
    ),
    Inherent(
        "region",
        "[data-testid=stSelectboxVirtualDropdown], [role=listbox][data-rac]",
        "Streamlit hangs an open list at the end of the page, outside its landmarks (best practice)",
    ),
]

RUN = """
async ({ tags, inherent }) => {
  const result = await axe.run(document, { runOnly: { type: "tag", values: tags } });
  const isInherent = (rule, node) =>
    inherent.some(
      (known) =>
        known.rule === rule &&
        typeof node.target[0] === "string" &&
        document.querySelector(node.target[0])?.closest(known.inside)
    );
  return result.violations.flatMap((violation) =>
    violation.nodes
      .filter((node) => !isInherent(violation.id, node))
      .map((node) => [
        `${violation.id} (${violation.impact}): ${violation.help}`,
        node.target.flat().join(" > "), node.html, node.failureSummary,
      ].join("\\n  "))
  );
}
"""


def axe_violations(page: Page) -> list[str]:
    """Every finding of our making on the page as it stands, each with its place and what to do."""
    if not page.evaluate("typeof window.axe === 'object'"):
        # Through the debugger, so that the page keeps its strict content security policy.
        page.context.new_cdp_session(page).send("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
    found: list[str] = page.evaluate(RUN, {"tags": TAGS, "inherent": [asdict(known) for known in INHERENT]})
    return found
