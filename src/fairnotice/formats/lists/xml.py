"""XML read piece by piece, and never with a document type: lists have none, and an attack needs one."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, iterparse

from fairnotice.domain.errors import Problem, Unusable

_BEGINNING = 1 << 16


def elements(path: Path, *names: str) -> Iterator[Element]:
    """Every element of these names, whatever its namespace; each is let go when the next one is asked for.

    Raises Unusable for what is no XML, is cut short, or declares a document type: entities, of which files are made
    that grow without end, can be declared in one only.
    """
    with path.open("rb") as file:
        beginning = file.read(_BEGINNING)
    if any("<!DOCTYPE".encode(coded) in beginning for coded in ("ascii", "utf-16-le", "utf-16-be")):
        raise Unusable(f"{path.name} declares a document type, which no list needs: it is not read.")
    try:
        with path.open("rb") as file:  # opened here: what iterparse opens is closed at some later time
            for _event, element in iterparse(file):  # noqa: S314  without a document type
                if bare(element).tag in names:
                    yield element
                    element.clear()
    except ParseError as error:
        line, column = error.position
        raise Unusable(
            f"{path.name} is no whole XML.", [Problem(f"line {line}", f"cannot be read from letter {column} on.")]
        ) from None


def root_of(path: Path) -> Element:
    """The first element, with its attributes. Raises Unusable as `elements`."""
    try:
        with path.open("rb") as file:
            for _event, element in iterparse(file, events=("start",)):  # noqa: S314  only the first tag is looked at
                return bare(element)
    except ParseError:
        pass
    except (LookupError, ValueError):  # an encoding that nobody has, or that expat cannot take
        raise Unusable(f"{path.name} is in an encoding that cannot be read: save it as UTF-8.") from None
    raise Unusable(f"{path.name} is no XML.")


def bare(element: Element) -> Element:
    """The element without its namespace."""
    element.tag = element.tag.rpartition("}")[2]
    return element


def text_of(element: Element | None, *path: str) -> str:
    """The words inside the element that stands at that path, or ""."""
    for name in path:
        element = element.find(name) if element is not None else None
    return " ".join((element.text or "").split()) if element is not None else ""
