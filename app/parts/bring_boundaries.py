"""Takes the outlines of places from a GeoJSON file, and gives the tiles back on request."""

import streamlit as st

from app import state
from app.parts import frame, messages
from toolkit.errors import UserError
from toolkit.need import boundaries
from toolkit.need.boundaries import Boundaries

WHERE = (
    "The Office for National Statistics gives boundaries away in its Open Geography Portal. Choose the latest ones of "
    "local authority districts, “generalised” or “ultra generalised”, as GeoJSON. They are drawn from here."
)


def kept(layer: str) -> Boundaries | None:
    """The outlines of a layer that somebody brought; None while nobody has."""
    found = [item for item in state.store().records(boundaries.KIND, Boundaries).all() if item.id == layer]
    return found[0].record if found else None


def ask(layer: str, wanted: set[str]) -> None:
    """A way to bring outlines, and to take them away again."""
    now = kept(layer)
    if now:
        source = f" from {now.said_source}" if now.said_source else ""
        messages.paragraph(f"Outlines{source}: {now.file}, brought on {now.brought_on}.", "small")
    with frame.folded("Use other outlines" if now else "Use real outlines", f"bring-{layer}"):
        messages.paragraph(WHERE, "small")
        source = st.text_input("Where is the file from?", key=f"source-{layer}", max_chars=200)
        given = st.file_uploader(
            "Boundaries as GeoJSON", type=["geojson", "json"], key=f"file-{layer}", max_upload_size=20
        )
        if given and st.button("Use these outlines", key=f"use-{layer}"):
            _take(layer, wanted, given.name, given.getvalue(), source)
        if now:
            st.button("Go back to tiles", key=f"tiles-{layer}", on_click=_give_back, args=(layer,))
    if now and state.kept(f"boundaries-taken-{layer}"):
        messages.note("Taken.", state.kept(f"boundaries-taken-{layer}"))
    if state.refused(f"boundaries-{layer}"):
        messages.note("Not taken.", state.refused(f"boundaries-{layer}"), "error")


def _take(layer: str, wanted: set[str], name: str, content: bytes, source: str) -> None:
    try:
        shapes = boundaries.read(content, wanted, name)
    except UserError as error:
        state.refuse(f"boundaries-{layer}", str(error))
        return
    state.refuse(f"boundaries-{layer}", "")
    record = Boundaries(layer=layer, shapes=shapes, said_source=source, file=name, brought_on=state.today())
    _keep(layer, record)
    state.keep(f"boundaries-taken-{layer}", boundaries.summary(shapes, wanted))
    st.rerun()


def _keep(layer: str, record: Boundaries) -> None:
    records = state.store().records(boundaries.KIND, Boundaries)
    before = [item for item in records.all(with_retired=True) if item.id == layer]
    if not before:
        records.create(layer, record)
        return
    records.save(layer, record, before[0].version)
    records.restore(layer)


def _give_back(layer: str) -> None:
    state.store().records(boundaries.KIND, Boundaries).retire(layer)
