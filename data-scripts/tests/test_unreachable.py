"""Data sets whose sources cannot be reached: each costs itself and one line, and nobody waits long for it."""

import hashlib
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.error
from pathlib import Path
from unittest import mock

SCRIPTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(SCRIPTS), str(SCRIPTS / "tests")]

import places  # noqa: E402 (the path above)
from reach import Reach, gate  # noqa: E402 (the path above)
from server import Server  # noqa: E402

CLOSED = "http://127.0.0.1:1/{name}.gz"
SIZES = {"letters": 5000, "digits": 3000, "faces": 400}


def content(name, number):
    return hashlib.sha256(f"{name}{number}".encode()).digest() * (SIZES[name] // 64)


class OneSourceAtATimeTest(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.root = Path(temporary.name)

    def fetch(self, addresses, *names, mirror=None, limit=60):
        """Each data set has two hundred files, and one place."""
        for name, address in addresses.items():
            files = [(f"{name}-{number}", content(name, number)) for number in range(200)]
            described = [{"name": n, "bytes": len(c), "sha256": hashlib.sha256(c).hexdigest()} for n, c in files]
            told = {"title": name, "files": described, "places": [{"web": address}]}
            (self.root / f"{name}.json").write_text(json.dumps(told))
        environment = {"PATH": os.environ["PATH"], "ASCRIBE_HOME": str(self.root / "home"), "PYTHONDONTWRITEBYTECODE": "1"}
        if mirror:
            environment["ASCRIBE_MIRROR"] = str(mirror)
        command = [sys.executable, SCRIPTS / "fetch.py", "--catalogue", self.root, *names]
        return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=limit)

    def here(self):
        return sorted(path.name for path in (self.root / "home/data").iterdir() if not path.name.startswith("."))

    def served(self):
        return Server({f"{name}-{number}.gz": content(name, number) for name in SIZES for number in range(200)})

    def test_each_in_turn_costs_itself_and_one_line(self):
        for lost in SIZES:
            with self.subTest(lost), self.served() as server:
                done = self.fetch({name: CLOSED if name == lost else server.address for name in SIZES}, *SIZES)
                self.assertEqual(1, done.returncode, done.stderr)
                self.assertEqual(sorted({*SIZES} - {lost}), self.here())
                failed = [line for line in done.stderr.splitlines() if "cannot get" in line]
                self.assertEqual(
                    [f"ascribe: cannot get {lost} ({lost}-0 and 199 more files): 127.0.0.1: Connection refused"], failed
                )
                self.assertEqual(4, len(done.stderr.splitlines()), done.stderr)
                self.assertTrue(done.stderr.startswith("fetching faces, digits, letters, 1 MB\n"), done.stderr)
                subprocess.run(["rm", "-r", self.root / "home"], check=True)

    def test_all_of_them_cost_a_line_each_and_no_wait(self):
        begin = time.monotonic()
        done = self.fetch(dict.fromkeys(SIZES, CLOSED), *SIZES)
        self.assertLess(time.monotonic() - begin, 5)
        self.assertEqual(1, done.returncode)
        self.assertEqual(5, len(done.stderr.splitlines()), done.stderr)
        self.assertEqual([], self.here(), "a folder without data is no data set")

    def test_what_is_needed_most_comes_first_and_then_the_smallest(self):
        with self.served() as server:
            done = self.fetch(dict.fromkeys(SIZES, server.address), "letters", "digits", "faces", "letters")
        self.assertEqual(0, done.returncode, done.stderr)
        asked = list(dict.fromkeys(name.split("-")[0] for name, _ in server.requests))
        self.assertEqual(["letters", "faces", "digits"], asked)

    def test_what_comes_from_a_mirror_asks_nobody(self):
        mirror = self.root / "mirror"
        mirror.mkdir()
        for number in range(200):
            (mirror / f"faces-{number}").write_bytes(content("faces", number))
        with self.served() as server:
            done = self.fetch(dict.fromkeys(SIZES, server.address), "faces", mirror=mirror)
        self.assertEqual((0, []), (done.returncode, server.requests), done.stderr)
        self.assertEqual(1, len(done.stderr.splitlines()), done.stderr)

    def test_what_cannot_be_put_anywhere_costs_itself(self):
        (self.root / "home/data").mkdir(parents=True)
        (self.root / "home/data/digits").write_text("no folder")
        with self.served() as server:
            done = self.fetch(dict.fromkeys(SIZES, server.address), *SIZES)
        self.assertEqual(1, done.returncode)
        self.assertIn("ascribe: cannot get digits: [Errno 17] File exists", done.stderr)
        self.assertNotIn("Traceback", done.stderr)
        self.assertEqual(["digits", "faces", "letters"], self.here())

    def test_what_the_mirror_has_is_not_said_to_be_fetched(self):
        mirror = self.root / "mirror"
        mirror.mkdir()
        for number in range(200):
            (mirror / f"digits-{number}").write_bytes(content("digits", number))
        with self.served() as server:
            done = self.fetch(dict.fromkeys(SIZES, server.address), *SIZES, mirror=mirror)
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertTrue(done.stderr.startswith("fetching faces, letters, 1 MB\n"), done.stderr)

    def test_a_server_that_says_nothing_is_waited_for_once(self):
        with socket.create_server(("127.0.0.1", 0)) as silent:
            address = f"http://127.0.0.1:{silent.getsockname()[1]}/{{name}}.gz"
            begin = time.monotonic()
            done = self.fetch(dict.fromkeys(SIZES, address), *SIZES)
        self.assertLess(time.monotonic() - begin, 15)
        self.assertEqual(3, done.stderr.count("127.0.0.1: silent for 10 s"), done.stderr)


class ReachTest(unittest.TestCase):
    def test_all_hosts_are_waited_for_together(self):
        """Two hosts neither take a connection nor refuse it; in turn they would take twice as long."""
        connect, told = socket.create_connection, threading.Event()
        self.addCleanup(told.set)

        def connect_but_to_some(at, *rest):
            if at[1] in (2, 3):
                told.wait(60)
                raise TimeoutError
            return connect(at, *rest)

        with mock.patch("reach.socket.create_connection", connect_but_to_some), socket.create_server(("127.0.0.1", 0)) as good:
            lost = ["http://127.0.0.1:2/x", "http://127.0.0.1:3/x"]
            here = f"http://127.0.0.1:{good.getsockname()[1]}/x"
            reach = Reach(patience=2)
            begin = time.monotonic()
            reach.ask([*lost, here, CLOSED])
            reach.ask([*lost, here, CLOSED])
            self.assertLess(time.monotonic() - begin, 4)
            self.assertEqual(["127.0.0.1: no answer within 2 s"] * 2, [reach.refusal(address) for address in lost])
            self.assertIsNone(reach.refusal(here))
            self.assertEqual("127.0.0.1: Connection refused", reach.refusal(CLOSED))

    def test_a_host_is_given_up_at_once_but_for_one_that_has_served(self):
        lost = urllib.error.URLError(ConnectionRefusedError(111, "Connection refused"))
        reach = Reach()

        def downloads(name, *ends):
            """How often a file is tried, and what is said of it, if its tries end so."""
            with mock.patch("places.download", side_effect=ends) as download:
                try:
                    places.downloaded(f"http://{name}", None, reach)
                except places.Unavailable as reason:
                    return download.call_count, type(reason), str(reason)
                return download.call_count

        refused = places.Unreachable, "strange.invalid: Connection refused"
        self.assertEqual((1, *refused), downloads("strange.invalid/a", lost, None))
        self.assertEqual((0, *refused), downloads("strange.invalid/b", None))
        self.assertEqual(1, downloads("here.invalid/a", None))
        self.assertEqual(2, downloads("here.invalid/b", lost, None))
        silent = socket.timeout()
        self.assertEqual((2, places.Unavailable, "silent for 10 s for c"), downloads("here.invalid/c", lost, silent, None))
        self.assertEqual((1, places.Unreachable, "here.invalid: Connection refused"), downloads("here.invalid/d", lost, None))

    def test_a_name_that_nobody_knows_is_told(self):
        reach = Reach(patience=5)
        reach.ask(["https://no-such-host.invalid/x"])
        self.assertIn("no-such-host.invalid: ", reach.refusal("https://no-such-host.invalid/y"))

    def test_the_host_to_try_is_the_proxy_where_there_is_one(self):
        before = dict(os.environ)
        self.addCleanup(lambda: (os.environ.clear(), os.environ.update(before)))
        os.environ.update(https_proxy="http://127.0.0.1:3128", no_proxy="example.invalid")
        self.assertEqual(("127.0.0.1", 3128), gate("https://files.invalid/a"))
        self.assertEqual(("example.invalid", 443), gate("https://example.invalid/a"))


if __name__ == "__main__":
    unittest.main()
