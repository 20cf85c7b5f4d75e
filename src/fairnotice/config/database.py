"""Which server the product uses: one named by the administrator, else the embedded one."""

import os
from dataclasses import dataclass

from fairnotice.config.cluster import Cluster
from fairnotice.config.errors import EmbeddedDatabaseError


@dataclass(frozen=True, slots=True)
class DatabaseUrls:
    """The database's address for the app role, and for the owner role where migrations may be run from here."""

    app: str
    owner: str | None


def is_external() -> bool:
    """Tell whether an administrator named a server, so that no embedded one is to be started."""
    return bool(os.environ.get("DATABASE_URL") or os.environ.get("MIGRATION_DATABASE_URL"))


def database_urls(cluster: Cluster | None) -> DatabaseUrls:
    """Decide the addresses: DATABASE_URL and MIGRATION_DATABASE_URL when set, else those of the embedded server.

    Raises EmbeddedDatabaseError when only the owner's is set, or none is and no embedded server runs.
    """
    app, owner = os.environ.get("DATABASE_URL"), os.environ.get("MIGRATION_DATABASE_URL")
    if app:
        return DatabaseUrls(app=app, owner=owner or None)
    if owner:
        raise EmbeddedDatabaseError(
            "MIGRATION_DATABASE_URL is set and DATABASE_URL is not: set both, as pages never run as the owner."
        )
    if cluster is None:
        raise EmbeddedDatabaseError("DATABASE_URL is not set and no embedded PostgreSQL runs.")
    return DatabaseUrls(app=cluster.url("app"), owner=cluster.url("owner"))
