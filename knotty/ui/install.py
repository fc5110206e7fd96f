"""What a phone asks for to put Knotty on its home screen: the manifest and icons. page.js links to them."""

from __future__ import annotations

from functools import lru_cache

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from knotty.ui import swatches
from knotty.views.png import render_png

SIDES = (180, 192, 512)  # px: Apple's, and the two Chrome asks for
_GROUND = "#FCF8F1"  # the light theme's
_DAY = {"cache-control": "public, max-age=86400"}
_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
MANIFEST = {
    "name": "Knotty",
    "short_name": "Knotty",
    "id": "/",
    "start_url": "/",
    "scope": "/",
    "display": "standalone",
    "background_color": _GROUND,
    "theme_color": _GROUND,
    "icons": [
        {"src": f"/icons/knotty-{side}.png", "sizes": f"{side}x{side}", "type": "image/png", "purpose": "any"}
        for side in SIDES[1:]
    ],
}


@lru_cache(maxsize=len(SIDES))
def draw_icon(side: int) -> bytes:
    """Return Knotty's square as a PNG of that many pixels a side."""
    return render_png(swatches.draw_square(swatches.BRAND), side, _GROUND)


async def _answer_manifest(request: Request) -> Response:
    if request.method not in ("GET", "HEAD"):
        return _refuse()
    return JSONResponse(MANIFEST, headers=_DAY, media_type="application/manifest+json")


async def _answer_icon(request: Request) -> Response:
    if request.method not in ("GET", "HEAD"):
        return _refuse()
    side = request.path_params["side"]
    if side not in SIDES:
        return PlainTextResponse("There is no such icon.\n", 404)
    return Response(draw_icon(side), headers=_DAY, media_type="image/png")


def _refuse() -> Response:
    return PlainTextResponse("Only GET is answered here.\n", 405, {"allow": "GET, HEAD"})


ROUTES: tuple[Route, ...] = (
    Route("/manifest.webmanifest", _answer_manifest, methods=_METHODS),
    Route("/icons/knotty-{side:int}.png", _answer_icon, methods=_METHODS),
)
