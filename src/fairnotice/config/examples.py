"""Where the example cases are: in the package when it was installed, in the checkout's `examples/` otherwise."""

from pathlib import Path

from fairnotice.config.errors import SetupError
from fairnotice.domain.dossier import Dossier
from fairnotice.formats.dossier import read_dossier

WORKED_CASE = "worked-case.toml"


def example_files() -> tuple[Path, ...]:
    """Every example case, the worked one first. Raises SetupError when the package lacks them."""
    here = Path(__file__).resolve()
    for folder in (here.parents[1] / "examples", here.parents[3] / "examples"):
        files = sorted(folder.glob("*.toml"), key=lambda file: (file.name != WORKED_CASE, file.name))
        if files:
            return tuple(files)
    raise SetupError("The example cases are missing from this installation: install fairnotice again.")


def example_dossiers() -> tuple[Dossier, ...]:
    """The example cases, read."""
    return tuple(read_dossier(file) for file in example_files())


def example(name: str) -> Dossier:
    """One example case by its file's name. Raises SetupError when there is none."""
    for file in example_files():
        if file.name == name:
            return read_dossier(file)
    raise SetupError(f"The example case {name} is missing from this installation: install fairnotice again.")
