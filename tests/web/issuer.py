"""An OpenID Connect issuer on loopback, for tests: it says of whoever comes what the test has told it to say."""

import json
import threading
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key

CLIENT, SECRET = "fairnotice", "a secret between the two"


class Issuer:
    """The issuer. `person` is who sits before the browser; `down` makes it answer nothing sensible."""

    def __init__(self) -> None:
        self.person: dict[str, Any] = {"sub": "1"}
        self.down = False
        self.cancels = False
        self.audience = CLIENT
        self.key = generate_private_key(public_exponent=65537, key_size=2048)
        self.codes: dict[str, dict[str, str]] = {}
        self.asked: list[str] = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def authorize(self, url: str) -> str:
        """What the browser does at the issuer: the person signs in there, and is sent back to this address."""
        given = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
        assert url.startswith(f"{self.address}/authorize?")
        assert given["client_id"] == CLIENT
        assert given["response_type"] == "code"
        if self.cancels:
            return f"{given['redirect_uri']}?error=access_denied&state={given['state']}"
        code = uuid4().hex
        self.codes[code] = given
        return f"{given['redirect_uri']}?code={code}&state={given['state']}"

    def configuration(self) -> dict[str, Any]:
        """The document at the well-known address."""
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "userinfo_endpoint": f"{self.address}/person",
            "jwks_uri": f"{self.address}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def token(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """Give a token for a code, once, to who has the secret and began it."""
        began = self.codes.pop(form.get("code", ""), None)
        challenge = urlsafe_b64encode(sha256(form.get("code_verifier", "").encode()).digest()).rstrip(b"=").decode()
        if began is None or form.get("client_secret") != SECRET or began.get("code_challenge") != challenge:
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        claims = {"iss": self.address, "aud": self.audience, "iat": now, "exp": now + 60, **self.person}
        return 200, {
            "access_token": "open", "token_type": "Bearer", "expires_in": 60,
            "id_token": jwt.encode(claims, self.key, algorithm="RS256", headers={"kid": "1"}),
        }  # fmt: skip

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        issuer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                issuer.asked.append(self.path)
                if issuer.down:
                    self._say(503, {})
                elif self.path.startswith("/authorize?"):
                    self.send_response(302)
                    self.send_header("Location", issuer.authorize(issuer.address + self.path))
                    self.send_header("Content-Length", "0")
                    self.end_headers()
                elif self.path == "/.well-known/openid-configuration":
                    self._say(200, issuer.configuration())
                elif self.path == "/person" and self.headers["Authorization"] == "Bearer open":
                    self._say(200, issuer.person)
                else:
                    self._say(404, {})

            def do_POST(self) -> None:
                issuer.asked.append(self.path)
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                self._say(*issuer.token({name: values[0] for name, values in parse_qs(body).items()}))

            def _say(self, status: int, answer: dict[str, Any]) -> None:
                text = json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

            def log_message(self, format: str, *args: Any) -> None:
                """Nothing."""

        return Handler


@contextmanager
def an_issuer() -> Iterator[Issuer]:
    """An issuer that answers."""
    issuer = Issuer()
    thread = threading.Thread(target=issuer.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield issuer
    finally:
        issuer.server.shutdown()
        issuer.server.server_close()
        thread.join()
