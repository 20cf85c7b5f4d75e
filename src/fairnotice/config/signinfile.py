"""`sign_in.toml` in the data folder: the identity providers (OpenID Connect) of bodies that have their own accounts.

[[provider]]
id = "justice"                              # in addresses: /account/with/justice/
name = "Ministry of Justice"                # on the button
issuer = "https://id.example.org/realms/justice"
client_id = "fairnotice"
client_secret_file = "secrets/justice"      # in the data folder; or client_secret = "..."
offices = ["PT"]                            # whose accounts it may sign in, and nobody else's
login_claim = "preferred_username"          # which claim is the account's login (this one when left out)
match_email = false                         # also match by a verified e-mail address
sends_to = ["https://login.example.org"]    # other addresses that the browser passes on the way
"""

import tomllib
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from fairnotice.config.errors import DataFolderError, explain

NAME = "sign_in.toml"
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


def _protected(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        raise ValueError("must begin with https://")
    if not parts.hostname or parts.query or parts.fragment:
        raise ValueError("must be an address without '?' and '#'")
    return address.rstrip("/")


Address = Annotated[str, AfterValidator(_protected)]


class Provider(BaseModel):
    """One identity provider."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")
    name: str = Field(min_length=1, max_length=40)
    issuer: Address
    client_id: str = Field(min_length=1, max_length=191)
    client_secret: str | None = None
    client_secret_file: str | None = None
    offices: list[str] = Field(min_length=1)
    login_claim: str = "preferred_username"
    match_email: bool = False
    sends_to: list[Address] = []

    @model_validator(mode="after")
    def _one_secret(self) -> "Provider":
        if (self.client_secret is None) == (self.client_secret_file is None):
            raise ValueError("give client_secret_file or client_secret, one of them")
        return self


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    provider: list[Provider] = []

    @model_validator(mode="after")
    def _ids_differ(self) -> "_File":
        ids = [each.id for each in self.provider]
        if len(set(ids)) < len(ids):
            raise ValueError("two providers have the same id")
        return self


def read_providers(folder: Path) -> list[dict[str, Any]]:
    """The identity providers as allauth is told them; none when the folder has no such file.

    Raises DataFolderError with every mistake of the file, by its place.
    """
    path = folder / NAME
    if not path.exists():
        return []
    try:
        found = _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        return [_told(each, folder) for each in found.provider]
    except OSError as error:
        raise DataFolderError(explain(error, path)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataFolderError(f"{path} is not TOML: {error}") from error
    except ValidationError as error:
        # The values stay out of the message: one of them is a secret.
        wrong = "; ".join(f"{_place(each['loc'])}: {each['msg']}" for each in error.errors(include_input=False))
        raise DataFolderError(f"{path} cannot be used. {wrong}.") from error


def _told(provider: Provider, folder: Path) -> dict[str, Any]:
    issuer = urlsplit(provider.issuer)
    origins = [f"{issuer.scheme}://{issuer.netloc}", *provider.sends_to]
    return {
        "provider_id": provider.id,
        "name": provider.name,
        "client_id": provider.client_id,
        "secret": _secret(provider, folder),
        "settings": {
            "server_url": provider.issuer,
            "oauth_pkce_enabled": True,
            "offices": provider.offices,
            "login_claim": provider.login_claim,
            "match_email": provider.match_email,
            "origins": origins,
        },
    }


def _secret(provider: Provider, folder: Path) -> str:
    if provider.client_secret is not None:
        return provider.client_secret
    path = folder / str(provider.client_secret_file)
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise DataFolderError(f"{path}, the secret of the provider '{provider.id}', cannot be read.") from error


def _place(loc: tuple[int | str, ...]) -> str:
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in loc) or "the file"
