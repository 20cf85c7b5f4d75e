"""Published practice as text for a terminal: a list, one entry, or what is most like something."""

from collections.abc import Iterator, Sequence

from fairnotice.cli.text import counted, heading, labelled, plain, wrapped
from fairnotice.law.precedents import Likeness, nearness_told
from fairnotice.law.published.answers import TEACHING
from fairnotice.law.published.entries import Precedent, PublishedKind, published_entry, same_affair
from fairnotice.law.published.grounds import grounds_told
from fairnotice.law.published.search import FoundPractice
from fairnotice.law.published.words import chapter_title, fact_words, factor_told, title_words, topic_words

_AT = 16


def found_text(found: Sequence[FoundPractice], *, total: int) -> str:
    """What was found by words and filters; `total` is how many there are, shown or not."""
    lines = [f"{counted(total, 'entry', 'entries')} of published practice found."]
    if total > len(found):
        lines.append(f"The first {len(found)} are shown; --limit shows more.")
    for each in found:
        lines += ["", *_short(each.entry)]
        if each.words:
            lines.append(labelled("Found:", ", ".join(each.words), indent=2, at=_AT))
    return _ended(lines)


def nearest_text(nearest: Sequence[Likeness], beside: str) -> str:
    """What is most like a case or an entry, with what is shared and what differs."""
    return _ended([wrapped(f"Most like {beside}:"), *_nearest(nearest)])


def entry_text(entry: Precedent, nearest: Sequence[Likeness]) -> str:
    """One entry whole, and what is most like it."""
    lines = [*_short(entry)]
    told = [f"{ground.value.replace('_', ' ')}" for ground in grounds_told(entry.id)]
    lines.append(
        labelled(
            "About:", f"{topic_words(entry.topic)}; {', '.join(told) or 'no ground of our list'}", indent=2, at=_AT
        )
    )
    lines.append(labelled("Notice:", ", ".join(plain(kind) for kind in entry.notice_kinds), indent=2, at=_AT))
    lines += [heading("What it rested on")]
    lines += [wrapped(factor_told(factor), indent=4, first="  - ") for factor in entry.factors]
    lines += [heading("Facts as coded")]
    lines += [wrapped(fact_words(k, v), indent=4, first="  - ") for k, v in {**entry.coded, **entry.judged}.items()]
    for other in same_affair(entry):
        lines.append("\n" + wrapped(f"The same affair is also told in {other.id} ({other.where})."))
    lines += ["\n" + wrapped("Most like it:"), *_nearest(nearest)]
    if entry.url:
        lines += ["", wrapped(f"{entry.url} ({entry.read})", whole_words=True)]
    return _ended(lines)


def _short(entry: Precedent) -> Iterator[str]:
    condition = f" ({entry.condition})" if entry.condition else ""
    yield wrapped(f"{entry.id}  {plain(entry.outcome).upper()}{condition}  {place(entry)}", indent=2)
    yield wrapped(entry.facts, indent=2)
    if entry.principle:
        yield labelled("Principle:", entry.principle, indent=2, at=_AT)


def place(entry: Precedent) -> str:
    """Where it was published, in which edition."""
    if entry.kind is PublishedKind.COMMISSION:
        return title_words(entry)
    return f"{title_words(entry)}, {chapter_title(entry.chapter)} ({entry.edition})"


def _nearest(nearest: Sequence[Likeness]) -> Iterator[str]:
    yield wrapped(nearness_told(tuple(nearest)))
    for like in nearest:
        entry = published_entry(like.id)
        way = ", DECIDED THE OTHER WAY" if like.other_way else ""
        near = "near" if like.near else "not near"
        yield ""
        yield wrapped(f"{like.id}  {plain(like.outcome).upper()}{way}  {place(entry)}", indent=2)
        yield wrapped(f"{near}, likeness {like.similarity:.2f}. {entry.facts}", indent=2)
        yield labelled("Principle:", like.principle, indent=2, at=_AT)
        if like.decisive:
            yield labelled("Decisive there:", "; ".join(like.decisive), indent=2, at=_AT)
        rest = like.differing[len(like.decisive) :]
        if rest:
            yield labelled("Differs:", "; ".join(rest), indent=2, at=_AT)
        yield labelled("Shared:", "; ".join(like.shared), indent=2, at=_AT)


def _ended(lines: Sequence[str]) -> str:
    return "\n".join([*lines, "", wrapped(TEACHING), ""])
