#!/usr/bin/env python3
"""Fetches data sets into $ASCRIBE_HOME/data and verifies them; nothing unverified ever bears a file's name."""

import argparse
import fcntl
import hashlib
import os
import shutil
import signal
import sys
from contextlib import contextmanager
from pathlib import Path

import catalogue
from places import BROKEN, Folder, Unavailable, place

CHUNK = 1 << 20


class Failure(Exception):
    """Ends the script with one message and an exit status."""

    def __init__(self, status, message):
        super().__init__(message)
        self.status = status


def digest(path):
    total = hashlib.sha256()
    with open(path, "rb") as stream:
        while chunk := stream.read(CHUNK):
            total.update(chunk)
    return total.hexdigest()


def keep(stream, file, folder, work):
    """Writes a copy beside its place, and puts it in its place only if it is the very file."""
    part = work / file.name
    total = hashlib.sha256()
    with open(part, "wb") as out:
        while chunk := stream.read(CHUNK):
            total.update(chunk)
            out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
    if total.hexdigest() != file.sha256:
        part.unlink()
        raise Unavailable(f"SHA-256 of {file.name} is {total.hexdigest()[:12]}…, expected {file.sha256[:12]}…")
    os.replace(part, folder / file.name)


def take(source, file, folder, work):
    """Takes the first good copy a place offers."""
    problem = Unavailable("offers nothing")
    for name, stream in source.copies(file):
        try:
            return keep(stream, file, folder, work)
        except Unavailable as wrong:
            problem = wrong
        except BROKEN as broken:
            problem = Unavailable(f"{name} cannot be read: {broken}")
    raise problem


def at_hand(folder, mirror):
    """The folders of the user's, asked for every form before any place is asked for one."""
    if mirror:
        yield Folder(Path(mirror), f"ASCRIBE_MIRROR={mirror}")
    yield Folder(folder, str(folder))


def wrong_or_missing(form, folder):
    absent = form.missing_from(folder)
    return [file for file in form.files if file in absent or digest(folder / file.name) != file.sha256]


def fetch(dataset, folder, mirror):
    """Gets what is missing of a data set, from the first place that has it; returns whether anything was."""
    folder.mkdir(parents=True, exist_ok=True)
    work = folder.with_name(f".{dataset.name}.parts")
    with lock(folder.with_name(f".{dataset.name}.lock"), dataset.name):
        work.mkdir(exist_ok=True)
        wanted = [wrong_or_missing(form, folder) for form in dataset.forms]
        fetched = all(wanted)
        reasons = [] if mirror else ["ASCRIBE_MIRROR: not set"]
        sources = [(form, source) for form in wanted for source in at_hand(folder, mirror)]
        sources += [(files, place(told)) for form, files in zip(dataset.forms, wanted) for told in form.places]
        for files, source in sources:
            if not all(wanted):
                break
            reasons += taken(files, source, folder, work)
        if all(wanted):
            raise Failure(1, unobtainable(dataset, wanted[0][0], folder, list(dict.fromkeys(reasons))))
        shutil.rmtree(work)
    return fetched


def taken(files, source, folder, work):
    """Takes off a list the files that a place has, until one is not to be had; returns why not."""
    try:
        with source.session(work):
            while files:
                take(source, files[0], folder, work)
                print(f"{files.pop(0).name}: verified, from {source.name}", file=sys.stderr)
    except Unavailable as reason:
        return [f"{source.name}: {reason}"]
    except BROKEN as broken:
        return [f"{source.name}: {str(broken) or type(broken).__name__}"]
    return []


def unobtainable(dataset, file, folder, reasons):
    names = ", or ".join(", ".join(file.name for file in form.files) for form in dataset.forms)
    tried = "".join(f"\n  {reason}" for reason in reasons)
    return (
        f"cannot get {file.name} of {dataset.name}; tried{tried}\n"
        f"To supply it by hand, put {names} (plain or .gz) in a folder and set ASCRIBE_MIRROR to it, or put them in {folder}."
    )


@contextmanager
def lock(path, name):
    """One fetch of a data set at a time; the lock goes with the process, however that ends."""
    with open(path, "w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(f"another process is fetching {name}; waiting for it", file=sys.stderr)
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def state(dataset, folder):
    missing = dataset.missing_from(folder)
    if not missing:
        return f"ok      {dataset.name} {folder}"
    sizes = [file.bytes for file in missing]
    absent = "its files are" if None in sizes else f"{sum(sizes) / 1e6:.0f} MB"
    return f"missing {dataset.name} {absent} not here yet: run './ascribe data {dataset.name}'"


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--list", action="store_true", help="say of every data set whether it is here, and stop")
    parser.add_argument("--catalogue", type=Path, default=catalogue.FOLDER, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    home = Path(os.environ.get("ASCRIBE_HOME") or Path(__file__).resolve().parent.parent / ".ascribe") / "data"
    known = catalogue.load(options.catalogue)
    if options.list:
        print("\n".join(state(dataset, home / name) for name, dataset in known.items()))
    for name in options.names:
        if name not in known:
            raise Failure(2, f"unknown data set '{name}': known are {', '.join(known)}")
    for name in options.names:
        if fetch(known[name], home / name, os.environ.get("ASCRIBE_MIRROR")):
            print(f"{name} is in {home / name}", file=sys.stderr)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        main(sys.argv[1:])
    except Failure as failure:
        sys.exit(print(f"ascribe: {failure}", file=sys.stderr) or failure.status)
    except KeyboardInterrupt:
        print("\nstopped; what was fetched so far is kept, and the next start goes on from there", file=sys.stderr)
        sys.exit(130)
