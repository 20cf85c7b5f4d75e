"""Small changes of a draft: a person, a set of particulars or a warrant added or taken away. Pure."""

from django.utils.translation import gettext as _

from fairnotice.domain.mode import Mode
from fairnotice.services.drafts import Changed, Content, DraftChanged
from fairnotice.web.bureau.content import Gone, entries, index_of, new_id


def add_person(content: Content, mode: Mode) -> Changed:
    """A person of whom nothing is known yet. In a live installation it is a person of an actual case."""
    made = new_id("s", _ids(content, "subjects"))
    person = {"id": made, "identities": [{}], **({"reality": "actual"} if mode is Mode.LIVE else {})}
    content.setdefault("subjects", []).append(person)
    for warrant in entries(content, "warrants"):
        if not warrant.get("subjects"):
            warrant["subjects"] = [made]
    return Changed(content, made=made)


def remove_person(content: Content, item: str) -> Changed:
    """Take a person away, from the warrants that name them as well, and what was said of them alone."""
    content["subjects"].pop(_index(content, "subjects", item))
    for warrant in entries(content, "warrants"):
        warrant["subjects"] = [each for each in warrant.get("subjects") or () if each != item]
    if "statements" in content:
        content["statements"] = [each for each in entries(content, "statements") if each.get("subject") != item]
    return Changed(content)


def add_identity(content: Content, item: str) -> Changed:
    """Another set of particulars of the same person."""
    person = content["subjects"][_index(content, "subjects", item)]
    person.setdefault("identities", []).append({})
    return Changed(content, made=str(len(person["identities"])))


def remove_identity(content: Content, item: str, number: int, there: int) -> Changed:
    """Take a set of particulars away; the last one stays. `there` is how many there were when it was asked."""
    identities = content["subjects"][_index(content, "subjects", item)].get("identities") or []
    if len(identities) != there or not 0 <= number < there or there == 1:
        raise DraftChanged(_("The particulars were changed meanwhile. Look at them again."))
    identities.pop(number)
    return Changed(content)


def add_warrant(content: Content) -> Changed:
    """A warrant; with one person in the matter it names that person."""
    made = new_id("w", _ids(content, "warrants"))
    people = _ids(content, "subjects")
    warrant = {"id": made, "authority": {}, "offences": [], "subjects": people if len(people) == 1 else []}
    content.setdefault("warrants", []).append(warrant)
    return Changed(content, made=made)


def remove(content: Content, of: str, item: str) -> Changed:
    """Take a warrant or an account away."""
    content[of].pop(_index(content, of, item))
    return Changed(content)


def _index(content: Content, of: str, item: str) -> int:
    try:
        return index_of(content, of, item)
    except Gone as error:
        raise DraftChanged(_("It was taken away already.")) from error


def _ids(content: Content, of: str) -> list[str]:
    return [str(each.get("id")) for each in entries(content, of)]
