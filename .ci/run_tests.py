"""Runs every test of the project, a step at a time, and ends in one plain line: N passed, N failed, N skipped."""

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import counts
from mutants import ROOMS

ROOT = Path(__file__).resolve().parent.parent
HOME = Path(os.environ["ASCRIBE_HOME"])
ASCRIBE = ROOT / "ascribe"
HEARTBEAT = 60  # seconds
TAIL = 60  # lines of a failed step
COLOURS = re.compile(r"\x1b\[[0-9;]*m")  # Maven resets them at its end, and ends no line


class Step:
    """Commands, each after the success of the one before; how to count the tests in them, and what of their output to repeat."""

    def __init__(self, name, what, *commands, count=counts.of_one, before=lambda: None, told=None):
        self.name, self.what, self.commands, self.count, self.before, self.told = name, what, commands, count, before, told
        self.log = HOME / "logs" / f"test-{name}.log"
        self.seconds = 0

    def run(self):
        print(f"{self.name}: {self.what}", flush=True)
        self.before()
        begin = beat = time.monotonic()
        with open(self.log, "w", encoding="utf-8") as log:
            for command in self.commands:
                process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
                while process.poll() is None:
                    time.sleep(0.2)
                    if time.monotonic() - beat > HEARTBEAT:
                        beat = time.monotonic()
                        print(f"  … {beat - begin:.0f} s", flush=True)
                if process.returncode:
                    break
        self.seconds = time.monotonic() - begin
        said = self.log.read_text(encoding="utf-8", errors="replace")
        tally = self.count(said).after(process.returncode)
        print(f"  {tally}, {self.seconds:.0f} s", flush=True)
        for line in COLOURS.sub("", said).splitlines():
            if self.told and line.startswith(self.told):
                print(f"  {line}", flush=True)
        if tally.failed:
            print("\n".join("  | " + line for line in said.splitlines()[-TAIL:]))
            print(f"  the whole of it is in {self.log}", flush=True)
        return tally


def unittests(python, folder):
    return [*python, "-m", "unittest", "discover", "-v", "-s", folder]


def forget(reports):
    """What an earlier run counted: JaCoCo adds to the file that it finds."""
    counts.forget_surefire(reports)
    (reports / "jacoco.exec").unlink(missing_ok=True)


def steps():
    reports = HOME / "build"
    checked = HOME / "nullness"
    here = [os.environ["ASCRIBE_PYTHON"]]
    lessons = [ASCRIBE, "python"]
    maven = ["mvn", "-B", "-ntp", f"-Dascribe.build={reports}"]
    return [
        Step("setup", "Jupyter, the kernel and the data", [ASCRIBE, "setup", "--headless"]),
        Step(
            "java",
            "unit, contract and architecture tests, three kills, the formatter, javadoc",
            [*maven, "verify"],
            [*maven, "-pl", ":ascribe-core,:ascribe-nd4j,:ascribe-lab", "jacoco:report"],
            [*here, ".ci/coverage.py", reports],
            count=lambda said: counts.of_surefire(reports),
            before=lambda: forget(reports),
            told="coverage: ",
        ),
        Step(
            "nullness",
            "null goes only where it may",
            ["mvn", "-B", "-ntp", "-Pnullness", f"-Dascribe.build={checked}", "-Dmaven.test.skip=true", "compile"],
            # What is compiled already is not looked at.
            before=lambda: shutil.rmtree(checked, ignore_errors=True),
        ),
        Step("data", "the fetching of data sets", unittests(here, "data-scripts/tests"), count=counts.of_unittest),
        Step("command", "./ascribe itself", unittests(here, ".ci/tests"), count=counts.of_unittest),
        Step("runner", "the execution of notebooks", unittests(lessons, "lib/lab/src/test/python"), count=counts.of_unittest),
        Step("notebooks", "every lesson at smoke scale", [ASCRIBE, "run", "--scale", "smoke"], count=counts.of_notebooks),
        Step("docs", "the Java in the README and the documentation", [*here, ".ci/run_docs.py"], count=counts.of_notebooks),
        Step(
            "kernel",
            "the kernel suite",
            [ASCRIBE, "python", "-c", SUITE, "kernel-config/tests/run-suite", HOME / "jupyter"],
            count=counts.of_suite,
        ),
        Step("launches", "ten kernel launches", [*lessons, "kernel-config/tests/launch_kernels.py", "10"]),
    ]


def on_request():
    """Minutes to an hour each, so only where they are asked for: they test the tests."""
    script = [os.environ["ASCRIBE_PYTHON"], ".ci/mutants.py", HOME / "build"]
    return [
        Step(f"mutants-{room}", f"a change in {room} at a time, and who notices", [*script, room], told="mutants: ")
        for room in ROOMS
    ]


# The suite finds its interpreter in $PYTHON: the one whose Jupyter the lessons use.
SUITE = "import os, sys; os.environ['PYTHON'] = sys.executable; os.execv(sys.argv[1], sys.argv[1:])"


def main(arguments):
    usual = [step.name for step in steps()]
    known = {step.name: step for step in [*steps(), *on_request()]}
    others = ", ".join(name for name in known if name not in usual)
    parser = argparse.ArgumentParser(prog="ascribe test", description=__doc__)
    parser.add_argument("steps", nargs="*", metavar="STEP", help=f"of {', '.join(usual)} (default: all these), {others}")
    chosen = parser.parse_args(arguments).steps or usual
    for name in chosen:
        if name not in known:
            print(f"ascribe: unknown step '{name}': known are {', '.join(known)}", file=sys.stderr)
            return 2
    begin = time.monotonic()
    tallies = {name: known[name].run() for name in chosen}
    total = sum(tallies.values(), counts.Tally())
    print(f"\nSummary, {time.monotonic() - begin:.0f} s")
    width = max(10, *map(len, tallies))
    for name, tally in tallies.items():
        print(f"  {name:<{width}} {known[name].seconds:4.0f} s  {tally}")
    for reason, count in sorted(total.reasons.items()):
        print(f"  skipped {count}: {reason}")
    print(total)
    return 1 if total.failed else 0


if __name__ == "__main__":
    # Started in the background by a shell, this would ignore Ctrl-C, and so would every program the tests stop with it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.exit(main(sys.argv[1:]))
