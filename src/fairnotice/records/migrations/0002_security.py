"""Who sees and writes which rows, in the database itself; and the event log that nobody rewrites.

Three questions are asked of every row: the caller's role, bureau and account, which the application sets for one
transaction (`records.session`). Without them nothing is visible. The owner (migrations, backups) passes by; the app
does not. The event log belongs to a role that nobody signs in as.
"""

from django.db import migrations

STAFF = "fn_role() IN ('reviewer', 'decider', 'commission', 'system')"
DESK = "fn_role() IN ('reviewer', 'decider')"
SYSTEM = "fn_role() = 'system'"
ADMIN = "fn_role() IN ('administrator', 'system')"
ANYBODY = "fn_role() <> 'none'"
SIGNED_IN = "fn_role() NOT IN ('none', 'public')"
SOURCE = "(fn_role() = 'bureau' AND source_code = fn_bureau())"
OWN_CASE = "(fn_role() = 'bureau' AND source_id = fn_bureau())"
HERE = "(fn_role() IN ('bureau', 'border') AND bureau_id = fn_bureau())"
HERE_CODE = "(fn_role() IN ('bureau', 'border') AND bureau_code = fn_bureau())"
IN_MY_VIEW = (
    "(fn_role() IN ('bureau', 'border') AND state IN ('published', 'suspended') AND EXISTS "
    "(SELECT 1 FROM register_entry e WHERE e.notice_id = notice.id AND e.recipient_id = fn_bureau()))"
)
MY_HIT = "(fn_role() IN ('bureau', 'border') AND EXISTS (SELECT 1 FROM hit h WHERE h.id = hit_id))"
TOLD = (
    "(fn_role() = 'bureau' AND source_code = fn_bureau() AND EXISTS "
    "(SELECT 1 FROM disclosure d WHERE d.hit_id = measure.hit_id AND d.tells <> 'nothing'))"
)
MY_MATTER = "EXISTS (SELECT 1 FROM matter m WHERE m.id = case_id AND m.source_id = source_code)"
MY_QUESTION = "EXISTS (SELECT 1 FROM question q WHERE q.id = question_id AND q.source_code = fn_bureau())"
OF_APPROVED = (
    "EXISTS (SELECT 1 FROM request r WHERE r.id = request_id AND r.state = 'approved'"
    " AND r.source_code = notice.source_code)"
)
ON_PUBLISHED = (
    "EXISTS (SELECT 1 FROM notice n WHERE n.id = notice_id AND n.state = 'published'"
    " AND n.source_code = hit.source_code)"
)
IN_MY_NAME = "bureau_code = fn_bureau() AND officer_id = fn_officer()"
NOBODY = "false"


def any_of(*conditions: str) -> str:
    """Either of them."""
    return f"({' OR '.join(conditions)})"


def all_of(*conditions: str) -> str:
    """All of them."""
    return " AND ".join(conditions)


