"""The page a maker works at: the rounds of one pattern, ticked one by one."""

from knotty.errors import StorageError
from knotty.ui import state
from knotty.ui.fault import show_closed
from knotty.ui.working import find_worked, show_nothing, show_work

asked = state.open_id()
try:
    project = find_worked(asked)
    if project is None:
        show_nothing(asked)
    else:
        show_work(project)
except StorageError as closed:
    show_closed(closed)
