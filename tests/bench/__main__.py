"""`make bench`: measure, print a table, write JSON. Run from the root of the project."""

import argparse
import json
import os
import platform
import sys
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
Path("build").mkdir(exist_ok=True)
# The processes that are measured find the program compiled, as an installed one is.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
os.environ["PYTHONPYCACHEPREFIX"] = str(Path("build/bench/compiled").resolve())


def main():
    names = sorted(f.stem.removeprefix("bench_") for f in HERE.glob("bench_*.py"))
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("only", nargs="*", choices=[*names, []], help="measure only these")
    parser.add_argument("--json", type=Path, default=Path("build/bench.json"))
    arguments = parser.parse_args()
    measured = []
    for name in arguments.only or names:
        for measure in import_module(f"bench_{name}").measures():
            measured.append(measure)
            _say(_line(measure))
    facts = {
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "measures": [{**asdict(m), "ratio": m.ratio, "reached": m.reached} for m in measured],
    }
    arguments.json.write_text(json.dumps(facts, ensure_ascii=False, indent=2), "utf-8")
    missed = sum(not m.reached for m in measured)
    _say(f"{len(measured)} measured, {missed} short of the aim; {arguments.json}")


def _say(line):
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _line(measure):
    against = f"{measure.ratio:7.2f} x of {measure.baseline:8.2f}" if measure.ratio else " " * 20
    aims = [f"<= {measure.most_times} x"] if measure.most_times else []
    aims += [f"<= {measure.most:g} {measure.unit}"] if measure.most else []
    verdict = "ok" if measure.reached else "SHORT"
    return (
        f"{measure.name:48} {measure.value:9.2f} {measure.unit} {against}  "
        f"{' and '.join(aims):24} {verdict}"
    )


main()
