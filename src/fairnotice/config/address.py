"""The address that people use, when a proxy with TLS stands before the server (docs/how-to/behind-a-proxy.md)."""

from urllib.parse import urlsplit

from fairnotice.config.errors import SetupError
from fairnotice.domain.mode import Mode

NAME = "FAIRNOTICE_ADDRESS"
"""The variable in which settings find it."""

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_FORM = "Write it like https://notices.example.org"


def public_address(text: str) -> str:
    """The address in its plain form: scheme, host and, if it is not the usual one, port.

    Raises SetupError with a sentence for anything else: a path, a name and password, another scheme.
    """
    try:
        parts = urlsplit(text.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise SetupError(f"'{text}' is not an address. {_FORM}.") from None
    if parts.scheme not in {"http", "https"} or not host or any(letter.isspace() for letter in host):
        raise SetupError(f"'{text}' is not an address of a web server. {_FORM}.")
    if parts.username is not None or parts.query or parts.fragment or parts.path not in {"", "/"}:
        raise SetupError(f"The address ends with the host: pages are served from its root. {_FORM}.")
    named = f"[{host}]" if ":" in host else host
    usual = port in {None, 443 if parts.scheme == "https" else 80}
    return f"{parts.scheme}://{named}" if usual else f"{parts.scheme}://{named}:{port}"


def refuse_plain_http(address: str, mode: Mode) -> None:
    """Raise SetupError for a live installation that people would reach without TLS."""
    parts = urlsplit(address)
    if mode is Mode.LIVE and parts.scheme == "http" and parts.hostname not in _LOOPBACK:
        raise SetupError(
            f"A live installation is not reached at {address}: without TLS, whoever is on the line reads passwords "
            "and cases. Put a proxy with TLS before it and give its address with https://"
        )
