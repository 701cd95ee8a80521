#!/usr/bin/env bash
# How long a command takes to start and answer, as ratios to a Typer app that does nothing.
#
#   bench/startup.sh [RUNS]      needs hyperfine and jq; builds a wheel and installs it into a fresh venv
#
# The bounds are those of the README; the exit code is 1 when one is passed.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-60}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q .
printf 'import typer\napp = typer.Typer()\n@app.command()\ndef main() -> None: ...\napp()\n' > "$work/nothing.py"
"$work/venv/bin/python" -m compileall -q "$work/venv/lib" >/dev/null || true

export XDG_CACHE_HOME="$work/cache" XDG_DATA_HOME="$work/data" COLUMNS=100
excli="$work/venv/bin/excli"
names=(nothing 'show --json' 'list --json --limit 20' 'search --json' 'search --json, with a typo' 'show, drawn' 'show, with the map' 'list, drawn' 'swap --json' 'ladder --json' 'compare --json' 'today --json')
bounds=(1 1.20 1.20 1.20 1.50 1.80 1.90 1.80 1.30 1.30 1.30 1.60)
hyperfine -N --warmup 5 --runs "$runs" --export-json "$work/times.json" \
  "$work/venv/bin/python $work/nothing.py" \
  "$excli show band-pull-through --json" \
  "$excli list --json --limit 20" \
  "$excli search 'hip hinge' --json" \
  "$excli search 'goblet sqaut' --json" \
  "$excli show band-pull-through --color always" \
  "$excli show band-pull-through --color always --map" \
  "$excli list --color always" \
  "$excli swap barbell-back-squat --have dumbbell,bench --json" \
  "$excli ladder push-up --json" \
  "$excli compare front-squat barbell-back-squat --json" \
  "$excli today --kit hotel --minutes 30 --avoid knees --json" > /dev/null 2>&1

failed=0
for i in "${!names[@]}"; do
  ratio=$(jq -r ".results[$i].median / .results[0].median * 100 | round / 100" "$work/times.json")
  printf '%-28s %5s  (at most %s)\n' "${names[$i]}" "$ratio" "${bounds[$i]}"
  if jq -e ".results[$i].median / .results[0].median > ${bounds[$i]} + 0.005" "$work/times.json" > /dev/null; then failed=1; fi
done
exit "$failed"
