from __future__ import annotations

from pathlib import Path

import pytest

from excli.catalog.coaching import read_coaching
from excli.catalog.sources import PLAN
from excli.catalog.store import Store
from excli.lookup.coaching import coaching
from excli.lookup.plan.checking import check_log
from excli.lookup.plan.features import FEATURES
from excli.lookup.plan.logs import date_of, read_log
from excli.lookup.plan.planning import make_plan
from excli.lookup.plan.request import check_request, resolve_goal
from excli.lookup.plan.rules import RULES
from excli.model.errors import CatalogError, RefusedError, UsageError
from excli.model.plan import Plan, PlanRequest
from excli.model.vocabulary import Vocabulary
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "plan.md").read_text(encoding="utf-8")


def slugs(plan: Plan) -> list[str]:
    return [item.slug for session in plan.sessions for item in session.items]


def gym(store: Store, **asked: object) -> PlanRequest:
    owned = tuple(coaching(store, "kits")["presets"]["gym"]["equipment"])
    return PlanRequest(owned=owned, kit="gym")._replace(**asked)


# --- refusals


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [
        ({"days": 0}, "--days 1"),
        ({"days": 7, "level": "advanced"}, "--days 6"),
        ({"days": 5}, "--days 4"),
        ({"minutes": 5}, "--minutes 10"),
        ({"minutes": 300}, "--minutes 120"),
        ({"weeks": 40}, "--weeks 16"),
        ({"age": 4}, "list"),
    ],
)
def test_what_is_refused_names_the_nearest(store: Store, asked: dict, nearest: str) -> None:
    with pytest.raises(RefusedError) as refused:
        check_request(store, PlanRequest(**asked))
    assert nearest in refused.value.instead
    assert refused.value.exit_code == 2


@pytest.mark.parametrize(
    "goal", ["rehab", "back pain", "weight loss", "lose weight", "pregnancy", "1RM", "failure", "chest pain"]
)
def test_no_plan_is_made_for(store: Store, goal: str) -> None:
    with pytest.raises(RefusedError):
        resolve_goal(store, goal)


@pytest.mark.parametrize(("word", "goal"), [("Muscle", "size"), ("hypertrophy", "size"), ("general fitness", "health")])
def test_goals_are_understood_as_said(store: Store, word: str, goal: str) -> None:
    assert resolve_goal(store, word) == goal


def test_an_unknown_goal_is_a_mistake(store: Store) -> None:
    with pytest.raises(UsageError, match="All values"):
        resolve_goal(store, "swagger")


# --- what a coach would give


def test_a_beginner_for_strength_learns_the_barbell_lifts(store: Store) -> None:
    plan = make_plan(store, gym(store, goal="strength"))
    assert {"barbell-back-squat", "barbell-bench-press", "barbell-row", "deadlift", "overhead-press"} <= set(
        slugs(plan)
    )
    assert [session.day for session in plan.sessions] == [1, 3, 5]
    assert not [finding for finding in plan.findings if finding.rule in ("patterns", "push-pull", "frequency")]


def test_sore_knees_are_spared_and_the_thighs_are_trained(store: Store) -> None:
    plan = make_plan(
        store, PlanRequest(("dumbbell", "bench"), "home", days=1, minutes=30, avoid=("knees",), today=True)
    )
    found = slugs(plan)
    assert "dumbbell-box-squat" in found
    assert "goblet-squat" not in found


def test_power_without_knees_has_no_jumps_and_says_so(store: Store) -> None:
    plan = make_plan(store, gym(store, goal="power", level="intermediate", avoid=("knees",)))
    assert not [item for session in plan.sessions for item in session.items if item.pattern == "jump"]
    assert any("No jumps" in finding.text for finding in plan.findings)


def test_an_older_person_balances_and_does_not_land(store: Store) -> None:
    plan = make_plan(store, gym(store, age=70, days=3))
    assert all(session.items[0].role == "balance" for session in plan.sessions)
    assert not [finding for finding in plan.findings if finding.rule == "balance"]


def test_under_sixteen_somebody_stands_by(store: Store) -> None:
    assert any("grown-up" in text for text in make_plan(store, gym(store, age=13)).stop)


