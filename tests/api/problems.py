"""What every problem must be."""

from typing import Any


def is_problem(response: Any, status: int, code: str) -> dict[str, Any]:
    """Check a problem (RFC 9457) and answer it."""
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/problem+json"
    body: dict[str, Any] = response.json()
    assert body["type"] == f"/problems/{code}"
    assert body["status"] == status
    assert body["title"] and body["detail"] and body["instance"].startswith("/")
    assert set(body) <= {"type", "title", "status", "detail", "instance", "errors"}
    return body
