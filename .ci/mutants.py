"""Changes one instruction of the methods and metrics at a time, and tells which changes no test of any module notices."""

import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Subrooms go with their room, and its tests are those of either module in the same package.
ROOMS = ("path", "gradient", "perturbation", "propagation", "taylor", "metric")
# PIT runs the tests once before it changes anything, and what is kept from then on cannot be changed.
KEPT = "org.ascribe.path.LegendreRule*,org.ascribe.path.EveryOther"
MODULES = ("core", "nd4j", "lab")
MAIN = "org.pitest.mutationtest.commandline.MutationCoverageReport"


def compiled(build):
    """The class path of the tests of all modules, with PIT on it."""
    modules = ",".join(f":ascribe-{module}" for module in MODULES)
    maven = ["mvn", "-q", "-B", "-ntp", f"-Dascribe.build={build}", "-Pmutants", "-pl", modules, "process-test-classes"]
    subprocess.run(maven, cwd=ROOT, check=True)
    folders = [build / f"ascribe-{module}/target/{of}" for module in MODULES for of in ("test-classes", "classes")]
    own = [str(folder) for folder in folders if folder.is_dir()]
    return os.pathsep.join([*own, (build / "ascribe-lab/target/mutants.classpath").read_text().strip()])


def command(room, build, folder, classpath):
    # No shrinking: it matters that a property fails, not how simply.
    settings = [
        "-Dai.djl.pytorch.num_threads=1",
        f"-Djqwik.database={folder}/jqwik-database",
        "-Djqwik.shrinking.default=OFF",
        f"-Dorg.bytedeco.javacpp.cachedir={folder}/javacpp",
        f"-XX:ErrorFile={folder}/hs_err_pid%p.log",
        "-XX:-CreateCoredumpOnCrash",
    ]
    told = {
        "targetClasses": f"org.ascribe.{room}.*",
        "excludedClasses": f"{KEPT},org.ascribe.taylor.principle.*",
        "targetTests": f"org.ascribe.{room}.*",
        "excludedTestClasses": "org.ascribe.taylor.principle.*",
        "mutableCodePaths": build / "ascribe-core/target/classes",
        "sourceDirs": ROOT / "lib/core/src/main/java",
        "reportDir": folder,
        "timestampedReports": "false",
        "outputFormats": "XML,HTML",
        "threads": 1,
        "skipFailingTests": "true",
        "jvmArgs": ",".join(settings),
    }
    java = str(Path(os.environ["JAVA_HOME"]) / "bin/java")
    return [java, "-cp", classpath, MAIN, *(part for name, value in told.items() for part in (f"--{name}", str(value)))]


def text(mutations):
    """Those that lived, by class and line."""
    lived = []
    for mutation in mutations.iter("mutation"):
        if mutation.get("detected") != "true":
            kind, line = mutation.findtext("mutatedClass").removeprefix("org.ascribe."), int(mutation.findtext("lineNumber"))
            what = f"{mutation.findtext('mutatedMethod')}: {mutation.findtext('description')}"
            lived.append((kind, line, f"{mutation.get('status').lower()}  {kind}:{line}  {what}\n"))
    return "".join(said for _, _, said in sorted(lived))


def told(room, mutations, page):
    counts = Counter(mutation.get("detected") for mutation in mutations.iter("mutation"))
    return f"mutants: {room}: {counts['true']} of {sum(counts.values())} noticed; the others are in {page}"


def main(build, rooms):
    unknown = [room for room in rooms if room not in ROOMS]
    if unknown:
        print(f"unknown room '{unknown[0]}': known are {', '.join(ROOMS)}", file=sys.stderr)
        return 2
    classpath = compiled(build)
    for room in rooms:
        folder = build / "mutants" / room
        # From the folder of a module: some tests read files of theirs.
        subprocess.run(command(room, build, folder, classpath), cwd=ROOT / "lib/lab", check=True)
        mutations = ElementTree.parse(folder / "mutations.xml")
        page = folder / "survivors.txt"
        page.write_text(text(mutations), encoding="utf-8")
        print(told(room, mutations, page), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:] or list(ROOMS)))
