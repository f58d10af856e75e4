"""A project of somebody else's takes the core alone: it compiles, runs and draws a heat map, as a named module too."""

import os
import shutil
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
JAVA = Path(os.environ["JAVA_HOME"], "bin")
MAVEN = "{http://maven.apache.org/POM/4.0.0}"

# Attribution, and what reads weights, pictures and draws. Whoever adds to this has a reason to tell.
MOST_JARS = 29
MOST_MEGABYTES = 130

REACHES_IN = """
package outside;

class ReachesIn {
    Object secret = org.ascribe.%s.class;
}
"""


def run(*command, **options):
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, **options)
    if done.returncode:
        raise AssertionError(f"{' '.join(map(str, command))}\n{done.stdout}\n{done.stderr}")
    return done.stdout


def pinned():
    properties = ElementTree.parse(ROOT / "pom.xml").getroot().find(MAVEN + "properties")
    return [f"-D{p.tag.removeprefix(MAVEN)}={p.text}" for p in properties if p.tag.endswith(".plugin.version")]


class OutsideTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.project = Path(cls.folder.name, "outside")
        shutil.copytree(ROOT / ".ci/tests/outside", cls.project)
        # As the README says, but for the folder of what is built.
        build = f"-Dascribe.build={os.environ['ASCRIBE_HOME']}/build"
        run("mvn", "-q", "-B", "-ntp", "-DskipTests", build, "-Denforcer.skip", "install", "-pl", ":ascribe-core,:ascribe-bom", "-am", cwd=ROOT)
        listed = cls.project / "jars"
        run("mvn", "-q", "-B", "-ntp", *pinned(), "compile", "dependency:build-classpath", f"-Dmdep.outputFile={listed}", cwd=cls.project)
        cls.classes = cls.project / "target/classes"
        cls.jars = [Path(jar) for jar in listed.read_text(encoding="utf-8").strip().split(os.pathsep)]

    def heat_map(self, *where):
        picture = self.project / "map.png"
        picture.unlink(missing_ok=True)
        said = run(JAVA / "java", "-Djava.awt.headless=true", "-Dai.djl.pytorch.num_threads=1", *where, picture)
        self.assertIn("\ncomplete\n", said)
        self.assertEqual(b"\x89PNG", picture.read_bytes()[:4])

    def test_on_the_class_path(self):
        self.heat_map("-cp", os.pathsep.join(map(str, [self.classes, *self.jars])), "outside.OneHeatMap")

    def test_as_a_named_module(self):
        """The natives are files and no module."""
        natives, modules = self.natives_and_modules()
        self.heat_map(
            *("-cp", os.pathsep.join(map(str, natives))),
            *("-p", os.pathsep.join(map(str, [self.classes, *modules]))),
            *("-m", "outside/outside.OneHeatMap"),
        )

    def natives_and_modules(self):
        natives = [jar for jar in self.jars if jar.name.startswith(("pytorch-native", "pytorch-jni"))]
        return natives, [jar for jar in self.jars if jar not in natives]

    def test_what_is_not_exported_cannot_be_reached(self):
        _, modules = self.natives_and_modules()
        source = self.project / "ReachesIn.java"
        for secret in ("autograd.Autograd", "model.trial.ModelTrial"):
            source.write_text(REACHES_IN % secret, encoding="utf-8")
            done = subprocess.run(
                [JAVA / "javac", "-d", self.project / "reached", "-p", os.pathsep.join(map(str, modules)), source]
                + [self.project / "src/main/java/module-info.java"],
                capture_output=True,
                text=True,
            )
            self.assertNotEqual(0, done.returncode, secret)
            self.assertIn(f"package org.ascribe.{secret.rpartition('.')[0]} is not visible", done.stderr)

    def test_what_it_takes(self):
        megabytes = sum(jar.stat().st_size for jar in self.jars) / 1e6
        print(f"one heat map takes {len(self.jars)} jars, {megabytes:.1f} MB")
        self.assertLessEqual(len(self.jars), MOST_JARS)
        self.assertLessEqual(megabytes, MOST_MEGABYTES)
        for stranger in ("picocli", "sqlite", "nd4j", "tablesaw", "jjava", "ascribe-lab"):
            self.assertFalse([jar for jar in self.jars if jar.name.startswith(stranger)], stranger)


if __name__ == "__main__":
    unittest.main()
