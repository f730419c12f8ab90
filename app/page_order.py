"""Knows the pages: their order, their names and the part of the public health approach that each belongs to."""

from dataclasses import dataclass
from pathlib import Path

PARTS: tuple[str, ...] = (
    "Understand the problem",
    "Understand what drives and protects",
    "Design and test what works",
    "Put in place and keep watching",
)


@dataclass(frozen=True)
class PageEntry:
    """One page: its id is its address, and the name of its file with underscores."""

    id: str
    name: str
    part: int = 0
    """1 to 4 for the ten steps; 0 for the pages around them and those under a step."""
    under: str = ""
    """The page that this one is a part of, such as one indicator under need."""

    @property
    def path(self) -> str:
        """Where Streamlit finds it, from app/main.py."""
        return f"pages/{self.id.replace('-', '_')}.py"

    @property
    def is_there(self) -> bool:
        return (Path(__file__).parent / self.path).exists()


PAGES: tuple[PageEntry, ...] = (
    PageEntry("home", "Home and your designs"),
    PageEntry("start", "Five questions"),
    PageEntry("question-and-people", "Question and people", 1),
    PageEntry("place", "Place", 1),
    PageEntry("need", "Need", 1),
    PageEntry("bring-figures", "Bring your own figures", under="need"),
    PageEntry("provision", "Provision", 2),
    PageEntry("service", "A service of the register", under="provision"),
    PageEntry("bring-in-services", "Bring in a list of services", under="provision"),
    PageEntry("paid-for-now", "What is paid for now", under="provision"),
    PageEntry("gaps", "Gaps", 2),
    PageEntry("priorities", "Which gaps first?", under="gaps"),
    PageEntry("options", "Options for a gap", under="gaps"),
    PageEntry("reach", "Reach, cost and what it buys", under="gaps"),
    PageEntry("partner-view", "What matters for each partner", under="gaps"),
    PageEntry("evidence", "Evidence", 3),
    PageEntry("theory-of-change", "Theory of change", 3),
    PageEntry("theory-begin", "Ways to begin a theory of change", under="theory-of-change"),
    PageEntry("theory-backwards", "Work backwards", under="theory-of-change"),
    PageEntry("theory-outline", "Theory of change as an outline", under="theory-of-change"),
    PageEntry("theory-narrative", "Theory of change in a text", under="theory-of-change"),
    PageEntry("theory-checks", "Checks", under="theory-of-change"),
    PageEntry("challenge", "Challenge me", under="theory-of-change"),
    PageEntry("theory-files", "Take the drawing away", under="theory-of-change"),
    PageEntry("evaluation", "Evaluation", 3),
    PageEntry("evaluation-questions", "Questions to answer", under="evaluation"),
    PageEntry("how-many-people", "How many people", under="evaluation"),
    PageEntry("evaluation-size", "Size and cost", under="evaluation"),
    PageEntry("fairness-and-data", "Fairness, safety and data", under="evaluation"),
    PageEntry("evaluation-timetable", "Timetable", under="evaluation"),
    PageEntry("monitoring", "Monitoring", 4),
    PageEntry("collect-data", "Collect the data", under="monitoring"),
    PageEntry("results", "Results", under="monitoring"),
    PageEntry("documents", "Documents", 4),
    PageEntry("place-profile", "Place profile", under="need"),
    PageEntry("indicator", "One figure in all places", under="need"),
    PageEntry("map", "Map of the places", under="need"),
    PageEntry("concentration", "Look inside a place", under="need"),
    PageEntry("data-sharing", "Data sharing register", under="need"),
    PageEntry("workshop", "Workshop"),
    PageEntry("about", "About, sources and words"),
    PageEntry("approach", "One approach in full", under="evidence"),
    PageEntry("evidence-changes", "What has changed since 2023", under="evidence"),
    PageEntry("frameworks", "Other frameworks", under="evidence"),
    PageEntry("links", "The links behind the gaps", under="evidence"),
    PageEntry("local-evidence", "Your own findings", under="evidence"),
)
STEPS: tuple[PageEntry, ...] = tuple(page for page in PAGES if page.part)


def entry(identifier: str) -> PageEntry:
    """The page with an id."""
    return next(page for page in PAGES if page.id == identifier)


def step_of(page: PageEntry) -> PageEntry:
    """The page that stands for this one in the rail: itself, or the one that it is under."""
    return step_of(entry(page.under)) if page.under else page


def part_line(page: PageEntry) -> str:
    """Where a page stands, in words: 'Part 1 of 4: Understand the problem'."""
    return f"Part {page.part} of {len(PARTS)}: {PARTS[page.part - 1]}"
