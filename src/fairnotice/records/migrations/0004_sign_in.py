"""Who sees what people sign in with: the door, while it signs somebody in, and nobody else.

The door is a role that the application speaks as around sign-in and sessions. It sees no casework, and no other role
sees a password's hash, a second factor or a session, an administrator neither. What others need to know of it they
are told by functions: whose a session is, and how far each account has come.
"""

from django.db import migrations

DOOR = "fn_role() = 'door'"
RIGHTS = {  # table: what the door may do there. Django's groups and permissions are not used: nobody may read them.
    "sign_in": "SELECT, INSERT, UPDATE (password, last_login, email, is_active)",
    "invitation": "SELECT, INSERT, UPDATE (used_at, ends_at), DELETE",
    "session": "SELECT, INSERT, UPDATE, DELETE",
    "sign_in_attempt": "SELECT, INSERT, UPDATE, DELETE",
    "mfa_authenticator": "SELECT, INSERT, UPDATE, DELETE",
    "account_emailaddress": "SELECT",
    "account_emailconfirmation": "",
    "socialaccount_socialaccount": "SELECT, INSERT, UPDATE",
    "socialaccount_socialapp": "SELECT",
    "socialaccount_socialtoken": "SELECT",
    "auth_permission": "",
    "auth_group": "",
    "auth_group_permissions": "",
}

FUNCTIONS = """
CREATE FUNCTION fn_officer_of_session(asked text, at timestamptz)
RETURNS TABLE (officer uuid, role text, bureau text, country text, states text[],
               login text, bureau_name text, has_second_factor boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT o.id, o.role::text, b.code::text, b.country::text, o.states::text[], a.login::text, b.name::text,
          EXISTS (SELECT 1 FROM mfa_authenticator f WHERE f.user_id = o.id AND f.type IN ('totp', 'webauthn'))
   FROM session s JOIN sign_in a ON a.officer_id = s.account_id
   JOIN officer o ON o.id = a.officer_id JOIN bureau b ON b.code = o.bureau_id
   WHERE s.session_key = asked AND s.expire_date > at AND o.active AND a.is_active $$;

CREATE FUNCTION fn_sign_ins()
RETURNS TABLE (officer uuid, has_password boolean, second_factors text[], has_provider boolean,
               last_login timestamptz, sessions bigint, invited_until timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT a.officer_id, a.password NOT LIKE '!%',
          ARRAY(SELECT DISTINCT f.type::text FROM mfa_authenticator f
                WHERE f.user_id = a.officer_id AND f.type IN ('totp', 'webauthn') ORDER BY 1),
          EXISTS (SELECT 1 FROM socialaccount_socialaccount p WHERE p.user_id = a.officer_id),
          a.last_login,
          (SELECT count(*) FROM session s WHERE s.account_id = a.officer_id AND s.expire_date > now()),
          (SELECT max(i.ends_at) FROM invitation i
           WHERE i.account_id = a.officer_id AND i.used_at IS NULL AND i.ends_at > now())
   FROM sign_in a WHERE fn_role() IN ('administrator', 'system') OR a.officer_id = fn_officer() $$;

REVOKE EXECUTE ON FUNCTION fn_officer_of_session(text, timestamptz), fn_sign_ins() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION fn_officer_of_session(text, timestamptz), fn_sign_ins() TO fairnotice_app;

-- The door is nobody's account: it logs no reading of casework and gives no reasons.
ALTER POLICY inserts ON access WITH CHECK (
    fn_role() NOT IN ('none', 'public', 'door') AND bureau_code = fn_bureau() AND officer_id = fn_officer());
ALTER POLICY inserts ON reason WITH CHECK (
    fn_role() NOT IN ('none', 'public', 'door') AND bureau_code = fn_bureau());
"""


def statements() -> str:
    """Row-level security on every table of sign-in, allauth's and Django's too, and the rights of the app role."""
    lines = []
    for table, rights in RIGHTS.items():
        lines += [
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;",
            f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY;",
            f"CREATE POLICY door ON {table} TO fairnotice_app USING ({DOOR if rights else 'false'});",
        ]
        if rights:
            lines.append(f"GRANT {rights} ON {table} TO fairnotice_app;")
    return "\n".join([*lines, FUNCTIONS])


class Migration(migrations.Migration):
    """After the tables of the apps that sign-in is built with."""

    dependencies = [
        ("records", "0004_accounts"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("account", "0009_emailaddress_unique_primary_email"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("socialaccount", "0006_alter_socialaccount_extra_data"),
    ]
    operations = [migrations.RunSQL(statements(), migrations.RunSQL.noop)]
