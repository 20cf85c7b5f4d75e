"""How answers are written."""

from ninja.renderers import JSONRenderer


class Letters(JSONRenderer):
    """JSON in which names stand in their own letters."""

    def __init__(self) -> None:
        self.json_dumps_params = {"ensure_ascii": False}
