"""Who may speak to the served app: its owner alone, told by a secret that only the printed address holds.

A port on the loopback address is open to every page in the user's browser, and to every user of the machine. So each request
must name the printed address as its Host, a request that a page makes must come from that address (Origin), and the page, the
socket and the downloads need the token: once in the printed address, then in a cookie that scripts cannot read.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from hmac import compare_digest

TOKEN_BYTES = 32  # of randomness; more than can ever be tried


def new_token() -> str:
    return secrets.token_urlsafe(TOKEN_BYTES)


@dataclass(frozen=True, slots=True)
class Guard:
    """The address that was printed, and the secret that goes with it."""

    host: str
    port: int
    token: str = field(default_factory=new_token, repr=False)

    @property
    def netloc(self) -> str:
        return f"{self.host}:{self.port}"

    @property
    def origin(self) -> str:
        return f"http://{self.netloc}"

    @property
    def address(self) -> str:
        """What is printed for the owner to open."""
        return f"{self.origin}/?token={self.token}"

    @property
    def cookie(self) -> str:
        """The cookie's name: cookies know no ports, and two served articles must not take each other's."""
        return f"briefing-{self.port}"

    def is_token(self, given: str | None) -> bool:
        return compare_digest((given or "").encode("utf-8", "replace"), self.token.encode())

    def refusal(self, headers: Mapping[str, str], *, cookie: str | None, query: str | None, socket: bool) -> str | None:
        """Why a request is refused, in a few words; None when it is its owner's.

        A browser always sends Origin with a websocket, so there it must be ours; a page that is opened from the terminal has none.
        """
        if headers.get("Host") != self.netloc:
            return f"Host {headers.get('Host', 'missing')}"
        origin = headers.get("Origin")
        if origin != self.origin and (socket or origin is not None):
            return f"Origin {origin or 'missing'}"
        if not (self.is_token(cookie) or (not socket and self.is_token(query))):
            return "no token, or a wrong one"
        return None

    def headers(self) -> dict[str, str]:
        """What every answer carries: nothing is loaded from elsewhere, framed, guessed or kept."""
        return {
            "Content-Security-Policy": (
                "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; "
                f"connect-src {self.origin} ws://{self.netloc}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
            ),
            "X-Frame-Options": "DENY",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cache-Control": "no-store",
        }
