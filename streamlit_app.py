"""The entry: `streamlit run streamlit_app.py` serves the pages of app/main.py behind our own web layers."""

import streamlit

from app import faults, web

faults.prepare_log()
web.keep_streamlit_to_itself()
web.send_at_once()
# The name is one that `streamlit run` looks for.
streamlit_app = streamlit.App(
    "app/main.py",
    routes=web.routes(),
    middleware=web.middleware(),
    on_script_error=faults.show_and_log,
)
