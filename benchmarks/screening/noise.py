"""How travellers' papers and clerks change a name and a birth date: fixed rules of our own, drawn with a fixed seed.

They are no estimate of how often each happens. README.md lists them.
"""

import random
from collections.abc import Callable
from unicodedata import combining, normalize

Draw = random.Random
_RESPELT = (
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("kh", "h"), ("q", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("aa", "a"),
    ("sh", "ch"), ("j", "dj"), ("y", "i"), ("iy", "y"), ("ks", "x"), ("zh", "j"), ("yu", "iu"), ("ya", "ia"),
    ("ei", "ai"), ("ay", "ai"), ("e", "i"), ("o", "u"), ("w", "v"), ("f", "ph"), ("c", "k"), ("hs", "x"), ("ts", "z"),
)  # fmt: skip
_TITLES = ("Dr", "Haji", "Sheikh", "Mr", "Eng")


def respelt(draw: Draw, name: str) -> str | None:
    """One or two spellings of the same sound, which romanisations differ in."""
    lower = name.lower()
    able = [(one, other) for pair in _RESPELT for one, other in (pair, pair[::-1]) if one in lower]
    if not able:
        return None
    for one, other in draw.sample(able, min(len(able), draw.choice((1, 2)))):
        places = [at for at in range(len(lower)) if lower.startswith(one, at)]
        if places:
            at = draw.choice(places)
            lower = lower[:at] + other + lower[at + len(one) :]
    return lower.title()


def mistyped(draw: Draw, name: str) -> str | None:
    """One letter left out, doubled, changed, or two changed over."""
    places = [at for at in range(1, len(name) - 1) if name[at].isalpha() and name[at + 1].isalpha()]
    if len(places) < 3:
        return None
    at, other = draw.choice(places), draw.choice("aeiourstnlmk")
    kind = draw.randrange(4)
    middle = ("", name[at] * 2, other, name[at + 1] + name[at])[kind]
    return name[:at] + middle + name[at + (2 if kind == 3 else 1) :]


def turned(draw: Draw, name: str) -> str | None:
    """The family name first, in capitals and with a comma, or without."""
    words = name.split()
    if len(words) < 2:
        return None
    return (
        " ".join([words[-1].upper() + ",", *words[:-1]]) if draw.random() < 0.5 else " ".join(words[-1:] + words[:-1])
    )


def shortened(draw: Draw, name: str) -> str | None:
    """One word of three or more left out."""
    words = name.split()
    if len(words) < 3:
        return None
    words.pop(draw.randrange(len(words)))
    return " ".join(words)


def initialled(draw: Draw, name: str) -> str | None:
    """The first word as its initial."""
    words = name.split()
    return " ".join([words[0][0] + ".", *words[1:]]) if len(words) > 1 and len(words[0]) > 1 else None


def joined(draw: Draw, name: str) -> str | None:
    """Two words written as one."""
    words = name.split()
    if len(words) < 3:
        return None
    at = draw.randrange(len(words) - 1)
    return " ".join([*words[:at], words[at] + words[at + 1].lower(), *words[at + 2 :]])


def titled(draw: Draw, name: str) -> str | None:
    """A title before the name."""
    return f"{draw.choice(_TITLES)} {name}"


def machine_readable(draw: Draw, name: str) -> str | None:
    """As a passport's second line gives it: capitals, no marks, cut to 39 places with the filler."""
    words = name.replace("-", " ").replace("'", "").split()
    if len(words) < 2:
        return None
    line = f"{words[-1]}  {' '.join(words[:-1])}"[:39].upper()
    plain = "".join(c for c in normalize("NFKD", line) if not combining(c))
    return " ".join(plain.split()) if plain.isascii() else None


KINDS: dict[str, tuple[int, Callable[[Draw, str], str | None]]] = {
    "as listed": (10, lambda draw, name: name),
    "other spelling": (28, respelt),
    "typing mistake": (16, mistyped),
    "family name first": (10, turned),
    "word left out": (10, shortened),
    "initial": (5, initialled),
    "words joined": (5, joined),
    "title": (4, titled),
    "machine-readable": (6, machine_readable),
    "spelling and mistake": (6, lambda draw, name: mistyped(draw, respelt(draw, name) or name)),
}
"""Each kind with its weight among a hundred."""


def birth_noise(draw: Draw, born: str) -> list[str]:
    """The birth date as stated: 75 % the same, else the year only, swapped, a digit wrong, the next year, or none."""
    kind = draw.random()
    if not born or kind < 0.75:
        return [born] if born else []
    if kind < 0.80:
        return []
    year, month, day = (*born.split("-"), "", "")[:3]
    if kind < 0.87 or not day:
        return [year]
    if kind < 0.91 and int(day) <= 12:
        return [f"{year}-{day}-{month}"]
    if kind < 0.96:
        return [f"{int(year) + draw.choice((-1, 1))}-{month}-{min(int(day), 28):02d}"]
    return [f"{year}-{month}-{draw.randint(1, 28):02d}"]
