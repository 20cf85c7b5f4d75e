"""What the border's pages say about how a traveller was read, what was compared, and what a measure is."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fairnotice.formats.traveller import Note

Words = dict[str, str | Promise]

PURPOSES: Words = {
    "border check, entry": _("Entry"),
    "border check, exit": _("Exit"),
    "check inside the country": _("In the country"),
}
"""What a check is for: what the access log keeps, and the word on the page."""

NOTES: dict[Note, str | Promise] = {
    Note.TWO_DAYS: _("The birth date can be read two ways, day first or month first: both are looked for."),
    Note.TWO_CALENDARS: _("The year can be one of more than one calendar: each is looked for."),
    Note.OTHER_CALENDAR: _(
        "Nobody living was born in that year of the common calendar: another calendar is looked for."
    ),
    Note.SHORT_YEAR: _("The year has two digits only: every day that the birth date can mean is looked for."),
    Note.NUMBER_OR_DATE: _(
        "Six digits can be a document number or a birth date: both are looked for. Write the year with four digits, "
        "or the word passport before the number."
    ),
    Note.NO_SUCH_DAY: _(
        "A day was typed that the calendar does not have, as 30 February: of it the year alone is looked for. Look at "
        "the document again."
    ),
    Note.NOT_COME: _("A date has not come yet in any calendar: it is not looked for."),
    Note.NAME_OR_COUNTRY: _("The last word can be a country or a part of the name: both are looked for."),
    Note.TURNED: _(
        "What was typed holds invisible characters that turn the direction of writing. They are put aside: the name is "
        "looked for without them, and as it is shown where that is another order of letters."
    ),
    Note.NUMBER_IN_NAME: _(
        "There is a number in the box for the name, where it is not looked for. Type a birth date or a document in its "
        "own box, or everything in the box above."
    ),
    Note.NAME_MAY_BE_CUT: _(
        "The name fills its line and may be cut off. Look at the page of the document for the whole."
    ),
    Note.NUMBER_WRONG: _(
        "The document number was misread: its check digit does not agree. It is not used. Read it again."
    ),
    Note.BIRTH_WRONG: _("The birth date was misread: its check digit does not agree. It is not used. Read it again."),
    Note.EXPIRY_WRONG: _("The day of expiry was misread: its check digit does not agree. Read it again."),
    Note.PERSONAL_WRONG: _("The personal number was misread: its check digit does not agree. It is not used anyway."),
    Note.WHOLE_WRONG: _(
        "The last check digit, over all fields, does not agree. Compare what was read with the document."
    ),
    Note.EXPIRED: _("The document has expired."),
    Note.STATELESS: _("The document says that its holder is stateless."),
    Note.REFUGEE: _("The document says that its holder is a refugee."),
    Note.OTHER_REFUGEE: _("The document says that its holder is under protection as a refugee of another kind."),
    Note.DIPLOMATIC: _("It is a diplomatic passport."),
    Note.OFFICIAL: _("It is an official passport."),
    Note.SPECIMEN: _("It is a specimen, no real document (code UTO)."),
}
NO_BIRTH_DATE = _(
    "Possibly a minor: no birth date was given. An uncertain age counts so, until the papers or another proof say "
    "otherwise."
)
MAY_BE_MINOR = _(
    "Possibly a minor: by the birth date given the traveller may be under 18. An uncertain age counts so, until the "
    "papers or another proof say otherwise."
)
ONE_WORD = _(
    "One word was given as the name. It finds whoever is listed by that word alone; one word of a longer name is too "
    "little to show anybody. Add another name, a birth date or a document."
)
CALENDARS: Words = {
    "hijri": _("Hijri"),
    "solar_hijri": _("Solar Hijri"),
    "buddhist": _("Buddhist"),
    "minguo": _("Minguo"),
    "ethiopian": _("Ethiopian"),
}

COMPARED: Words = {
    "photograph": _("Photograph"),
    "birth_date": _("Birth date"),
    "scars": _("Scars, height, other marks"),
    "document": _("Document"),
    "fingerprints": _("Fingerprints"),
    "other": _("Something else"),
}
"""What an officer can compare with the person who stands there."""

MEASURES: Words = {
    "provisional_arrest": _("Provisional arrest"),
    "monitoring": _("Monitoring"),
    "restriction_of_movement": _("Restriction of movement"),
    "entry_refused": _("Entry refused"),
    "questioned": _("Questioned"),
    "none": _("No measure"),
}
"""What this country did."""
MEASURE_MEANS: Words = {
    "provisional_arrest": _("The person is held until papers for extradition come, or do not come."),
    "monitoring": _("The authorities watch; the person is not held."),
    "restriction_of_movement": _("The person may not leave a place or the country."),
    "entry_refused": _("The person is turned back at the border."),
    "questioned": _("The person was asked questions and left."),
    "none": _("Nothing is done. That is recorded as well."),
}
BARS: Words = {
    "immunity": _("Immunity"),
    "functional_immunity": _("Immunity for official acts"),
    "protection": _("Protection"),
    "nationality": _("Nationality"),
    "double_jeopardy": _("Already tried"),
    "limitation": _("Time bar"),
    "death_penalty": _("Death penalty"),
    "no_extradition_sought": _("No extradition sought from here"),
}
PRESENCES: Words = {"yes": _("Stands"), "no": _("Not found"), "unknown": _("Not known")}
SEXES: Words = {"female": _("Female"), "male": _("Male"), "other": _("Other"), "unknown": _("Not known")}
LIKENESS: Words = {
    "agrees": _("Agrees"),
    "partly": _("Partly"),
    "differs": _("Differs"),
    "neither": _("Leaves it open"),
    "open": _("Not compared"),
}
