"""How many tests a step ran, read from what its tool leaves behind."""

import re
import xml.etree.ElementTree as ElementTree
from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Tally:
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    reasons: Counter = field(default_factory=Counter)

    def __add__(self, other):
        return Tally(
            self.passed + other.passed,
            self.failed + other.failed,
            self.skipped + other.skipped,
            self.reasons + other.reasons,
        )

    def __str__(self):
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"

    def after(self, status):
        """A step that failed without a failed test is itself one failure; one that counted nothing counts for itself."""
        if status and not self.failed:
            return self + Tally(failed=1)
        return self if self.passed or self.failed or self.skipped else Tally(passed=1)


def of_one(said):
    return Tally()


def surefire(folder):
    return folder.glob("*/target/surefire-reports/TEST-*.xml")


def forget_surefire(folder):
    for report in surefire(folder):
        report.unlink()


def of_surefire(folder):
    total = Tally()
    for report in surefire(folder):
        for case in ElementTree.parse(report).iter("testcase"):
            skip = case.find("skipped")
            if skip is not None:
                total += Tally(skipped=1, reasons=Counter([skip.get("message") or "no reason given"]))
            elif case.find("failure") is not None or case.find("error") is not None:
                total += Tally(failed=1)
            else:
                total += Tally(passed=1)
    return total


def of_unittest(said):
    ran = re.findall(r"^Ran (\d+) tests?", said, re.MULTILINE)
    if not ran:
        return Tally()
    last = said[said.rindex("\nRan ") :]
    named = {name: int(count) for name, count in re.findall(r"(failures|errors|skipped)=(\d+)", last)}
    skipped, failed = named.get("skipped", 0), named.get("failures", 0) + named.get("errors", 0)
    reasons = Counter(re.findall(r"\.\.\. skipped '(.*)'$", said, re.MULTILINE))
    # A broken subtest is a failure of its own beside its test, so the passed can be more than the difference.
    return Tally(max(int(ran[-1]) - failed - skipped, 0), failed, skipped, reasons)


def of_notebooks(said):
    found = re.findall(r"^(\d+) of (\d+) notebooks passed", said, re.MULTILINE)
    return Tally(int(found[-1][0]), int(found[-1][1]) - int(found[-1][0])) if found else Tally()


def of_suite(said):
    found = re.findall(r"^(\d+) passed, (\d+) failed", said, re.MULTILINE)
    # Its last line leaves them out.
    reasons = Counter(re.findall(r"^skipped \S+(?: \(\S+\))? (.+)$", said, re.MULTILINE))
    return Tally(int(found[-1][0]), int(found[-1][1]), sum(reasons.values()), reasons) if found else Tally()
