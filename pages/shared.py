"""A pattern that somebody shared by a link, for anyone to read."""

from knotty.errors import StorageError
from knotty.ui import library_state
from knotty.ui.fault import show_closed
from knotty.ui.frame import dress_page
from knotty.ui.shared import show_nothing, show_shared
from knotty.workshop import keeping

key = library_state.shared_key()
try:
    project = keeping.find_shared(key) if key else None
    if project is None:
        show_nothing()
    else:
        dress_page(project.title)
        show_shared(project, key)
except StorageError as closed:
    show_closed(closed)
