"""Notices that belong to the figures of a whole page."""

from dashboard.view import Frame
from layouts import nodes as h
from layouts.text import of, swedish


def recoded(frame: Frame) -> h.Child:
    """That older reports were coded to today's structure, in the organisation's own words."""
    return h.p(of(frame.recoded.why), ".", cls="notice", lang=swedish()) if frame.recoded else None
