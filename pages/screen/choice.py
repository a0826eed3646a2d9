"""A choice that stands in the address as a code and on the screen as a word.

Streamlit writes the *formatted* options of a bound widget into the address (`region=Name+of+a+place`, another word in
Spanish). So the code is held by a bound widget that is not shown, and the widget people see hands its value to it.
"""

from collections.abc import Callable, Sequence
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

Form = Literal["pills", "segments", "list"]


def hold_codes(name: str, codes: Sequence[str], place: DeltaGenerator) -> list[str]:
    """The codes of `name` that the address holds, those not among `codes` dropped. `place` is not seen."""
    held = place.multiselect(name, list(codes), key=name, label_visibility="collapsed", bind="query-params", persist_state="session")
    return [code for code in held if code in codes]


def hold_code(name: str, codes: Sequence[str], place: DeltaGenerator) -> str:
    """The one code of `name` that the address holds; "" for none. `place` is not seen."""
    held = place.selectbox(name, list(codes), index=None, key=name, label_visibility="collapsed", bind="query-params", persist_state="session")
    return held if held and held in codes else ""


def unseen(name: str) -> DeltaGenerator:
    """A place for widgets that hold codes; front.css hides it by its name."""
    return st.container(key=f"held-{name}")


def offer_codes(label: str, name: str, codes: Sequence[str], describe: Callable[[str], str], *, part: str = "") -> None:
    """Show the choice of several of the codes held under `name`; another `part` offers the rest of them."""
    shown = _follow(name, [code for code in st.session_state.get(name) or [] if code in codes], part)
    st.pills(
        label, codes, selection_mode="multi", key=shown, format_func=describe, label_visibility="collapsed",
        on_change=_hand_over_part, args=(name, shown, tuple(codes)),
    )  # fmt: skip


def offer_code(
    label: str, name: str, codes: Sequence[str], describe: Callable[[str], str], *, form: Form, empty: str = "", labelled: bool = True
) -> None:
    """Show the choice of one code held under `name`; without a label on the screen, `empty` says what is chosen."""
    held = st.session_state.get(name)
    shown = _follow(name, held if held in codes else None)
    seen: Literal["visible", "collapsed"] = "visible" if labelled else "collapsed"
    if form == "list":
        st.selectbox(
            label, codes, index=None, key=shown, format_func=describe, label_visibility=seen, placeholder=empty, on_change=_hand_over, args=(name,)
        )
    else:
        st.segmented_control(label, codes, key=shown, format_func=describe, label_visibility=seen, on_change=_hand_over, args=(name,))


def _follow(name: str, value: object, part: str = "") -> str:
    """The key of the widget people see, set to what the address holds."""
    shown = f"shown-{name}{part}"
    if st.session_state.get(shown) != value:
        st.session_state[shown] = value
    return shown


def _hand_over(name: str) -> None:
    st.session_state[name] = st.session_state[f"shown-{name}"]


def _hand_over_part(name: str, shown: str, codes: Sequence[str]) -> None:
    """What the other part holds stays."""
    others = [code for code in st.session_state.get(name) or [] if code not in codes]
    st.session_state[name] = [*others, *st.session_state[shown]]
