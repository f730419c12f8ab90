"""What stands between a browser and the pages: security headers, compressed files, closed addresses."""

import base64
import gzip
import hashlib
import re
import socket
from asyncio import base_events
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util, net_util
from streamlit.runtime.pages_manager import PagesManager

OUR_STATIC_FOLDER = Path(__file__).parent.parent / "static"
STREAMLIT_STATIC_FOLDER = Path(file_util.get_static_dir())

# Written out, since a Windows registry can hold others, and browsers then refuse the scripts.
MEDIA_TYPES = {".js": "text/javascript", ".css": "text/css"}

# Streamlit answers these to anybody: counters of the process, and an interface for programs.
CLOSED_ADDRESSES = ("/_stcore/metrics", "/_stcore/agent")


def routes() -> list[BaseRoute]:
    """Serve static/ ourselves: Streamlit would look for it beside app/main.py."""
    return [Mount("/app/static", StaticFiles(directory=OUR_STATIC_FOLDER))]


def middleware() -> list[Middleware]:
    """The layers around Streamlit, outermost first."""
    policy = content_security_policy((STREAMLIT_STATIC_FOLDER / "index.html").read_text(encoding="utf-8"))
    return [
        Middleware(SecurityHeaders, policy=policy),
        Middleware(ClosedAddresses),
        Middleware(CompressedFiles, folder=STREAMLIT_STATIC_FOLDER),
    ]


def keep_streamlit_to_itself() -> None:
    """Stop two things that Streamlit does unasked and has no option for."""
    # Without this, starting the app asks an outside host for this machine's public address.
    net_util.get_external_ip = lambda: None
    # Without this, the first run takes app/pages/ for an old-style app, and a link says "Page not found".
    PagesManager.uses_pages_directory = False


def send_at_once() -> None:
    """Let no answer wait for the browser to acknowledge the one before (measured: 44 ms down to 6 ms)."""

    def set_no_delay(connection: socket.socket) -> None:
        if connection.family in (socket.AF_INET, socket.AF_INET6):
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    # asyncio does this itself, but not for connections to a socket that was opened as Streamlit opens it.
    vars(base_events)["_set_nodelay"] = set_no_delay


def content_security_policy(index_html: str) -> str:
    """Allow the scripts of this server and those inside Streamlit's own start page, and nothing else."""
    inline_scripts = re.findall(r"<script>(.*?)</script>", index_html, flags=re.DOTALL)
    hashes = " ".join(f"'sha256-{_sha256(script)}'" for script in inline_scripts)
    return "; ".join(
        [
            "default-src 'self'",
            f"script-src 'self' {hashes} blob:",
            "worker-src 'self' blob:",
            # Streamlit writes its styles into the page while it runs.
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ]
    )


def _sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


class SecurityHeaders:
    """Puts the same protective headers on every answer."""

    def __init__(self, app: ASGIApp, policy: str) -> None:
        self.app = app
        self.headers = {
            "Content-Security-Policy": policy,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self.headers)
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class ClosedAddresses:
    """Answers "not found" at the addresses that nobody here needs."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        closed = scope["type"] == "http" and any(part in scope["path"] for part in CLOSED_ADDRESSES)
        await (PlainTextResponse("Not found", 404) if closed else self.app)(scope, receive, send)


class CompressedFiles:
    """Sends Streamlit's scripts and styles compressed, each once; Streamlit itself sends them as they are."""

    def __init__(self, app: ASGIApp, folder: Path) -> None:
        self.app = app
        files = (path for suffix in MEDIA_TYPES for path in folder.rglob(f"*{suffix}"))
        # Looked up in a list of known files, so that no address can reach another file.
        self.files = {f"/static/{path.relative_to(folder / 'static').as_posix()}": path for path in files}
        self.compressed: dict[str, bytes] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = self._answer(scope) or self.app
        await answer(scope, receive, send)

    def _answer(self, scope: Scope) -> Response | None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or scope["path"] not in self.files:
            return None
        if "gzip" not in Headers(scope=scope).get("accept-encoding", ""):
            return None
        headers = {
            "Content-Encoding": "gzip",
            "Vary": "Accept-Encoding",
            # Each file's name changes with its content.
            "Cache-Control": "public, max-age=31536000, immutable",
        }
        media_type = MEDIA_TYPES[Path(scope["path"]).suffix]
        return Response(self._compressed(scope["path"]), headers=headers, media_type=media_type)

    def _compressed(self, address: str) -> bytes:
        if address not in self.compressed:
            self.compressed[address] = gzip.compress(self.files[address].read_bytes(), compresslevel=6)
        return self.compressed[address]
