"""The page in Streamlit alone, as its tutorial writes it: what this program would take without any work of its own."""

import streamlit as st
from figures import PLACES, SERIES, draw

place = st.radio("Place", PLACES)
for series in SERIES:
    st.plotly_chart(draw(series, place))
