"""Where files may come from: a folder, the web, an archive there, an npm package. Each offers copies for the caller to verify."""

import functools
import gzip
import hashlib
import http.client
import io
import lzma
import re
import shutil
import socket
import subprocess
import tarfile
import tempfile
import time
import urllib.error
import zlib
from contextlib import contextmanager
from pathlib import Path

from download import TIMEOUT, download
from progress import Progress
from reach import Failure

NPM_PATIENCE = 600  # seconds


class Unavailable(Exception):
    """A place does not have what is wanted; the message says why."""


# What reading a copy can fail with, whatever the place.
BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError, http.client.HTTPException, tarfile.TarError)


def expanded(stream):
    """The bytes a file stands for: itself, or what is compressed in it."""
    magic = stream.read(2)
    stream.seek(0)
    return gzip.GzipFile(fileobj=stream) if magic == b"\x1f\x8b" else stream


def spellings(file):
    """The names a file of the user's may have, or what it is made of."""
    return file.name, file.name + ".gz", *file.archives


def lined(archive, pattern):
    """Members of an archive as lines, what is against first, then by number: the same bytes however they were packed."""
    found = []
    for member in archive:
        named = re.fullmatch(pattern, member.name)
        if named:
            order = named["label"], int(named["number"])
            found.append((order, named["rating"].encode() + b"\t" + archive.extractfile(member).read() + b"\n"))
    return io.BytesIO(b"".join(line for _, line in sorted(found)))


def catalogued(path):
    """The name of a file as the catalogue has it: some copies of MNIST write the dash before 'idx' as a dot."""
    return path.name.replace(".idx", "-idx")


class Folder:
    """A folder of the user's; files are found by name anywhere below it, plain or gzipped."""

    def __init__(self, folder, name):
        self.folder, self.name = folder, name

    @contextmanager
    def session(self, work):
        yield self

    def names(self):
        """What there is in it, right or wrong."""
        return {catalogued(path) for path in self.folder.rglob("*")}

    def copies(self, file):
        if not self.folder.is_dir():
            raise Unavailable("no such folder")
        found = [p for p in sorted(self.folder.rglob("*")) if catalogued(p) in spellings(file) and p.is_file()]
        if not found:
            raise Unavailable(f"has neither {' nor '.join(spellings(file))}")
        for path in found:
            if path.name in file.archives:
                with tarfile.open(path) as archive:
                    yield str(path), lined(archive, file.lines)
            else:
                with open(path, "rb") as stream:
                    yield str(path), expanded(stream)


class Web:
    """An address with {name} in it."""

    def __init__(self, address, reach):
        self.address, self.name, self.reach = address, address.rsplit("/", 1)[0], reach
        self.work = None

    def asks(self):
        return [self.address]

    @contextmanager
    def session(self, work):
        self.work = work
        yield self

    def copies(self, file):
        url = self.address.format(name=file.name)
        # A part belongs to one address: other places may have packed the file otherwise.
        part = self.work / f"{file.name}.{hashlib.sha256(url.encode()).hexdigest()[:8]}.part"
        for resumed in ((True, False) if part.exists() else (False,)):
            if not resumed:
                part.unlink(missing_ok=True)
            downloaded(url, part, self.reach)
            with open(part, "rb") as stream:
                yield url, expanded(stream)
        part.unlink()


class Unreachable(Unavailable):
    """A host does not answer; the message names it."""


def downloaded(url, part, reach):
    """Downloads, or says why that cannot be; a host that has served before gets a second try, and then fails with this file alone."""
    if reach.refusal(url):
        raise Unreachable(reach.refusal(url))
    try:
        download(url, part)
        reach.serves(url)
        return
    except urllib.error.HTTPError as error:
        raise Unavailable(f"answers {error.code} {error.reason} for {url.rsplit('/', 1)[1]}") from error
    except urllib.error.URLError as error:
        reason = getattr(error.reason, "strerror", None) or str(error.reason)
    except (TimeoutError, socket.timeout):
        reason = f"silent for {TIMEOUT} s"
    verdict = reach.fails(url, reason)
    if verdict is Failure.TRY_AGAIN:
        downloaded(url, part, reach)
    elif verdict is Failure.OF_THIS_FILE:
        raise Unavailable(f"{reason} for {url.rsplit('/', 1)[1]}")
    else:
        raise Unreachable(reach.refusal(url))


