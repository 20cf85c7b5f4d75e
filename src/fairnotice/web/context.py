"""What every template may use."""

from typing import Any

from django.conf import settings
from django.db import Error
from django.http import HttpRequest
from django.utils.translation import get_language, get_language_bidi, get_language_info

from fairnotice.border.languages import card_language
from fairnotice.domain.mode import Mode
from fairnotice.domain.officer import PUBLIC, Officer
from fairnotice.services.messages import count_unopened
from fairnotice.web.navigation import links_for
from fairnotice.web.pseudo import LONGER, MIRRORED


def common(request: HttpRequest) -> dict[str, Any]:
    """The mark and mode, who is signed in, the links of their role, and the language."""
    mode = Mode(settings.FAIRNOTICE_MODE)
    officer: Officer = getattr(request, "officer", PUBLIC)
    return {
        "mark": mode.mark,
        "mode": mode.value,
        "training": mode is Mode.TRAINING,
        "officer": officer,
        "who": getattr(request, "account", None),
        "navigation": links_for(officer.role, request.path, unopened=_unopened(officer)),
        "page_language": get_language() or settings.LANGUAGE_CODE,
        "rtl": get_language_bidi(),
        "card_language": card_language(request),
        "languages": [
            {"code": code, "name": name if code in (LONGER, MIRRORED) else get_language_info(code)["name_local"]}
            for code, name in settings.LANGUAGES
        ],
    }


def _unopened(officer: Officer) -> int:
    """A page that says that the database is away has no count, and is shown all the same."""
    if officer is PUBLIC:
        return 0
    try:
        return count_unopened(by=officer)
    except Error:
        return 0
