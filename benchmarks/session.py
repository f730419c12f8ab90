"""One visitor without a browser: speaks Streamlit's own protocol, so that only the server is timed."""

import time
from types import TracebackType
from typing import Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect


class Session:
    """One open connection to the app, which can run its pages again and again."""

    def __init__(self, address: str, query: str = "") -> None:
        self.query = query
        self.pages: dict[str, str] = {}
        self.socket = connect(f"ws{address.removeprefix('http')}/_stcore/stream", max_size=None)
        self.run()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.socket.close()

    def run(self, page: str = "") -> float:
        """Run a page, by its address below the root; the seconds until the last part of it has come."""
        request = BackMsg()
        request.rerun_script.query_string = self.query
        request.rerun_script.page_script_hash = self.pages.get(page, "")
        start = time.perf_counter()
        self.socket.send(request.SerializeToString())
        self._receive_until_finished()
        return time.perf_counter() - start

    def _receive_until_finished(self) -> None:
        while True:
            message = ForwardMsg.FromString(self.socket.recv(timeout=60))
            if message.WhichOneof("type") == "navigation":
                self.pages = {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
            if message.WhichOneof("type") == "script_finished":
                return
