"""What a worker of the web server loads: the application, and the watch that ends it with its server."""

from fairnotice.config.orphans import end_with_parent
from fairnotice.config.wsgi import application

__all__ = ["application"]

end_with_parent()
