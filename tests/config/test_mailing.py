"""`mail.toml`: how mail leaves an installation."""

from pathlib import Path

import pytest

from fairnotice.config.errors import DataFolderError
from fairnotice.config.mailing import read_mailing
from fairnotice.domain.mode import Mode

GOOD = """
host = "smtp.example.org"
port = 587
user = "fairnotice"
password_file = "secrets/mail"
from = "fairnotice <duty@example.org>"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "mail").write_text("a secret of this test\n", encoding="utf-8")
    return tmp_path


def test_training_writes_mail_to_files(folder: Path) -> None:
    found = read_mailing(folder, Mode.TRAINING)
    assert found["EMAIL_BACKEND"].endswith("filebased.EmailBackend")
    assert found["EMAIL_FILE_PATH"] == str(folder / "mail")


def test_training_never_reads_a_mail_server(folder: Path) -> None:
    (folder / "mail.toml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(DataFolderError, match="not for training"):
        read_mailing(folder, Mode.TRAINING)


def test_without_the_file_a_live_installation_has_no_way_and_mail_waits(folder: Path) -> None:
    assert read_mailing(folder, Mode.LIVE) == {}


def test_a_mail_server_is_read_with_its_password(folder: Path) -> None:
    (folder / "mail.toml").write_text(GOOD, encoding="utf-8")
    found = read_mailing(folder, Mode.LIVE)
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"], found["EMAIL_USE_TLS"]) == ("smtp.example.org", 587, True)
    assert (found["EMAIL_HOST_USER"], found["EMAIL_HOST_PASSWORD"]) == ("fairnotice", "a secret of this test")
    assert found["DEFAULT_FROM_EMAIL"] == "fairnotice <duty@example.org>"


def test_tls_from_the_start_is_one_or_the_other(folder: Path) -> None:
    (folder / "mail.toml").write_text(GOOD + 'security = "tls"\n', encoding="utf-8")
    found = read_mailing(folder, Mode.LIVE)
    assert (found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (False, True)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("host = ", "is not TOML"),
        ('host = "x"\n', "port: Field required"),
        (GOOD.replace("587", "70000"), "port: "),
        (GOOD.replace("587", '"many"'), "port: "),
        (GOOD + 'security = "none"\n', "only for a server on this machine"),
        (GOOD + 'security = "ssl"\n', "security: "),
        (GOOD.replace('user = "fairnotice"\n', ""), "user and password_file, or neither"),
        (
            GOOD.replace("fairnotice <duty@example.org>", "the duty desk"),
            "from: .*such as fairnotice <duty@example.org>",
        ),
        (GOOD.replace("duty@example.org", r"duty@example.org>\nBcc: <x@example.org"), "from: "),
        (GOOD + 'colour = "red"\n', "colour: "),
        (GOOD.replace("secrets/mail", "secrets/none"), "the password of the mail server in mail.toml, cannot be read"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(folder: Path, text: str, says: str) -> None:
    (folder / "mail.toml").write_text(text, encoding="utf-8")
    with pytest.raises(DataFolderError, match=says):
        read_mailing(folder, Mode.LIVE)


def test_a_server_on_this_machine_needs_no_protection(folder: Path) -> None:
    text = 'host = "localhost"\nport = 25\nsecurity = "none"\nfrom = "duty@example.org"\n'
    (folder / "mail.toml").write_text(text, encoding="utf-8")
    found = read_mailing(folder, Mode.LIVE)
    assert (found["EMAIL_USE_TLS"], found["EMAIL_HOST_PASSWORD"]) == (False, "")


def test_a_mistake_never_shows_the_password(folder: Path) -> None:
    (folder / "mail.toml").write_text(GOOD + 'password = "hunter2hunter2"\n', encoding="utf-8")
    with pytest.raises(DataFolderError) as caught:
        read_mailing(folder, Mode.LIVE)
    assert "hunter2" not in str(caught.value)
