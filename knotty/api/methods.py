"""Every method there is. Each route takes them all, for what no route takes is answered by the pages with 200."""

from __future__ import annotations

from starlette.responses import JSONResponse, Response

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


def refuse_method(allowed: str) -> Response:
    """Answer a method that a route does not serve; `allowed` as the Allow header has it: "GET, HEAD"."""
    said = f"Only {allowed.partition(',')[0]} is answered here."
    return JSONResponse({"error": said}, 405, {"allow": allowed})
