"""How many lines of each room the tests of all modules ran, and which lines of the methods and metrics none did."""

import sys
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field
from pathlib import Path

# What an error in a line of theirs would cost is a wrong number, which nobody sees.
METHODS = ("gradient", "perturbation", "propagation", "propagation.rule", "taylor", "path", "metric", "metric.noise")


@dataclass
class Room:
    """Its lines that were run, wholly or in part, and those that were not, as (class, line)."""

    run: int = 0
    missed: list = field(default_factory=list)

    def __add__(self, other):
        return Room(self.run + other.run, self.missed + other.missed)

    def __str__(self):
        lines = self.run + len(self.missed)
        return f"{100 * self.run / max(lines, 1):5.1f} % of {lines} lines"


def rooms(reports):
    """What JaCoCo wrote of each module, by room."""
    found = {}
    for report in reports:
        for package in ElementTree.parse(report).iter("package"):
            name = package.get("name").replace("/", ".").removeprefix("org.").removeprefix("ascribe.")
            for source in package.iter("sourcefile"):
                found[name] = found.get(name, Room()) + of_file(source)
    return dict(sorted(found.items()))


def of_file(source):
    lines = [(int(line.get("nr")), int(line.get("ci"))) for line in source.iter("line")]
    missed = [(Path(source.get("name")).stem, number) for number, run in lines if not run]
    return Room(len(lines) - len(missed), missed)


def text(found):
    width = max(map(len, found))
    told = [f"{name:<{width}}  {room}" for name, room in found.items()]
    told.append(f"{'all':<{width}}  {sum(found.values(), Room())}")
    told.append("\nLines of the methods and metrics that no test runs")
    told += [f"{name}  {kind}:{line}" for name in METHODS for kind, line in found.get(name, Room()).missed]
    return "\n".join(told) + "\n"


def main(build):
    reports = sorted(build.glob("*/target/site/jacoco/jacoco.xml"))
    if not reports:
        print(f"coverage: {build} has no report of JaCoCo; expected one of each module", file=sys.stderr)
        return 1
    found = rooms(reports)
    page = build / "coverage.txt"
    page.write_text(text(found), encoding="utf-8")
    print(f"coverage: {str(sum(found.values(), Room())).strip()}, by room in {page}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
