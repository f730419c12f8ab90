"""Serves the pages in their order, each in the shared frame, and says what is wrong when a file or store fails."""

import streamlit as st

from app import page_order, state
from app.parts import frame
from toolkit.errors import UserError

st.set_page_config(page_title="Throughline", layout="wide", initial_sidebar_state="auto")
pages = {
    entry.id: st.Page(
        entry.path, title=entry.name, url_path=None if entry.id == "home" else entry.id, default=entry.id == "home"
    )
    for entry in page_order.PAGES
    if entry.is_there
}
page = st.navigation(list(pages.values()), position="hidden")
st.set_page_config(page_title=f"{page.title} - Throughline")
try:
    state.begin_run()
    page.run()
    frame.close_page()
except UserError as error:
    frame.refuse(error)