def test_a_gap_says_what_would_close_it(store: Store) -> None:
    plan = make_plan(store, PlanRequest((), "body", days=3, minutes=30))
    gaps = {gap.pattern: gap for gap in plan.gaps}
    assert gaps["horizontal-pull"].piece == "resistance-band"
    assert gaps["horizontal-pull"].opens


def test_every_choice_says_why(store: Store) -> None:
    plan = make_plan(store, gym(store))
    for session in plan.sessions:
        for item in session.items:
            assert item.score == pytest.approx(sum(item.why.values()), abs=0.01)


def test_a_beginner_has_a_light_week_in_the_sixth(store: Store) -> None:
    told = make_plan(store, gym(store, weeks=8)).progress
    assert any(line.startswith("Week 6: a lighter week") for line in told)
    assert len(told) <= 6


# --- the page


def test_every_rule_weight_and_band_is_on_the_page(store: Store) -> None:
    for request in (
        gym(store),
        PlanRequest(("dumbbell",), "one", days=6, minutes=20, level="advanced", goal="power", age=70),
    ):
        for finding in make_plan(store, request).findings:
            assert f"**{finding.rule}" in PAGE, finding.rule
    assert all(rule.__doc__ and "(" in rule.__doc__ for rule in RULES)
    for feature in FEATURES:
        if feature.name not in ("room", "hands"):
            assert f"| {feature.name} | {feature.weight:.2f} |".replace("0.", ".") in PAGE
    rules = coaching(store, "rules")
    for level, (low, high) in rules["bands"].items():
        assert f"{level} {low}–{high}" in PAGE
    least, most = rules["request"]["minutes"]
    assert f"| {least} to {most} |" in PAGE


def test_data_names_what_there_is(store: Store) -> None:
    known = {slug for (slug,) in store.query("SELECT slug FROM entries")}
    rules, sessions = coaching(store, "rules"), coaching(store, "sessions")
    named = [slug for listed in coaching(store, "staples").values() for slug in listed]
    named += [*rules["risk"], *rules["drills"], *rules["first_lifts"]]
    named += [slug for lines in sessions["warm_ups"].values() for line in lines for slug in line]
    named += [slug for slot in coaching(store, "slots").values() for slug in slot.get("also", ())]
    assert not set(named) - known
    slots = {slot for session in sessions["sessions"].values() for slot in session["slots"]}
    assert slots <= set(coaching(store, "slots"))
    assert {row["session"] for week in sessions["weeks"].values() for row in week} == set(sessions["sessions"])


def test_a_mistake_in_the_data_is_told_by_its_place(tmp_path: Path, vocabularies: dict[str, Vocabulary]) -> None:
    for file in PLAN.iterdir():
        (tmp_path / file.name).write_text(
            file.read_text(encoding="utf-8").replace("hotel:\n", "hotel:\n    equipment: [spaceship]\n"),
            encoding="utf-8",
        )
    with pytest.raises(CatalogError) as broken:
        read_coaching(tmp_path, vocabularies)
    assert any("spaceship" in str(problem) and "kits.yaml:" in str(problem) for problem in broken.value.problems)


# --- plans of others

STRONG = """\
Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE
2026-01-05 18:00:00,"Legs",1h,"Squat (Barbell)",W,20,10,0,0,"","",
2026-01-05 18:00:00,"Legs",1h,"Squat (Barbell)",1,80,5,0,0,"","",8
2026-01-05 18:00:00,"Legs",1h,"Squat (Barbell)",2,80,5,0,0,"two
lines","",8
2026-01-05 18:00:00,"Legs",1h,"Squat (Barbell)",Rest Timer,0,0,0,120,"","",
2026-01-07 18:00:00,"Pull",1h,"Bent Over Row (Barbell)",1,60,8,0,0,"","",8
2026-01-07 18:00:00,"Pull",1h,"Flumph Lift",1,60,8,0,0,"","",8
"""
HEVY = """\
"title","start_time","end_time","description","exercise_title","superset_id","exercise_notes","set_index","set_type","weight_kg","reps","distance_km","duration_seconds","rpe"
"Push","5 Jan 2026, 18:00","5 Jan 2026, 19:00","","Bench Press (Barbell)",,"",0,"warmup",20,10,,,
"Push","5 Jan 2026, 18:00","5 Jan 2026, 19:00","","Bench Press (Barbell)",,"",1,"normal",60,8,,,
"Push","5 Jan 2026, 18:00","5 Jan 2026, 19:00","","Plank",,"",0,"normal",,,,60,
"Run","6 Jan 2026, 18:00","6 Jan 2026, 19:00","","Running",,"",0,"normal",,,5,1800,
"""
FITNOTES = """\
Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time
2026-01-05,Flat Barbell Bench Press,Chest,60,kgs,8,,,
2026-01-05,Deadlift,Back,100,kgs,5,,,
"""


