"""What the process in which desks wait loads."""

import django

from fairnotice.config.orphans import end_with_parent

django.setup()

from fairnotice.api.live.app import make_app  # noqa: E402  Django first

application = make_app()
end_with_parent()
