"""Reads `data/figures`: templates, kits and the figure of each exercise, put together and located.

A figure says what it is like and what it changes; an exercise with `same: SLUG` shares the picture of a neighbour that
looks the same, and lights its own muscles. What is wrong is told with its place, all problems at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from excli.catalog.figure_nodes import Mark, mark, pairs_of, plain
from excli.catalog.nodes import compose
from excli.catalog.sources import entry_files
from excli.model.figure.picture import Source
from excli.model.figure.pose import STANDING, Raw
from excli.model.figure.reading import merge
from excli.model.problems import Problem, ProblemList
from excli.model.suggest import did_you_mean

KEYS = ("like", "same", "view", "track", "only", "kit", "load", "fine", "frames", "set", "set1", "set2", "set3", "set4")
_BRACKETS = 200_000
Told = Mapping[str, Raw]


@dataclass(frozen=True, slots=True)
class Said:
    """One item of a file: what it says, and where it and its keys stand."""

    slug: str
    told: Told
    path: str
    marks: dict[str, Mark]

    def problem(self, rule: str, message: str, hint: str = "", key: str = "") -> Problem:
        """Return a problem at a key of this item, or at its name."""
        line, column = self.marks.get(key, self.marks[""])
        return Problem(self.path, line, column, rule, message, hint)


@dataclass(frozen=True, slots=True)
class FigureData:
    """The figure of one exercise: where it stands, its data put together, and whose picture it shares."""

    said: Said
    source: Source
    same: str = ""


@dataclass(slots=True)
class _Shelf:
    """Everything that was read, by name."""

    templates: dict[str, Said] = field(default_factory=dict)
    kits: dict[str, Said] = field(default_factory=dict)
    exercises: dict[str, Said] = field(default_factory=dict)


def read_figures(folder: Path, problems: ProblemList) -> dict[str, FigureData]:
    """Return the figures of a folder by slug; empty where there is none. What cannot be read is told in `problems`."""
    shelf = _Shelf()
    for name in ("templates", "kits", "exercises"):
        if (folder / name).is_dir():
            for item in entry_files(folder / name):
                _read_file(item.path, getattr(shelf, name), problems, kit=name == "kits")
    found = {}
    for slug, said in shelf.exercises.items():
        try:
            found[slug] = _figure(said, shelf)
        except _ProblemError as error:
            problems.found.append(error.problem)
    return found


class _ProblemError(Exception):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def _read_file(path: str, into: dict[str, Said], problems: ProblemList, *, kit: bool) -> None:
    with open(path, "rb") as file:
        root = compose(file.read(), path, problems, _BRACKETS)
    if root is None:
        return
    for slug, where, node in pairs_of(root, path, problems):
        if slug in into:
            hint = f"the first is in {into[slug].path}; keep one"
            problems.add(path, where, "figure-twice", f"{slug!r} is drawn twice", hint)
            continue
        marks = {"": where}
        told: dict[str, Raw] = {}
        if kit:
            told["kit"] = plain(node, path, problems)
        else:
            for key, key_mark, value in pairs_of(node, path, problems, known=KEYS):
                marks[key] = key_mark
                told[key] = plain(value, path, problems)
                _mark_frames(key, value, marks)
        into[slug] = Said(slug, told, path, marks)


def _mark_frames(key: str, node: yaml.Node, marks: dict[str, Mark]) -> None:
    """Remember where each frame stands, as "frame 1"; `set1` is the second."""
    if key == "frames" and isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value, start=1):
            marks[f"frame {index}"] = mark(item)
    elif key.startswith("set"):
        marks[f"frame {int(key[3:] or 0) + 1}"] = mark(node)


def _figure(said: Said, shelf: _Shelf) -> FigureData:
    """One exercise with all it takes from others. Raises _ProblemError."""
    same = said.told.get("same")
    if same is not None:
        if not isinstance(same, str) or same not in shelf.exercises or "same" in shelf.exercises[same].told:
            hint = did_you_mean(str(same), shelf.exercises).strip() or "name an exercise that has a picture of its own"
            raise _ProblemError(said.problem("figure-same", f"{same!r} has no picture to share", hint, "same"))
        more = [key for key in said.told if key not in ("same", "only")]
        if more:
            hint = f"write like: {same} if it differs"
            raise _ProblemError(said.problem("figure-same", f"same goes without {', '.join(more)}", hint, more[0]))
    whole = _whole(said, shelf, ())
    poses: list[dict[str, Raw]] = []
    props: list[list[Raw]] = []
    frames = whole["frames"]
    assert isinstance(frames, list)
    for change in frames:
        pose = merge(poses[-1] if poses else STANDING, change)
        own = pose.pop("props", None)  # a frame's own props last for that frame only
        poses.append(pose)
        every = [*_listed(whole.get("kit")), *_listed(whole.get("load")), *_listed(own)]
        props.append([prop for name in every for prop in _kit(name, shelf)])
    only, fine = whole.get("only") or "RL", _listed(whole.get("fine"))
    source = Source(poses, props, whole.get("view"), str(only), whole.get("track"), [str(word) for word in fine])
    return FigureData(said, source, str(same or ""))


def _whole(said: Said, shelf: _Shelf, above: tuple[str, ...]) -> dict[str, Raw]:
    """What an item says with all it takes from what it is like. `set` changes the first frame, `set1` the second …"""
    base: dict[str, Raw] = {}
    key = "same" if "same" in said.told else "like"
    like = said.told.get(key)
    if like is not None:
        model = shelf.templates.get(str(like)) or shelf.exercises.get(str(like))
        if model is None:
            hint = did_you_mean(str(like), (*shelf.templates, *shelf.exercises)).strip()
            raise _ProblemError(said.problem("figure-like", f"there is nothing like {like!r}", hint, key))
        if model.slug in above or model is said:
            way = " → ".join((*above, model.slug))
            raise _ProblemError(said.problem("figure-like", f"{key} leads round in a circle: {way}", "cut it", key))
        base = _whole(model, shelf, (*above, said.slug))
    whole = {**base, **{k: v for k, v in said.told.items() if not k.startswith("set") and k not in ("like", "same")}}
    frames = whole.get("frames") or [{}]
    if not isinstance(frames, Sequence) or not all(frame is None or isinstance(frame, Mapping) for frame in frames):
        raise _ProblemError(said.problem("figure", "frames is a list of groups", "write - {hip: 90}", "frames"))
    whole["frames"] = changed = [dict(frame or {}) for frame in frames]  # type: ignore[arg-type]  # as just asked
    for name in (name for name in said.told if name.startswith("set")):
        place, change = int(name[3:] or 0), said.told[name]
        if place >= len(changed) or not isinstance(change, Mapping):
            hint = f"there are {len(changed)} frames; set changes the first, set1 the second"
            raise _ProblemError(said.problem("figure-frame", f"{name} changes no frame", hint, name))
        changed[place] = {**merge(changed[place], change), **change}
    return whole


def _listed(value: Raw) -> list[Raw]:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return list(value)
    return [] if value is None else [value]


def _kit(name: Raw, shelf: _Shelf) -> Iterator[Raw]:
    """The props of a named kit, or the prop itself."""
    if isinstance(name, str) and name in shelf.kits:
        yield from _listed(shelf.kits[name].told["kit"])
    else:
        yield name


def source_text(source: Source) -> str:
    """Return a figure's data as one line of JSON, to be stored."""
    import json

    return json.dumps(source._asdict(), separators=(",", ":"), ensure_ascii=False)


def source_of(text: str) -> Source:
    """Return the figure's data that `source_text` stored."""
    import json

    told: dict[str, Any] = json.loads(text)
    return Source(**told)
