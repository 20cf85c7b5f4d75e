"""The moves of the tables of state, in the database as well: row-level security says who may touch a row, this how.

Without it a bureau that may withdraw its request could as well approve it, if the application's own check were ever
forgotten. A test holds this list against `domain.lifecycle`; when a move is added there, a migration adds it here.
"""

from django.db import migrations

MOVES = {  # (thing, role): from>to; with nothing before the arrow, the state in which a row is made
    ("warrant", "bureau"): ">taken_in taken_in>ended",
    ("request", "bureau"): (
        ">draft draft>submitted info_requested>submitted draft>dropped submitted>dropped info_requested>dropped"
        " in_review>dropped approved>dropped"
    ),
    ("request", "reviewer"): "submitted>info_requested in_review>info_requested submitted>in_review",
    ("request", "decider"): "in_review>approved in_review>refused info_requested>refused approved>published",
    ("request", "system"): "approved>in_review",
    ("notice", "bureau"): (
        "published>suspended suspended>published published>withdrawn suspended>withdrawn blocked>withdrawn"
        " blocked_by_commission>withdrawn"
    ),
    ("notice", "reviewer"): "published>blocked suspended>blocked",
    ("notice", "decider"): (
        ">published published>blocked suspended>blocked blocked>published blocked>suspended"
        " published>cancelled suspended>cancelled blocked>cancelled blocked_by_commission>cancelled"
        " published>deleted suspended>deleted blocked>deleted blocked_by_commission>deleted"
        " withdrawn>deleted cancelled>deleted expired>deleted"
    ),
    ("notice", "commission"): (
        "published>blocked_by_commission suspended>blocked_by_commission blocked>blocked_by_commission"
        " blocked_by_commission>published blocked_by_commission>suspended"
    ),
    ("notice", "system"): "published>expired suspended>expired blocked>expired blocked_by_commission>expired",
    ("hit", "border"): ">raised raised>verified raised>dismissed",
    ("hit", "bureau"): (
        ">raised raised>verified raised>dismissed verified>asked unanswered>asked confirmed>checked"
        " confirmed>protected checked>disclosed checked>withheld protected>withheld disclosed>measured"
    ),
    # The source does not see the hit: the system carries its answer over.
    ("hit", "system"): "asked>confirmed unanswered>confirmed asked>denied unanswered>denied asked>unanswered",
    ("measure", "bureau"): ">in_force in_force>ended",
    # People judge by the table; the system writes, whoever acted.
    ("due", "system"): (
        ">open open>paused paused>open open>kept paused>kept missed>kept open>missed open>stopped paused>stopped"
    ),
}

FUNCTIONS = """
CREATE FUNCTION fn_may_move(thing text, was text, becomes text) RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT EXISTS (SELECT 1 FROM (VALUES {rows}) AS m (thing, role, was, becomes)
   WHERE (m.thing, m.role, m.was, m.becomes) = ($1, fn_role(), $2, $3)) $$;

CREATE FUNCTION fn_guard_move() RETURNS trigger LANGUAGE plpgsql AS
$$
DECLARE
    was text := '';
BEGIN
    IF TG_OP = 'UPDATE' THEN
        was := OLD.state;
    END IF;
    IF NEW.state <> was AND NOT fn_may_move(TG_TABLE_NAME, was, NEW.state) THEN
        RAISE EXCEPTION '% to % is no move of a % on a %', was, NEW.state, fn_role(), TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION fn_guard_document() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    IF NEW.document <> OLD.document AND (NEW.state <> 'deleted' OR NEW.document <> '{{}}'::jsonb) THEN
        RAISE EXCEPTION 'a published document is only emptied, when its notice is deleted';
    END IF;
    RETURN NEW;
END
$$;

GRANT EXECUTE ON FUNCTION fn_may_move(text, text, text), fn_guard_move(), fn_guard_document() TO fairnotice_app;
"""


def statements() -> str:
    """The list of moves, and the triggers that ask it. The owner, who restores backups, is not asked."""
    rows = ", ".join(
        f"('{thing}', '{role}', '{was}', '{becomes}')"
        for (thing, role), moves in MOVES.items()
        for was, _arrow, becomes in (move.partition(">") for move in moves.split())
    )
    lines = [FUNCTIONS.format(rows=rows)]
    lines += [
        f"CREATE TRIGGER moves_as_allowed BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW"
        " WHEN (current_user = 'fairnotice_app') EXECUTE FUNCTION fn_guard_move();"
        for table in dict.fromkeys(thing for thing, _role in MOVES)
    ]
    lines.append(
        "CREATE TRIGGER document_is_fixed BEFORE UPDATE ON notice FOR EACH ROW"
        " WHEN (current_user = 'fairnotice_app') EXECUTE FUNCTION fn_guard_document();"
    )
    return "\n".join(lines)


class Migration(migrations.Migration):
    """The moves."""

    dependencies = [("records", "0002_security")]
    operations = [migrations.RunSQL(statements(), migrations.RunSQL.noop)]
