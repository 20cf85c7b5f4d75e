"""Where desks wait for news of their views: a small ASGI process with no thread and no connection for each desk."""
