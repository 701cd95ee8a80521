"""Views with their figures: what a page draws beside its text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from excli.catalog.store import Store
from excli.lookup import figures

if TYPE_CHECKING:
    from excli.present.view import ExerciseView


def with_figure(store: Store, view: ExerciseView, moving: bool = False) -> ExerciseView:
    """Return the view with its drawing, and with `moving` its flip-book; as it was, where it has no figure."""
    drawing = figures.drawing(store, view.slug)
    if drawing is None:
        return view
    return replace(view, drawing=drawing, book=figures.book(store, view.slug) if moving else ())