POLICIES = {  # table: (may see, may insert, may update)
    "bureau": (ANYBODY, ADMIN, ADMIN),
    "officer": (any_of(ADMIN, "id = fn_officer()"), ADMIN, ADMIN),
    "token": (any_of(ADMIN, "officer_id = fn_officer()"), ADMIN, ADMIN),
    "matter": (any_of(STAFF, OWN_CASE), OWN_CASE, any_of(STAFF, OWN_CASE)),
    "dossier": (
        any_of(STAFF, f"({SOURCE} AND part = 'filed')"),
        all_of(any_of(f"({SOURCE} AND part = 'filed')", "(fn_role() = 'reviewer' AND part = 'added')"), MY_MATTER),
        NOBODY,
    ),
    "warrant": (any_of(STAFF, SOURCE), all_of(SOURCE, MY_MATTER), any_of(SYSTEM, SOURCE)),
    "request": (any_of(STAFF, SOURCE), all_of(SOURCE, MY_MATTER), any_of(DESK, SYSTEM, SOURCE)),
    "question": (any_of(STAFF, SOURCE), "fn_role() = 'reviewer'", NOBODY),
    "answer": (
        any_of(STAFF, SOURCE),
        all_of(SOURCE, MY_QUESTION),
        NOBODY,
    ),
    "review": (
        any_of(
            "fn_role() IN ('decider', 'commission', 'system')",
            "(fn_role() = 'reviewer' AND fn_has_assessed(request_id, revision))",
        ),
        any_of(DESK, SYSTEM),
        NOBODY,
    ),
    "assessment": (
        any_of(
            "fn_role() IN ('decider', 'commission', 'system')",
            "(fn_role() = 'reviewer' AND (officer_id = fn_officer() OR fn_has_assessed(request_id, revision)))",
        ),
        "fn_role() = 'reviewer' AND officer_id = fn_officer()",
        NOBODY,
    ),
    "decision": (STAFF, "fn_role() = 'decider'", NOBODY),
    "compliance": ("fn_role() IN ('compliance', 'system')", SYSTEM, NOBODY),
    "notice": (
        any_of(STAFF, SOURCE, IN_MY_VIEW),
        all_of("fn_role() = 'decider'", OF_APPROVED),
        any_of(STAFF, SOURCE),
    ),
    "restriction": (any_of(STAFF, SOURCE), "fn_role() = 'decider'", NOBODY),
    "register_entry": (
        any_of(STAFF, "(fn_role() IN ('bureau', 'border') AND recipient_id = fn_bureau())"),
        SYSTEM,
        NOBODY,
    ),
    "hit": (
        any_of(STAFF, HERE),
        all_of(HERE, ON_PUBLISHED),
        any_of(SYSTEM, HERE),
    ),
    "verification": (any_of(STAFF, HERE_CODE), all_of(HERE_CODE, MY_HIT, "officer_id = fn_officer()"), NOBODY),
    "confirmation": (any_of(STAFF, SOURCE, MY_HIT), all_of(MY_HIT, "answer = ''"), any_of(SYSTEM, SOURCE)),
    "protection_check": (HERE_CODE, all_of(HERE_CODE, MY_HIT), NOBODY),
    "disclosure": (
        any_of(STAFF, HERE_CODE, f"({SOURCE} AND tells <> 'nothing')"),
        all_of(HERE_CODE, MY_HIT),
        NOBODY,
    ),
    "measure": (any_of(STAFF, HERE_CODE, TOLD), all_of(HERE_CODE, MY_HIT), any_of(SYSTEM, HERE_CODE)),
    "event": (
        any_of(STAFF, ADMIN, "(fn_role() IN ('bureau', 'border') AND fn_bureau() = ANY (bureaus))"),
        NOBODY,
        NOBODY,
    ),
    "access": ("fn_role() IN ('commission', 'administrator', 'system')", all_of(SIGNED_IN, IN_MY_NAME), NOBODY),
    "traveller_count": (any_of(STAFF, HERE), any_of(SYSTEM, HERE), any_of(SYSTEM, HERE)),
    "message": (
        any_of(SYSTEM, "(fn_role() = 'bureau' AND to_bureau = fn_bureau())", "to_role = fn_role()"),
        SYSTEM,
        NOBODY,
    ),
    "due": (
        any_of(STAFF, "(fn_role() = 'bureau' AND owes = fn_bureau())", "owes = fn_role()"),
        SYSTEM,
        SYSTEM,
    ),
    "reason": (any_of(STAFF, HERE_CODE), all_of(SIGNED_IN, "bureau_code = fn_bureau()"), NOBODY),
    "idempotency": ("officer_id = fn_officer()", "officer_id = fn_officer()", "officer_id = fn_officer()"),
}

