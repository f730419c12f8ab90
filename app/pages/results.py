"""Shows what came back: planned against actual, who was reached, who left, what changed, and what that teaches."""

from app.parts import (
    frame,
    kept_results,
    messages,
    rail,
    results_change,
    results_learning,
    results_people,
    results_series,
)
from toolkit.observing import words

design = frame.design_for("results")
frame.open_page("results", "Results", "What came back from your data sheet, and what may be said of it.")
observed = kept_results.of(design.id)
if observed is None:
    messages.note(
        "No data came back yet.", "Fill in the data sheet and bring it back. The results will stand here.", "empty"
    )
    rail.link("collect-data", "Collect the data")
    results_series.show_own(design)
else:
    messages.reading(*words.in_short(observed))
    if observed.changes:
        messages.note("What this may be taken to say.", words.claim(observed, observed.changes[0]), "check")
    results_people.planned_and_actual(design, observed)
    results_change.show(design, observed)
    results_people.way_through(design, observed)
    results_people.who_was_reached(design, observed)
    results_change.by_group(observed)
    results_series.show(observed)
    results_series.show_own(design)
    results_learning.show(design, observed)
    results_people.how_it_was_read(design, observed)
