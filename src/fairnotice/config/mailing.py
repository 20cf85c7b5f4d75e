"""How mail leaves an installation: files in the folder `mail` while training, `mail.toml` in a live data folder.

host = "smtp.example.org"
port = 587
security = "starttls"                         # or "tls" (usually port 465); "none" only for a server on this machine
user = "fairnotice"                           # with password_file, or both left out
password_file = "secrets/mail"                # in the data folder
from = "fairnotice <duty@example.org>"
"""

import tomllib
from email.utils import parseaddr
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from fairnotice.config.errors import DataFolderError, explain
from fairnotice.domain.mode import Mode

NAME = "mail.toml"
FOLDER = "mail"
_BACKENDS = "django.core.mail.backends"
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


def _address(text: str) -> str:
    name, address = parseaddr(text)
    local, at, host = address.partition("@")
    if not (local and at and host) or any(letter in text for letter in "\r\n"):
        raise ValueError("must be an address such as fairnotice <duty@example.org>")
    return f"{name} <{address}>" if name else address


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    host: str = Field(min_length=1, max_length=253, pattern=r"^\S+$")
    port: int = Field(ge=1, le=65535)
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str = ""
    password_file: str = ""
    sender: Annotated[str, AfterValidator(_address)] = Field(alias="from")

    @model_validator(mode="after")
    def _protected(self) -> "_File":
        if self.security == "none" and self.host not in _LOOPBACK:
            raise ValueError("security may be 'none' only for a server on this machine")
        if bool(self.user) != bool(self.password_file):
            raise ValueError("give user and password_file, or neither")
        return self


def read_mailing(folder: Path, mode: Mode) -> dict[str, Any]:
    """Django's settings of mail for a data folder; none when a live folder has no `mail.toml`: its mail waits.

    Raises DataFolderError with every mistake of the file, by its place, and for a file in a training folder.
    """
    path = folder / NAME
    if mode is Mode.TRAINING:
        if path.exists():
            raise DataFolderError(f"{path} is not for training, where mail is written to files in {folder / FOLDER}.")
        return {
            "EMAIL_BACKEND": f"{_BACKENDS}.filebased.EmailBackend",
            "EMAIL_FILE_PATH": str(folder / FOLDER),
            "DEFAULT_FROM_EMAIL": "fairnotice (training) <fairnotice@training.invalid>",
        }
    if not path.exists():
        return {}
    try:
        found = _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise DataFolderError(explain(error, path)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataFolderError(f"{path} is not TOML: {error}") from error
    except ValidationError as error:
        wrong = "; ".join(f"{_place(each['loc'])}: {each['msg']}" for each in error.errors(include_input=False))
        raise DataFolderError(f"{path} cannot be used. {wrong}.") from error
    return {
        "EMAIL_BACKEND": f"{_BACKENDS}.smtp.EmailBackend",
        "EMAIL_HOST": found.host,
        "EMAIL_PORT": found.port,
        "EMAIL_USE_TLS": found.security == "starttls",
        "EMAIL_USE_SSL": found.security == "tls",
        "EMAIL_HOST_USER": found.user,
        "EMAIL_HOST_PASSWORD": _password(folder, found.password_file),
        "DEFAULT_FROM_EMAIL": found.sender,
    }


def _password(folder: Path, name: str) -> str:
    if not name:
        return ""
    path = folder / name
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise DataFolderError(f"{path}, the password of the mail server in {NAME}, cannot be read.") from error


def _place(loc: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in loc) or "the file"
