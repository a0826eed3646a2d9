"""Two cards of HTML in Streamlit, put into the page by `st.html`, as this program does."""

import streamlit as st
from cards import write_card
from figures import PLACES, SERIES

place = st.radio("Place", PLACES)
for series in SERIES:
    st.html(write_card(series, place))
