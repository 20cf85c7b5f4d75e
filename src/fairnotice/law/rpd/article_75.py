"""RPD article 75: how a notice is made up when its data come from several sources."""

from fairnotice.domain.dossier import View
from fairnotice.law.model import Ground, Result, gate
from fairnotice.law.rpd.saying import Said, each_is_so, said
from fairnotice.law.rpd.scope import is_notice, rpd

_ALL_AGREE = Said(
    "data.sources_agree",
    "Every source of the data agrees that they are combined in one notice.",
    "A source of the data does not agree that they are combined in one notice.",
    "Whether every source agrees to the combined data is not known.",
)


def data_combined(view: View) -> bool:
    """A notice of which an account says that its data come from several sources, or speaks of their consent."""
    return is_notice(view) and (view.evidence("data.combined").is_true or said(view, _ALL_AGREE.key))


@gate("rpd-75-3", cites=rpd("art. 75(3)"), applies=data_combined, ground=Ground.METADATA_MISSING)
def sources_of_combined_data_agree(view: View) -> Result:
    """Do all sources agree that their data are combined in this notice?

    Each part of a case file names its sources, so which part came from whom shows in any case.
    """
    return each_is_so(view, _ALL_AGREE)
