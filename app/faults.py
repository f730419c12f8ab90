"""What happens when a page fails in a way that nobody foresaw."""

import logging
import secrets
import traceback

import streamlit

log = logging.getLogger("throughline.faults")


def prepare_log() -> None:
    """Date every line, and leave it to `show_and_log` to write faults down."""
    logging.basicConfig(format="%(asctime)s %(name)s %(levelname)s %(message)s")
    # Streamlit's own line repeats the error's message, which can hold what people typed.
    logging.getLogger("streamlit.error_util").addFilter(lambda line: "Uncaught app execution" not in line.getMessage())


def show_and_log(error: Exception) -> bool:
    """Show a short number that finds the log line; True tells Streamlit that the fault has been shown."""
    streamlit.error(
        f"**Something went wrong on this page.** What you saved before is safe. Reload the page to go on. "
        f"If it happens again, tell the people who look after this tool: {log_fault(error)}."
    )
    return True


def log_fault(error: Exception) -> str:
    """Write a fault into the log, without people's own words, and give the name that finds it there."""
    number = secrets.token_hex(3)
    log.error("fault %s: %s", number, describe(error))
    return f"fault {number}"


def describe(error: Exception) -> str:
    """The kind of error and the lines that led to it, innermost first, without its message."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
    return f"{type(error).__name__} at " + ", called from ".join(reversed(places))
