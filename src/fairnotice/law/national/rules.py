"""The rules of national law that the research table names. The country profiles of `effects` carry them out."""

from datetime import date

from fairnotice.law.model import Citation, Rule, RuleEffect, deadline, duty
from fairnotice.law.rpd.scope import RPD_IN_FORCE

_EFFECT = "law.effect:effect_of"


def national(article: str, since: date) -> Citation:
    """Cite national law or a treaty; `since` is the day from which it was seen to hold."""
    return Citation("National", article, in_force=since)


NATIONAL_RULES: tuple[Rule, ...] = (
    duty(
        "nat-general",
        cites=Citation("Secretariat", "public statements, with RPD art. 87", in_force=RPD_IN_FORCE),
        says="Does an answer on a country's law say that a notice binds nobody to arrest?",
        carried_by="law.effect_answer:effect_json",
        effect=RuleEffect.REQUIRE,
    ),
    duty(
        "agn66",
        cites=Citation("AGN-66-RES-7", "whole", in_force=date(1997, 12, 31)),
        says="Does the country take a red notice as a valid request for provisional arrest?",
        carried_by=_EFFECT,
        effect=RuleEffect.PERMIT,
    ),
    deadline(
        "ece-16",
        cites=national("European Convention on Extradition, art. 16", date(1960, 4, 18)),
        says="Between parties: have the papers come within 18 days, and 40 at most, of a provisional arrest?",
        carried_by="services.papers:papers_dues",
    ),
    duty(
        "us-effect",
        cites=national("US Department of Justice, Organization and Functions Manual, part 3", RPD_IN_FORCE),
        says="Does the answer for the United States give no power to arrest on a red notice alone?",
        carried_by=_EFFECT,
        effect=RuleEffect.BLOCK,
    ),
    duty(
        "uk-effect",
        cites=national("Extradition Act 2003 (UK), s. 74A-74E", date(2022, 6, 8)),
        says="Does the answer for the United Kingdom rest a power on the certificate, the state and the penalty?",
        carried_by=_EFFECT,
        effect=RuleEffect.PERMIT,
    ),
    duty(
        "uk-74b",
        cites=national("Extradition Act 2003 (UK), s. 74B", date(2022, 6, 8)),
        says="Does the answer for the United Kingdom say what the certificate must record?",
        carried_by=_EFFECT,
        effect=RuleEffect.REQUIRE,
    ),
    duty(
        "eu-c505",
        cites=national("Court of Justice of the European Union, C-505/19", date(2021, 5, 12)),
        says="Does the answer for the Union and Schengen ask whether the same acts were finally dealt with there?",
        carried_by="law.effect_bars:bars_of",
        effect=RuleEffect.BLOCK,
    ),
    duty(
        "eu-sis",
        cites=national("rules of the Schengen Information System, alerts for arrest", date(2023, 3, 7)),
        says="Does the answer keep a red notice apart from an alert for arrest, which can be a warrant of its own?",
        carried_by=_EFFECT,
        effect=RuleEffect.FLAG,
    ),
    duty(
        "de-effect",
        cites=national("practice of the German federal offices of police and of justice", RPD_IN_FORCE),
        says="Does the answer for Germany say that police and justice decide together how a notice is carried out?",
        carried_by=_EFFECT,
        effect=RuleEffect.REQUIRE,
    ),
    duty(
        "it-effect",
        cites=national("Court of Cassation (Italy), treaty with Brazil, as reported", date(2025, 12, 31)),
        says="Does the answer for Italy tell what a treaty adds, and its 40 days?",
        carried_by=_EFFECT,
        effect=RuleEffect.PERMIT,
    ),
    duty(
        "nz-effect",
        cites=national("New Zealand Police, statement quoted in 2011", RPD_IN_FORCE),
        says="Does the answer for New Zealand give no power to arrest on a red notice?",
        carried_by=_EFFECT,
        effect=RuleEffect.BLOCK,
    ),
)
