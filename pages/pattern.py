"""The page of one pattern: what it is, what it takes, and the rounds to tick."""

import streamlit as st

from knotty.ui import sheet, state
from knotty.ui.amounts import show_amounts
from knotty.ui.candidates import offer_more
from knotty.ui.changing import offer_changes
from knotty.ui.frame import dress_page, find_page
from knotty.ui.identity import current_maker
from knotty.ui.pictures import show_charts
from knotty.ui.safe import escape_markdown
from knotty.ui.sharing import offer_sharing
from knotty.ui.tracker import track_rounds
from knotty.workshop import keeping

asked = state.open_id()
maker = current_maker()
project = keeping.find(maker, asked) if asked else None

if project is None:
    st.title("No pattern here" if asked else "No pattern open yet", anchor=False)
    if asked:
        st.text("This pattern is no longer kept. If you saved its text, paste it on the Check page to go on with it.")
    with st.container(horizontal=True):
        st.page_link(find_page("design"), label="Design a pattern", icon=":material/lightbulb:")
        st.page_link(find_page("check"), label="Check a pattern you have", icon=":material/rule:")
    st.stop()

result = keeping.work_text(project.text)
dress_page(project.title)
st.title(escape_markdown(project.title), anchor=False)
sheet.show_verdict(result.verdict)
sheet.show_origin(project)
sheet.show_makings(result.pattern, project.text)
sheet.offer_downloads(project, result)
offer_sharing(maker, project)
offer_more(project)
offer_changes(project)
show_amounts(result, project.id)
show_charts(project, result)
st.header("Rounds", anchor=False)
track_rounds(project.id, result.pattern, result.rounds)
