"""The real app as a process of its own, on a free port, with a database in a temporary folder."""

import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from pathlib import Path

# The same words as in the Makefile; tests/test_readme.py compares them.
COMMAND = ["-m", "streamlit", "run", "streamlit_app.py"]


class RunningApp:
    """Start, stop, start again: the address stays the same, and so does the database."""

    def __init__(self, project: Path, folder: Path, command: Sequence[str] = (), seconds_to_start: float = 60) -> None:
        self.project = project
        self.command = command or [sys.executable, *COMMAND]
        self.seconds_to_start = seconds_to_start
        self.database = f"sqlite:///{folder}/throughline.sqlite"
        self.log_file = folder / "app.log"
        self.address = ""
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the app and wait until it answers."""
        settings = {
            "THROUGHLINE_DATABASE": self.database,
            # Port 0 lets the operating system choose a free one.
            "STREAMLIT_SERVER_PORT": self.address.rpartition(":")[2] or "0",
            "PYTHONUNBUFFERED": "1",
        }
        with self.log_file.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                cwd=self.project,
                env={**os.environ, **settings},
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self._wait_until(self._printed_its_address)
        self._wait_until(self._is_healthy)

    def stop(self) -> None:
        """End the process; what it saved stays."""
        if self.process:
            self.process.terminate()
            self.process.wait(timeout=20)

    def log(self) -> str:
        """Everything that the app has printed."""
        return self.log_file.read_text(encoding="utf-8", errors="replace")

    def _wait_until(self, condition: Callable[[], bool]) -> None:
        deadline = time.monotonic() + self.seconds_to_start
        while not condition():
            assert self.process, "the app was never started"
            assert self.process.poll() is None, f"the app ended instead of starting:\n{self.log()}"
            assert time.monotonic() < deadline, f"the app did not answer in time:\n{self.log()}"
            time.sleep(0.05)

    def _printed_its_address(self) -> bool:
        printed = re.findall(r"URL: +(http://\S+?)/?\s", self.log())
        if printed:
            self.address = printed[-1]
        return bool(printed)

    def _is_healthy(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.address}/_stcore/health", timeout=5) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False
