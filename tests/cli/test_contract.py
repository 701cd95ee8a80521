"""The command contract, held with the real command in a process of its own."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from tests.conftest import ROOT, Run, clean_environment

ESCAPE = "\x1b"


def on_a_terminal(*arguments: str, columns: int = 100, **environment: str) -> tuple[int, str]:
    """Runs the command with a pseudo-terminal as its output: (exit code, what the terminal got)."""
    import fcntl
    import struct
    import termios

    parent, child = pty.openpty()
    fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "excli", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=child,
        stderr=child,
        env=clean_environment(TERM="xterm-256color", **environment),
    )
    os.close(child)
    found = b""
    while True:
        ready, _, _ = select.select([parent], [], [], 60)
        try:
            data = os.read(parent, 65536) if ready else b""
        except OSError:
            data = b""
        if not data:
            break
        found += data
    os.close(parent)
    return process.wait(), found.decode().replace("\r\n", "\n")


def test_an_unknown_name(run: Run) -> None:
    done = run("show", "band-pul-thru")
    assert (done.returncode, done.stdout) == (1, "")
    assert "excli show band-pull-through" in done.stderr


def test_one_unknown_among_several_is_told_and_the_rest_shown(run: Run) -> None:
    done = run("show", "band-pull-through", "zzqq", "--format", "slug")
    assert (done.returncode, done.stdout) == (1, "band-pull-through\n")
    assert "zzqq" in done.stderr


def test_a_name_typed_without_quotes(run: Run) -> None:
    assert run("show", "band", "pull", "through", "--format", "slug").stdout == "band-pull-through\n"


def test_an_unknown_filter_value(run: Run) -> None:
    done = run("list", "--equipment", "dumbell-s")
    assert (done.returncode, done.stdout) == (2, "")
    assert "dumbbell" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("list", "--format", "jsn"), "json"),
        (("list", "--fields", "slug,nmae"), "name"),
        (("list", "--sort", "dificulty"), "difficulty"),
        (("list", "--limit", "-3"), "--limit"),
        (("show", "plank", "--section", "step"), "steps"),
        (("facets", "musle"), "muscle"),
        (("shwo", "plank"), "show"),
        (("pull", "ups"), "excli show 'pull ups'"),
        (("show",), "NAME"),
        (("list", "--json", "--format", "csv"), "--json"),
        (("schema", "entri"), "entry"),
        (("faq",), "--search"),
    ],
)
def test_a_wrong_word_is_answered_with_a_right_one(run: Run, arguments: tuple[str, ...], hint: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert hint in done.stderr
    assert "Traceback" not in done.stderr


def test_nothing_found_in_json(run: Run) -> None:
    done = run("search", "zzqq", "--json")
    assert (done.returncode, json.loads(done.stdout)) == (1, [])
    empty = run("list", "--target", "neck", "--category", "olympic-lifting", "--json")
    assert (empty.returncode, empty.stdout) == (1, "[]\n")


def test_one_is_an_object_and_several_are_an_array(run: Run) -> None:
    assert json.loads(run("show", "couch stretch", "--json").stdout)["slug"] == "couch-stretch"
    several = json.loads(run("show", "couch-stretch", "rowing-machine", "--json").stdout)
    assert [entry["slug"] for entry in several] == ["couch-stretch", "rowing-machine"]


def test_names_from_standard_input(run: Run) -> None:
    done = run("show", "-", "--json", stdin="couch-stretch\n\nrowing machine\n")
    assert [entry["slug"] for entry in json.loads(done.stdout)] == ["couch-stretch", "rowing-machine"]


def test_a_list_pipes_into_show(run: Run) -> None:
    slugs = run("list", "--fields", "slug").stdout.split()
    shown = run("show", *slugs, "--json")
    assert [entry["slug"] for entry in json.loads(shown.stdout)] == slugs


@pytest.mark.parametrize(
    "arguments",
    [("show", "band-pull-through"), ("list",), ("search", "band"), ("facets",), ("tips", "couch-stretch"), ("--help",),
     ("list", "--help"), ("catalog", "--help")],
)  # fmt: skip
@pytest.mark.parametrize("environment", [{}, {"NO_COLOR": "1"}, {"TERM": "dumb"}, {"GITHUB_ACTIONS": "true"}])
def test_a_pipe_gets_no_escapes_and_nothing_cut(
    run: Run, arguments: tuple[str, ...], environment: dict[str, str]
) -> None:
    done = run(*arguments, **environment)
    assert done.returncode == 0
    assert ESCAPE not in done.stdout
    assert "…" not in done.stdout


@pytest.mark.parametrize("arguments", [("show", "band-pull-through"), ("list",), ("facets", "muscle")])
def test_no_color_and_dumb_terminals_get_no_escapes(arguments: tuple[str, ...]) -> None:
    for environment in ({"NO_COLOR": "1"},):
        code, text = on_a_terminal(*arguments, **environment)
        assert (code, ESCAPE in text) == (0, False)
    code, text = on_a_terminal(*arguments)
    assert (code, ESCAPE in text) == (0, True)
    code, text = on_a_terminal(*arguments, "--color", "never")
    assert (code, ESCAPE in text) == (0, False)


def test_colour_can_be_forced(run: Run) -> None:
    assert ESCAPE in run("list", FORCE_COLOR="1").stdout
    assert ESCAPE in run("show", "band-pull-through", "--color", "always", NO_COLOR="1").stdout


def test_json_is_the_same_on_a_terminal_and_in_a_pipe(run: Run) -> None:
    code, text = on_a_terminal("list", "--json", "--limit", "5")
    assert (code, text) == (0, run("list", "--json", "--limit", "5").stdout)


def test_rows_in_a_pipe_are_tab_separated_and_whole(run: Run) -> None:
    lines = run("list", COLUMNS="30").stdout.splitlines()
    assert all(line.count("\t") == 3 for line in lines)
    assert len(lines) == len(run("list", "--format", "slug").stdout.split())


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    command = f"{sys.executable} -m excli list --json | head -1"
    done = subprocess.run(
        ["sh", "-c", command], capture_output=True, text=True, env=clean_environment(), check=False, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "[\n", "")


@pytest.mark.parametrize("columns", [30, 40, 60, 80, 120])
def test_the_page_fits_the_columns(run: Run, columns: int) -> None:
    lines = run("show", "band-pull-through", COLUMNS=str(columns)).stdout.splitlines()
    assert max(map(len, lines)) <= columns


def test_an_ascii_locale(run: Run) -> None:
    done = run("show", "band-pull-through", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    assert done.stdout.isascii()
    assert "Common mistakes" in done.stdout
    assert run("list", "--json", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0").returncode == 0


def test_without_a_home(run: Run, tmp_path: Path) -> None:
    environment = {k: v for k, v in clean_environment().items() if k not in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")}
    done = subprocess.run(
        [sys.executable, "-m", "excli", "show", "couch-stretch", "--fields", "slug", "--json"],
        capture_output=True, text=True, env={**environment, "HOME": "/nonexistent"}, check=False, timeout=120,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


def test_the_same_seed_gives_the_same_exercise(run: Run) -> None:
    first, second = (run("random", "--seed", "7", "--format", "slug").stdout for _ in range(2))
    assert first == second != ""
    assert run("random", "--target", "neck", "--category", "olympic-lifting").returncode == 1


def test_a_catalog_that_cannot_be_used(run: Run) -> None:
    done = run("list", EXCLI_CATALOG="/nowhere/at/all")
    assert (done.returncode, done.stdout) == (3, "")
    assert "EXCLI_CATALOG" in done.stderr


def test_a_persons_own_entry_is_found(run: Run, tmp_path: Path, entry_text: str) -> None:
    (tmp_path / "test-curl.yaml").write_text(entry_text)
    done = run("show", "testing curl", "--json", EXCLI_CATALOG=str(tmp_path), XDG_CACHE_HOME=str(tmp_path / "cache"))
    assert json.loads(done.stdout)["slug"] == "test-curl"


def test_catalog_check_tells_all_problems_at_once(run: Run, tmp_path: Path, entry_text: str) -> None:
    spoiled = {
        "tab": entry_text.replace("secondary: [forearms]", "secondary:\n\t- forearms"),
        "twice": entry_text.replace("target: biceps", "target: biceps\ntarget: triceps"),
        "unknown": entry_text.replace("target: biceps", "target: biceps\ntraget: abs"),
        "truth": entry_text.replace("category: strength", "category: no"),
        "muscle": entry_text.replace("target: biceps", "target: bisceps"),
        "link": entry_text.replace("swaps: []", "swaps: [goblet-sqat]"),
    }
    for name, text in spoiled.items():
        (tmp_path / f"{name}.yaml").write_text(
            text.replace("Test Curl", f"{name} Curl").replace("[Curl of", f"[{name} of").replace("Testing", name)
        )
    (tmp_path / "bytes.yaml").write_bytes(b"name: C\xfcrl\n")
    done = run("catalog", "check", str(tmp_path))
    assert done.returncode == 1
    for name, rule in {
        "tab": "tab", "twice": "duplicate-key", "unknown": "unknown-key", "truth": "yaml-type",
        "muscle": "unknown-muscle", "link": "link", "bytes": "encoding",
    }.items():  # fmt: skip
        assert re.search(rf"{name}\.yaml:\d+:\d+: \[{rule}\] .+; .+", done.stdout), (rule, done.stdout)
    assert "7 problems" in done.stderr
    assert len(json.loads(run("catalog", "check", str(tmp_path), "--format", "json").stdout)) == 7


def test_catalog_path_and_version(run: Run) -> None:
    assert "exercises" in run("catalog", "path").stdout
    assert re.fullmatch(r"excli \d+\.\d+\.\d+\n", run("--version").stdout)


def test_what_json_prints_is_what_the_schema_says(run: Run) -> None:
    schema = json.loads(run("schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    exercise = {"$ref": "#/$defs/exercise", "$defs": schema["$defs"]}
    for entry in json.loads(run("list", "--json").stdout):
        if "summary" in entry:
            jsonschema.validate(entry, exercise)
    jsonschema.validate(json.loads(run("show", "plank", "band-pull-through", "--json").stdout)[-1], exercise)
    hits = json.loads(run("search", "hip hinge", "--json").stdout)
    jsonschema.validate(hits, {"type": "array", "items": {"$ref": "#/$defs/hit"}, "$defs": schema["$defs"]})
    values = json.loads(run("facets", "muscle", "--json").stdout)
    jsonschema.validate(values, {"type": "array", "items": {"$ref": "#/$defs/value"}, "$defs": schema["$defs"]})
    answers = json.loads(run("faq", "--search", "anchor", "--json").stdout)
    jsonschema.validate(answers, {"type": "array", "items": {"$ref": "#/$defs/answer"}, "$defs": schema["$defs"]})


def test_every_file_of_the_catalog_is_what_the_entry_schema_says(run: Run) -> None:
    import yaml

    validator = jsonschema.Draft202012Validator(json.loads(run("schema", "entry").stdout))
    for path in (ROOT / "data/exercises").rglob("*.yaml"):
        document = yaml.load(path.read_text(), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        assert list(validator.iter_errors(document)) == [], path


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "band-pull-through", "--json"),
        ("list", "--json", "--limit", "20"),
        ("search", "hip hinge", "--json"),
        ("list",),
    ],
)
def test_data_loads_neither_rich_nor_yaml_nor_pydantic(arguments: tuple[str, ...]) -> None:
    code = (
        "import sys\nfrom excli.cli.main import main\n"
        f"main({list(arguments)!r})\n"
        "print([m for m in ('rich', 'yaml', 'pydantic', 'rapidfuzz', 'platformdirs') if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=clean_environment(), check=False, timeout=60
    )
    assert (done.returncode, done.stderr.strip()) == (0, "[]")


@pytest.mark.parametrize(
    ("line", "wanted"),
    [("excli sh", "show"), ("excli show band-pu", "band-pull-through"), ("excli list --target glu", "glutes"),
     ("excli list --fields slug,na", "slug,name"), ("excli list --format js", "json")],
)  # fmt: skip
def test_completion_answers_without_rich(line: str, wanted: str) -> None:
    code = "import sys\nfrom excli.cli.main import main\nmain()\nassert 'rich' not in sys.modules"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60,
        env=clean_environment(_EXCLI_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=str(len(line.split()) - 1)),
    )  # fmt: skip
    assert done.stderr == ""
    assert wanted in done.stdout.split()


def test_short_help_and_no_arguments(run: Run) -> None:
    assert run("-h").stdout == run("--help").stdout == run().stdout
    assert run("list", "-h").stdout == run("list", "--help").stdout
    assert all(f"--{name}" in run("list", "-h").stdout for name in ("have", "avoid", "json", "color"))


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
def test_completion_can_be_shown(run: Run) -> None:
    assert "complete" in run("--show-completion", "bash").stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("list", "--limit", "99999999999999999999"), 2),
        (("search", "lats", "--limit", "0"), 0),
        (("search", "squat", "--sort", "tips", "--limit", "2"), 0),
        (("show", "push-up", "--brief", "--fields", "slug"), 2),
        (("faq", "push-up", "--limit", "2"), 2),
        (("faq", "--search", "anchor", "--fields", "question"), 0),
        (("show", "-"), 1),
        (("map", "-"), 1),
        (("kit", "set", "home", ","), 2),
    ],
)
def test_odd_but_possible(run: Run, tmp_path: Path, arguments: tuple[str, ...], code: int) -> None:
    done = run(*arguments, stdin="", XDG_CONFIG_HOME=str(tmp_path))
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr


def test_search_sorts_like_a_list(run: Run) -> None:
    by_name = run("search", "squat", "--fields", "slug", "--sort", "name").stdout.splitlines()
    assert (
        run("search", "squat", "--fields", "slug", "--sort", "name", "--limit", "3").stdout.splitlines() == by_name[:3]
    )
    scores = [hit["score"] for hit in json.loads(run("search", "squat", "--json", "--sort", "-score").stdout)]
    assert scores == sorted(scores, reverse=True)
    levels = [hit["difficulty"] for hit in json.loads(run("search", "squat", "--json", "--sort", "difficulty").stdout)]
    assert levels == sorted(levels, key=["beginner", "intermediate", "advanced"].index)


def test_two_spellings_of_one_are_still_a_list(run: Run) -> None:
    assert isinstance(json.loads(run("show", "plank", "planks", "--json").stdout), list)
    assert isinstance(json.loads(run("show", "-", "--json", stdin="plank\n").stdout), list)
    assert json.loads(run("show", "-", "--json", stdin="").stdout) == []


def test_fields_make_rows_of_a_page(run: Run) -> None:
    assert run("show", "plank", "--fields", "slug,target").stdout == "plank\tabs\n"


def test_a_broken_pager_or_stream_is_no_trace(run: Run) -> None:
    code, text = on_a_terminal("show", "plank", "--pager", PAGER='less "')
    assert (code, "Traceback" in text) == (2, False)
    closed = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m excli list >&-; {sys.executable} -m excli show - <&-"],
        capture_output=True, text=True, env=clean_environment(COLUMNS="²"), check=False, timeout=60,
    )  # fmt: skip
    assert "Traceback" not in closed.stderr


def test_names_in_any_script_are_found(run: Run, tmp_path: Path, entry_text: str) -> None:
    (tmp_path / "kensui.yaml").write_text(
        entry_text.replace("Test Curl", "懸垂").replace("Testing Curl", "Подтягивание")
    )
    settings = {"EXCLI_CATALOG": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    assert run("show", "懸垂", "--format", "slug", **settings).stdout == "kensui\n"
    assert run("search", "подтягивание", "--format", "slug", **settings).stdout.split()[0] == "kensui"
    assert run("search", "lats", "--format", "slug", **settings).returncode == 0


def test_an_own_entry_takes_the_place_of_a_bundled_one(run: Run, tmp_path: Path) -> None:
    text = (ROOT / "data/exercises/core/plank.yaml").read_text().replace("name: Plank", "name: My Plank")
    (tmp_path / "plank.yaml").write_text(text)
    (tmp_path / "loop").symlink_to(tmp_path)
    settings = {"EXCLI_CATALOG": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    assert json.loads(run("show", "plank", "--json", **settings).stdout)["name"] == "My Plank"
    checked = run("catalog", "check", **settings)
    assert checked.returncode == 0, checked.stdout
    (tmp_path / "gone.yaml").symlink_to(tmp_path / "nowhere")
    told = run("list", "--limit", "1", **settings)
    assert (told.returncode, "gone.yaml" in told.stderr) == (0, True)


def test_a_file_name_that_is_no_slug_is_not_loaded(run: Run, tmp_path: Path, entry_text: str) -> None:
    (tmp_path / 'x" onmouseover="alert(1)\x1b]0;owned\x07.yaml').write_text(entry_text)
    (tmp_path / "good-curl.yaml").write_text(entry_text)
    settings = {"EXCLI_CATALOG": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    done = run("list", "--target", "biceps", "--format", "slug", **settings)
    assert "onmouseover" not in done.stdout
    assert "\x1b" not in done.stderr


@pytest.mark.parametrize("arguments", [("list", "--have", ""), ("list", "--target", ","), ("list", "--kit", "")])
def test_a_filter_without_a_value_is_a_mistake(run: Run, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")


def test_abbreviations_and_unquoted_words(run: Run) -> None:
    for typed, slug in (("bss", "bulgarian-split-squat"), ("kb swing", "kettlebell-swing"), ("db row", "dumbbell-row")):
        assert run("show", *typed.split(), "--format", "slug").stdout == f"{slug}\n"
    assert run("faq", "--search", "knee", "pain", "--format", "slug").returncode == 0


def test_what_is_refused_is_left_out(run: Run) -> None:
    hits = json.loads(run("search", "dumbbell biceps no bench", "--limit", "10", "--json").stdout)
    assert hits
    assert all("bench" not in hit["equipment"] for hit in hits)


def test_an_odd_file_does_not_hang_a_catalog(run: Run, tmp_path: Path, entry_text: str) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "test-curl.yaml").write_text(entry_text)
    done = run("catalog", "check", str(tmp_path))
    assert (done.returncode, "regular file" in done.stdout) == (1, True)