FUNCTIONS = """
CREATE FUNCTION fn_role() RETURNS text LANGUAGE sql STABLE AS
$$ SELECT COALESCE(NULLIF(current_setting('fairnotice.role', true), ''), 'none') $$;

CREATE FUNCTION fn_bureau() RETURNS text LANGUAGE sql STABLE AS
$$ SELECT NULLIF(current_setting('fairnotice.bureau', true), '') $$;

CREATE FUNCTION fn_officer() RETURNS uuid LANGUAGE sql STABLE AS
$$ SELECT NULLIF(current_setting('fairnotice.officer', true), '')::uuid $$;

CREATE FUNCTION fn_has_assessed(asked uuid, file integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
-- On that file or a newer one: who signed an older one has to sign again, and is as blind as before.
$$ SELECT EXISTS (
    SELECT 1 FROM assessment a WHERE a.request_id = asked AND a.officer_id = fn_officer() AND a.revision >= file) $$;

CREATE FUNCTION fn_authenticate(asked bytea, at timestamptz)
RETURNS TABLE (officer uuid, role text, bureau text, country text, states text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT o.id, o.role::text, b.code::text, b.country::text, o.states::text[]
   FROM token t JOIN officer o ON o.id = t.officer_id JOIN bureau b ON b.code = o.bureau_id
   WHERE t.digest = asked AND t.revoked_at IS NULL AND t.ends_at > at AND o.active $$;

CREATE FUNCTION fn_append(given text) RETURNS TABLE (event_sequence bigint, event_digest text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
DECLARE
    last record;
    next_sequence bigint;
    next_previous text;
    next_digest text;
    parsed jsonb := given::jsonb;
BEGIN
    IF (parsed->>'role', parsed->>'bureau') IS DISTINCT FROM (fn_role(), fn_bureau()) THEN
        RAISE EXCEPTION 'an event is not written in the name of somebody else';
    END IF;
    -- One writer at a time: the chain has one end. The lock is let go with the transaction.
    PERFORM pg_advisory_xact_lock(7260001);
    SELECT sequence, digest INTO last FROM event ORDER BY sequence DESC LIMIT 1;
    next_sequence := COALESCE(last.sequence, 0) + 1;
    next_previous := COALESCE(last.digest, repeat('0', 64));
    next_digest := encode(
        sha256(convert_to(next_previous || chr(10) || next_sequence || chr(10) || given, 'UTF8')), 'hex');
    INSERT INTO event (sequence, body, previous, digest, type, thing, bureaus)
    VALUES (next_sequence, given, next_previous, next_digest, parsed->>'type', parsed->>'thing',
            ARRAY(SELECT jsonb_array_elements_text(parsed->'bureaus')));
    RETURN QUERY SELECT next_sequence, next_digest;
END
$$;

CREATE FUNCTION fn_refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the event log is only ever appended to'; END $$;

CREATE TRIGGER event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON event
FOR EACH STATEMENT EXECUTE FUNCTION fn_refuse_change();
"""

UPDATED = {  # the columns that ever change; a row is held for an act (FOR UPDATE) by whoever may change one of them
    "bureau": "name, telephone",
    "officer": "active",
    "token": "revoked_at",
    "matter": "title",
    "warrant": "state",
    "request": "state, submitted_at, kind, states_involved, simulated",
    "notice": "state, suspended_before_block, document, expires_on",
    "hit": "state, traveller, reasons",
    "confirmation": "answer, answer_text, answered_at",
    "measure": "state, ended_at",
    "traveller_count": "checked, matched",
    "due": "state",
    "idempotency": "answer",
}


def statements() -> str:
    """Row-level security on every table, and the rights of the app and log roles."""
    lines = [FUNCTIONS, "REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;"]
    lines.append("GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO fairnotice_app, fairnotice_log;")
    for table, (sees, inserts, updates) in POLICIES.items():
        lines += [
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;",
            f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY;",
            f"CREATE POLICY sees ON {table} FOR SELECT TO fairnotice_app USING ({sees});",
            f"CREATE POLICY inserts ON {table} FOR INSERT TO fairnotice_app WITH CHECK ({inserts});",
            f"CREATE POLICY updates ON {table} FOR UPDATE TO fairnotice_app USING ({updates}) WITH CHECK ({updates});",
        ]
        rights = "SELECT" if table == "event" else "SELECT, INSERT"
        changed = f", UPDATE ({UPDATED[table]})" if table in UPDATED else ""
        lines.append(f"GRANT {rights}{changed} ON {table} TO fairnotice_app;")
    lines += [
        # A row of a purged compliance record is gone for good (RPD 125(3)).
        f"CREATE POLICY deletes ON compliance FOR DELETE TO fairnotice_app USING ({SYSTEM});",
        "GRANT DELETE ON compliance TO fairnotice_app;",
        "CREATE POLICY keeps ON event TO fairnotice_log USING (true) WITH CHECK (true);",
        "ALTER TABLE event OWNER TO fairnotice_log;",
        "ALTER FUNCTION fn_append(text) OWNER TO fairnotice_log;",
        "ALTER FUNCTION fn_refuse_change() OWNER TO fairnotice_log;",
        "GRANT SELECT ON event TO CURRENT_USER;",
    ]
    return "\n".join(lines)


class Migration(migrations.Migration):
    """Row-level security from the start."""

    dependencies = [("records", "0001_tables")]
    operations = [migrations.RunSQL(statements(), migrations.RunSQL.noop)]
