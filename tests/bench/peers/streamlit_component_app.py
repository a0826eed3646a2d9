"""Two cards of HTML in Streamlit, put into the page by components (version 2), with a script of their own and no sanitiser."""

import streamlit as st
from cards import write_card
from figures import PLACES, SERIES

SCRIPT = "export default ({ data, parentElement }) => { parentElement.querySelector('div').innerHTML = data; };"
show = st.components.v2.component("card", html="<div></div>", js=SCRIPT)

place = st.radio("Place", PLACES)
for series in SERIES:
    show(data=write_card(series, place), key=series)