def test_an_export_of_strong_is_read(store: Store) -> None:
    log = read_log(STRONG)
    assert (log.shape, [(row.line, row.exercise, row.amount) for row in log.rows][:2]) == (
        "Strong", [(3, "Squat (Barbell)", "5"), (4, "Squat (Barbell)", "5")],
    )  # fmt: skip
    checked = check_log(store, log, PlanRequest(minutes=0))
    assert [(session.day, [(item.slug, item.sets) for item in session.items]) for session in checked.sessions] == [
        (1, [("barbell-back-squat", 2)]), (3, [("barbell-row", 1)]),
    ]  # fmt: skip
    assert [(unread.line, unread.text) for unread in checked.unread] == [(8, "Flumph Lift")]


def test_an_export_of_hevy_is_read(store: Store) -> None:
    checked = check_log(store, read_log(HEVY), PlanRequest(minutes=0))
    assert [(item.slug, item.sets, item.amount, item.unit) for session in checked.sessions for item in session.items] == [
        ("barbell-bench-press", 1, "8", "reps"), ("plank", 1, "60", "seconds"), ("running", 1, "30", "minutes"),
    ]  # fmt: skip
    assert checked.week.aerobic == 30


def test_an_export_of_fitnotes_is_read(store: Store) -> None:
    checked = check_log(store, read_log(FITNOTES), PlanRequest(minutes=0))
    assert [item.slug for session in checked.sessions for item in session.items] == ["barbell-bench-press", "deadlift"]


def test_weeks_are_averaged(store: Store) -> None:
    rows = [f"2026-01-{day:02},Push-Up,3,10" for day in (5, 8, 12, 15, 19, 22)]
    checked = check_log(store, read_log("date,exercise,sets,reps\n" + "\n".join(rows)), PlanRequest(minutes=0))
    assert checked.weeks == 3
    assert next(muscle.sets for muscle in checked.week.muscles if muscle.muscle == "chest") == 6


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("day,exercise,sets,reps\nMon,bench press,12,8", "session-cap"),
        ("day,exercise,sets,reps\nMon,bench press,3,8\nTue,dumbbell bench press,3,8", "48-hours"),
        ("day,exercise,sets,reps\nMon,handstand push-up,3,5", "level"),
        ("day,exercise,sets,reps\nMon,bench press,6,8\nThu,bench press,8,8\nSat,bench press,8,8", "volume"),
    ],
)
def test_broken_rules_are_told(store: Store, text: str, rule: str) -> None:
    checked = check_log(store, read_log(text), PlanRequest(minutes=0))
    assert rule in [finding.rule for finding in checked.findings if finding.degree == "broken"]


def test_kit_and_joints_are_held_when_asked(store: Store) -> None:
    log = read_log('[{"day": 1, "exercise": "back squat", "sets": 3, "reps": "5"}]')
    asked = PlanRequest(("dumbbell",), "home", minutes=0, avoid=("knees",))
    broken = {finding.rule for finding in check_log(store, log, asked).findings if finding.degree == "broken"}
    assert {"kit", "joints"} <= broken


@pytest.mark.parametrize("text", ["", "a,b\n1,2", "{", '{"x": 1}', "[1, 2"])
def test_what_is_no_plan_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        read_log(text)


def test_lines_that_cannot_be_read_are_listed() -> None:
    log = read_log("day;exercise;sets;reps\nMon;;3;8\nMon;squat;lots;8\nMon;squat;3;8")
    assert [(line, text) for line, text, _ in log.unread] == [(2, "Mon, 3, 8"), (3, "squat")]
    assert [row.line for row in log.rows] == [4]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-01-31 18:00:00", (2026, 1, 31)),
        ("31 Jan 2026, 18:00", (2026, 1, 31)),
        ("31.1.2026", (2026, 1, 31)),
        ("Leg day", None),
    ],
)
def test_dates_are_read(text: str, day: tuple[int, int, int] | None) -> None:
    assert date_of(text) == day
