"""Takes files from the reader, and reads them while saying how far it is."""

import streamlit as st

from app import state
from app.parts import downloads, fields, frame, messages
from toolkit import wording
from toolkit.need import readers
from toolkit.need.readers import own_table
from toolkit.need.readers.reading import Desk
from toolkit.spreadsheets import GivenFile

LARGEST = 60
"""Megabytes of one file, the most that the server takes; a year of street crime of one force is about 30."""
KNOWN = (
    "Street crime and stop and search of data.police.uk (single files or the ZIP)",
    "Exports of the public health profiles (Fingertips)",
    "Tables of the Department for Education, also of young people not in education or work",
    "The Local Authority Interactive Tool",
    "Police recorded crime of the Office for National Statistics (tables C2 and P1)",
    "Indices of Deprivation 2019 and 2025, and population by age",
    "Assaults recorded in emergency departments (only counts are kept)",
    "Survey results, returns of services, and any table of your own in CSV or Excel",
)


def ask() -> Desk | None:
    """What is in the files that were dropped in; None while there are none."""
    given = st.file_uploader(
        "Your files (CSV, Excel or ZIP)", type=["csv", "xlsx", "zip", "txt", "tsv"], accept_multiple_files=True,
        key=f"bring-files-{state.kept('bring-round', 0)}", max_upload_size=LARGEST,
    )  # fmt: skip
    _help()
    if not given:
        return None
    stamp = "|".join(sorted(f"{file.file_id}{file.size}" for file in given))
    if state.kept("bring-stamp") != stamp:
        state.keep("bring-desk", _read([GivenFile(file.name, file.getvalue()) for file in given]))
        state.keep("bring-stamp", stamp)
    desk = state.kept("bring-desk")
    return desk if isinstance(desk, Desk) else None


def _help() -> None:
    with frame.folded("Which files are known, and tables to fill in", "bring-help"):
        messages.bullets(KNOWN)
        messages.paragraph(
            "A file is known by what is in it, so its name does not matter. The file itself is not kept."
        )
        place = state.base().areas[state.base().partnership.area].name
        today = state.now().date()
        for label, headings, name in (
            ("Download a table for survey results", own_table.SURVEY, "survey-results.csv"),
            ("Download a table for returns of a service", own_table.SERVICE, "service-returns.csv"),
        ):
            downloads.table(label, headings, own_table.template(headings, place, today), name, f"bring-{name}")


def _read(files: list[GivenFile]) -> Desk:
    bar = st.progress(0.0, text="Reading your files.")
    done = 0

    def say(name: str, rows: int) -> None:
        nonlocal done
        done += 1
        counted = f", {wording.number(rows)} crimes so far" if rows else ""
        # How many files an archive holds is known only at its end, so the bar comes ever closer to it.
        bar.progress(1 - 1 / (1 + done / (2 * len(files))), text=fields.plain(f"Reading {name}{counted}."))

    desk = readers.read(files, state.base().known_to_readers(), say)
    bar.empty()
    return desk
