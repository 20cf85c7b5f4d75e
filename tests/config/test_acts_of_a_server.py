"""What a server does again and again goes on whatever becomes of one act."""

import pytest

from fairnotice.config import training


def test_an_act_that_fails_is_told_without_what_it_was_about_and_the_others_are_done(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], db: None
) -> None:
    done: list[str] = []

    def breaks(**_given: object) -> None:
        raise ValueError("Orin Tavesk")

    monkeypatch.setattr(training, "sweep", breaks)
    for name in ("review_again", "forget_ended", "tell", "send_mail"):
        monkeypatch.setattr(training, name, lambda _name=name, **_given: done.append(_name))
    training.sweep_once("https://bureau.example")
    assert done == ["review_again", "forget_ended", "tell", "send_mail"]
    said = capsys.readouterr()
    assert "The clocks could not be read (ValueError in test_acts_of_a_server.py, line 14)" in said.out + said.err
    assert "Tavesk" not in said.out + said.err
