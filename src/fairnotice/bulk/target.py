"""Where an output may be put: a file takes its name, and whatever had that name before is gone."""

import os
import stat
from pathlib import Path

from fairnotice.domain.errors import Unusable, said_by_system


def target_of(out: Path, *inputs: Path) -> Path:
    """The file itself, or the one that a link leads to. Nothing is opened.

    Raises Unusable for what is no file (a folder, a device, a pipe), and for one of the inputs.
    """
    if str(out) == "-":
        raise Unusable("The output takes its name when it is whole: standard output has none. Name a file.")
    target = Path(os.path.realpath(out)) if out.is_symlink() else out
    try:
        mode = out.stat().st_mode
    except FileNotFoundError:
        mode = None
    except OSError as error:
        raise Unusable(f"{out} cannot be written: {said_by_system(error)}.") from error
    if mode is not None and stat.S_ISDIR(mode):
        raise Unusable(f"{out} is a folder: name a file.")
    if mode is not None and not stat.S_ISREG(mode):
        raise Unusable(f"{out} is a device or a pipe, which a file would take the place of: name a file.")
    for given in inputs:
        if _same(target, given):
            raise Unusable(f"{out} is {given}, which is read here and would be replaced: name another file.")
        if _same(target.with_name(f"{target.name}.problems.jsonl"), given):
            raise Unusable(f"{given} is read here, and is where the problems of {out} go: name another file.")
    return target


def _same(target: Path, given: Path) -> bool:
    """Whether it is what is read, or one of the files of a folder that is."""
    if not target.exists() or not given.exists():
        return False
    return (target.parent if given.is_dir() else target).samefile(given)
