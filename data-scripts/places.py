"""Where files may come from: a folder, the web, an archive there, an npm package. Each offers copies for the caller to verify."""

import gzip
import hashlib
import http.client
import shutil
import subprocess
import tarfile
import tempfile
import urllib.error
import zlib
from contextlib import contextmanager
from pathlib import Path

from download import download

NPM_PATIENCE = 600  # seconds


class Unavailable(Exception):
    """A place does not have what is wanted; the message says why."""


# What reading a copy can fail with, whatever the place.
BROKEN = (OSError, EOFError, zlib.error, http.client.HTTPException, tarfile.TarError)


def expanded(stream):
    """The bytes a file stands for: itself, or what is compressed in it."""
    magic = stream.read(2)
    stream.seek(0)
    return gzip.GzipFile(fileobj=stream) if magic == b"\x1f\x8b" else stream


class Folder:
    """A folder of the user's; files are found by name anywhere below it, plain or gzipped."""

    def __init__(self, folder, name):
        self.folder, self.name = folder, name

    @contextmanager
    def session(self, work):
        yield self

    def copies(self, file):
        if not self.folder.is_dir():
            raise Unavailable("no such folder")
        wanted = {file.name, file.name + ".gz"}
        # Some copies of MNIST write the dash before 'idx' as a dot.
        found = [p for p in sorted(self.folder.rglob("*")) if p.name.replace(".idx", "-idx") in wanted and p.is_file()]
        if not found:
            raise Unavailable(f"has neither {file.name} nor {file.name}.gz")
        for path in found:
            with open(path, "rb") as stream:
                yield str(path), expanded(stream)


class Web:
    """An address with {name} in it."""

    def __init__(self, address):
        self.address, self.name = address, address.rsplit("/", 1)[0]
        self.work = None

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
            downloaded(url, part)
            with open(part, "rb") as stream:
                yield url, expanded(stream)
        part.unlink()


def downloaded(url, part):
    """Downloads, or says why that cannot be."""
    try:
        download(url, part)
    except urllib.error.HTTPError as error:
        raise Unavailable(f"{url} answers {error.code} {error.reason}") from error
    except urllib.error.URLError as error:
        raise Unavailable(str(error.reason)) from error


class Archive:
    """A tar archive with the files in it."""

    def __init__(self, name, member):
        self.name, self.member = name, member
        self.opened = None

    def copies(self, file):
        try:
            stream = self.opened.extractfile(self.member.format(name=file.name))
        except KeyError as error:
            raise Unavailable(f"has no {file.name}") from error
        yield self.name, expanded(stream)


class WebArchive(Archive):
    """An archive at an address."""

    @contextmanager
    def session(self, work):
        part = work / f"{hashlib.sha256(self.name.encode()).hexdigest()[:8]}.archive.part"
        downloaded(self.name, part)
        try:
            with tarfile.open(part) as self.opened:
                yield self
        finally:
            part.unlink()  # it came whole: if it is of no use, going on from it is of none either


class Npm(Archive):
    """A package of the npm registry, by way of the npm client and its settings."""

    def __init__(self, package, member):
        super().__init__(f"npm package {package}", member)
        self.package = package

    @contextmanager
    def session(self, work):
        with tempfile.TemporaryDirectory(dir=work, prefix="npm-") as folder:
            with tarfile.open(self.pack(Path(folder))) as self.opened:
                yield self

    def pack(self, folder):
        if not shutil.which("npm"):
            raise Unavailable("there is no npm on the PATH")
        command = ["npm", "pack", self.package, "--loglevel=error", "--ignore-scripts", "--fetch-retries=0"]
        command.append(f"--cache={folder / 'cache'}")
        try:
            done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=NPM_PATIENCE)
        except subprocess.TimeoutExpired as error:
            raise Unavailable(f"npm took longer than {NPM_PATIENCE} s") from error
        archives = list(folder.glob("*.tgz"))
        if done.returncode or not archives:
            raise Unavailable(why(done.stderr))
        return archives[0]


def why(said):
    """The line of npm's complaint that a person can use: codes and the place of its log come before and after it."""
    lines = [line.split(" ", 2)[2] for line in said.splitlines() if line.lower().startswith(("npm error ", "npm err! "))]
    told = [line for line in lines if not line.startswith(("code ", "errno ", "syscall "))]
    return (told or lines or ["npm pack failed"])[0]


def place(described):
    """The place a catalogue entry describes."""
    if "web" in described:
        return Web(described["web"])
    if "archive" in described:
        return WebArchive(described["archive"], described["member"])
    return Npm(described["npm"], described["member"])
