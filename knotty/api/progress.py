"""GET and POST /api/progress/{project}: how far a maker is, and what she did since, from any of her devices.

The tracker's script keeps deeds until they are answered here, so that no tick is lost where a phone sleeps, a page is
left or the server is started anew. What was sent twice is done once.
"""

from __future__ import annotations

import json
import time

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from knotty import metrics
from knotty.api.body import read_body
from knotty.api.deeds import Sent, read_deeds
from knotty.api.owner import ask_library, check_token
from knotty.api.refusing import METHODS, RefusedError, check_json, check_origin, choose_speech, refuse_method
from knotty.craft.progress import Progress
from knotty.retelling import retell
from knotty.workshop import keeping
from knotty.workshop.progress_form import form_progress

PATH = "/api/progress/{project}"
MOST_BYTES = 256 * 1024
_FRESH = {"cache-control": "no-store"}
_GONE = 499  # a client that went away; nobody reads it but the figures


async def serve_progress(request: Request) -> Response:
    """Answer with the progress after the request, or with a status and a sentence in `error`."""
    try:
        if request.method == "GET":
            return await _tell_progress(request)
        if request.method == "POST":
            return await _do_deeds(request)
        return refuse_method(request, "GET, POST")
    except RefusedError as refused:
        return refused.answer_to(request)
    except ClientDisconnect:
        return Response(status_code=_GONE)


ROUTES: tuple[Route, ...] = (Route(PATH, serve_progress, methods=METHODS),)


async def _tell_progress(request: Request) -> Response:
    project, since = request.path_params["project"], request.query_params.get("since", "")

    def find(maker: str) -> Progress | None:
        unchanged = since.isdecimal() and since == str(keeping.revision(maker, project))
        return None if unchanged else keeping.progress(maker, project)

    found = await ask_library(request, find)
    if found is None:
        return Response(status_code=204, headers=_FRESH)
    return _answer(form_progress(found))


async def _do_deeds(request: Request) -> Response:
    check_origin(request)
    check_json(request)
    check_token(request)
    sent = read_deeds(await read_body(request, MOST_BYTES))
    project = request.path_params["project"]
    worked = await ask_library(request, lambda maker: _work(maker, project, sent))
    refused, speech = (*sent.refused, *worked.refused), choose_speech(request)
    told = {"refused": [{"id": key, "error": retell(speech, said)} for key, said in refused]}
    return _answer(form_progress(worked.progress) | told)


def _answer(told: dict[str, object]) -> Response:
    """In ASCII: the id of a refused deed is answered as it was sent, half a sign outside the basic plane included."""
    return Response(json.dumps(told), media_type="application/json", headers=_FRESH)


def _work(maker: str, project: str, sent: Sent) -> keeping.Worked:
    begun = time.perf_counter()
    worked = keeping.work(maker, project, sent.deeds)
    metrics.SAVE_SECONDS.observe(time.perf_counter() - begun)
    return worked
