"""The people of a case that was checked as a whole before: for lists of many thousands."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.subject import Subject
from fairnotice.formats.dossier.models.people import SubjectTable


def subjects_from(case: Mapping[str, Any]) -> tuple[Subject, ...]:
    """The subjects of a case, as `dossier_from` makes them, without a look at the rest of it.

    Raises InvalidValue where they cannot be read; its message repeats no particulars.
    """
    try:
        return tuple(SubjectTable.model_validate(each).made() for each in case["subjects"])
    except (ValidationError, KeyError, TypeError) as error:
        raise InvalidValue("the subjects of this case cannot be read") from error
