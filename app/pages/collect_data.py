"""Hands out the sheet in which a plan's data are collected, and takes it back, row by row."""

from app import state
from app.parts import bring_back_data, data_sheet, frame, kept_rows, messages, rail
from toolkit.observing import form as forms

design = frame.design_for("collect-data")
frame.open_page(
    "collect-data",
    "Collect the data",
    "A sheet made from your plan. Fill it in, bring it back here, and see the results.",
)
form = forms.form_for(design, state.base())
if form.asked:
    messages.reading(forms.in_words(form))
    data_sheet.offer(design, form)
    data_sheet.ask_how_reliable(design, form)
    bring_back_data.show(design, form)
    kept_rows.show(design, form)
else:
    messages.note(
        "There is nothing to collect yet.", "The sheet asks for the outcomes in your framework that are about people.",
        "empty",
    )  # fmt: skip
    rail.link("monitoring", "Fill in the outcomes framework")
rail.link("results", "See the results →")