class Archive:
    """A tar archive with the files in it."""

    def __init__(self, name, member):
        self.name, self.member = name, member
        self.opened = None

    def copies(self, file):
        if file.lines:
            yield self.name, lined(self.opened, file.lines)
            return
        try:
            stream = self.opened.extractfile(self.member.format(name=file.name))
        except KeyError as error:
            raise Unavailable(f"has no {file.name}") from error
        yield self.name, expanded(stream)


class WebArchive(Archive):
    """An archive at an address."""

    def __init__(self, name, member, reach):
        super().__init__(name, member)
        self.reach = reach

    def asks(self):
        return [self.name]

    @contextmanager
    def session(self, work):
        part = work / f"{hashlib.sha256(self.name.encode()).hexdigest()[:8]}.archive.part"
        downloaded(self.name, part, self.reach)
        try:
            with tarfile.open(part) as self.opened:
                yield self
        finally:
            part.unlink()  # it came whole: if it is of no use, going on from it is of none either


class Npm(Archive):
    """A package of the npm registry, by way of the npm client and its settings."""

    def __init__(self, package, member, size, reach):
        super().__init__(f"npm package {package}", member)
        self.package, self.size, self.reach = package, size, reach

    def asks(self):
        return registry()

    @contextmanager
    def session(self, work):
        with tempfile.TemporaryDirectory(dir=work, prefix="npm-") as folder:
            with tarfile.open(self.pack(Path(folder))) as self.opened:
                yield self

    def pack(self, folder):
        if not shutil.which("npm"):
            raise Unavailable("there is no npm on the PATH")
        for address in registry():
            if self.reach.refusal(address):
                raise Unreachable(f"npm's registry at {self.reach.refusal(address)}")
        command = ["npm", "pack", self.package, "--loglevel=error", "--ignore-scripts", "--fetch-retries=0"]
        command.append(f"--cache={folder / 'cache'}")
        status, said = self.watched(command, folder)
        archives = list(folder.glob("*.tgz"))
        if status or not archives:
            raise Unavailable(why(said))
        return archives[0]

    def watched(self, command, folder):
        """Runs npm, and shows meanwhile how much has come into its cache."""
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        progress, deadline = Progress(self.name, self.size), time.monotonic() + NPM_PATIENCE
        try:
            while time.monotonic() < deadline:
                try:
                    said = process.communicate(timeout=0.2)[1]
                    return process.returncode, said
                except subprocess.TimeoutExpired:
                    progress.advance(size_of(folder / "cache") - progress.done)
            raise Unavailable(f"npm took longer than {NPM_PATIENCE} s")
        finally:
            progress.close()
            process.kill()
            process.wait()


@functools.lru_cache(maxsize=None)
def registry():
    """The address npm would ask, or none where it goes through a proxy of its own settings or does not say."""
    if not shutil.which("npm"):
        return []
    said = [npm_setting(name) for name in ("registry", "https-proxy", "proxy")]
    return [said[0]] if said[0].startswith("http") and set(said[1:]) <= {"", "null"} else []


def npm_setting(name):
    asked = subprocess.run(["npm", "config", "get", name], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return asked.stdout.strip() if asked.returncode == 0 else ""


def size_of(folder):
    """The bytes below a folder that changes meanwhile."""
    total = 0
    for path in folder.rglob("*"):
        try:
            total += path.stat().st_size if path.is_file() else 0
        except OSError:
            continue
    return total


def why(said):
    """The line of npm's complaint that a person can use: codes and the place of its log come before and after it."""
    lines = [line.split(" ", 2)[2] for line in said.splitlines() if line.lower().startswith(("npm error ", "npm err! "))]
    told = [line for line in lines if not line.startswith(("code ", "errno ", "syscall "))]
    return (told or lines or ["npm pack failed"])[0]


def place(described, reach):
    """The place a catalogue entry describes."""
    if "web" in described:
        return Web(described["web"], reach)
    if "archive" in described:
        return WebArchive(described["archive"], described.get("member"), reach)
    return Npm(described["npm"], described["member"], described.get("bytes"), reach)
