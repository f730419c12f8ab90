"""Milliseconds of a rerun of every page, against an empty Streamlit page measured in between."""

import argparse
import shutil
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from benchmarks.session import Session
from tests.running_app import RunningApp
from toolkit import readiness, store

PROJECT = Path(__file__).parent.parent
TIMES = 20


def main() -> None:
    """Measure every page that the app's navigation knows, with a worked example open."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    with tempfile.TemporaryDirectory() as folder:
        empty_project = _empty_project(Path(folder) / "empty")
        with _session(empty_project) as empty, _session(PROJECT) as ours:
            if not ours.pages:
                raise SystemExit("The app names no pages: start it with `make run` to see why.")
            _report(empty, ours)


def _report(empty: Session, ours: Session) -> None:
    print(f"Milliseconds of a rerun, median of {TIMES}; an empty page in the same minute; the ratio:")
    for page in ours.pages:
        # In turns, so that whatever else the machine does falls on both.
        pairs = [(ours.run(page), empty.run()) for _ in range(TIMES)]
        page_median, empty_median = (statistics.median(column) * 1000 for column in zip(*pairs, strict=True))
        print(f"  /{page:24} {page_median:7.1f} {empty_median:7.1f} {page_median / empty_median:6.1f}")


def _empty_project(folder: Path) -> Path:
    """The same app around an empty page, so that only the pages differ."""
    for part in (".streamlit", "static"):
        shutil.copytree(PROJECT / part, folder / part)
    (folder / "app").mkdir()
    for part in ("streamlit_app.py", "app/__init__.py", "app/web.py", "app/faults.py"):
        shutil.copy(PROJECT / part, folder / part)
    (folder / "app" / "main.py").write_text("import streamlit\n\nstreamlit.write('Empty')\n", encoding="utf-8")
    return folder


def _keep_example(database: str) -> str:
    with closing(store.open_store(database)) as kept:
        return kept.create(readiness.worked_example()).design.id


@contextmanager
def _session(project: Path) -> Iterator[Session]:
    with tempfile.TemporaryDirectory() as folder:
        app = RunningApp(project, Path(folder))
        app.start()
        try:
            with Session(app.address, f"design={_keep_example(app.database)}") as session:
                yield session
        finally:
            app.stop()


if __name__ == "__main__":
    main()
