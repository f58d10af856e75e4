#!/usr/bin/env python3
"""Fetches data sets into $ASCRIBE_HOME/data and verifies them; nothing unverified ever bears a file's name."""

import argparse
import fcntl
import hashlib
import math
import os
import shutil
import signal
import sys
from contextlib import contextmanager
from pathlib import Path

import catalogue
from places import BROKEN, Folder, Unavailable, Unreachable, place, spellings
from reach import Reach

CHUNK = 1 << 20
FEW = 4  # files: as many are named one by one


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
    yield Folder(folder, "")


def wrong_or_missing(form, folder):
    absent = form.missing_from(folder)
    return [file for file in form.files if file in absent or digest(folder / file.name) != file.sha256]


class Fetch:
    """One run: what it asks, and what came of that."""

    def __init__(self, datasets, home, mirror):
        self.datasets, self.home, self.mirror, self.reach = datasets, home, mirror, Reach()
        self.unasked = True

    def run(self):
        """Gets every data set that can be had; returns those that came and those that did not, with why."""
        came, failed = {}, {}
        for dataset in self.datasets:
            try:
                sources = self.fetch(dataset, self.home / dataset.name)
                if sources:
                    came[dataset.name] = sources
            except (Unavailable, OSError) as reason:
                failed[dataset.name] = reason
                told = reason if isinstance(reason, Unavailable) else f"cannot get {dataset.name}: {reason}"
                print(f"ascribe: {told}", file=sys.stderr)
        return came, failed

    def fetch(self, dataset, folder):
        """Gets what is missing of a data set, from the first place that has it; returns the names of those places."""
        folder.parent.mkdir(parents=True, exist_ok=True)
        work = folder.with_name(f".{dataset.name}.parts")
        with lock(folder.with_name(f".{dataset.name}.lock"), dataset.name):
            # Not before: a fetch that held the lock and got nothing has removed it.
            folder.mkdir(exist_ok=True)
            work.mkdir(exist_ok=True)
            wanted = [wrong_or_missing(form, folder) for form in dataset.forms]
            used, reasons = self.gather(dataset, wanted, folder, work) if all(wanted) else ([], [])
            if all(wanted):
                leave_nothing_wrong(wanted, folder, work)
                raise Unavailable(unobtainable(dataset, wanted[0], reasons))
            shutil.rmtree(work)
        return used

    def gather(self, dataset, wanted, folder, work):
        """Asks place after place until nothing of one form is wanted; returns the places that had something, and why others not."""
        used, reasons = [], []
        for files, source in self.sources(dataset, wanted, folder):
            before = len(files)
            reasons += taken(files, source, folder, work)
            if len(files) < before:
                used.append(source.name)
            if not all(wanted):
                break
        return used, list(dict.fromkeys(reasons))

    def sources(self, dataset, wanted, folder):
        yield from ((files, source) for files in wanted for source in at_hand(folder, self.mirror))
        self.ask(dataset, min(wanted, key=len))
        for form, files in zip(dataset.forms, wanted):
            yield from ((files, place(told, self.reach)) for told in form.places)

    def ask(self, dataset, wanted):
        """Tries the hosts that may be needed, at once, the first time that any is; later those that nobody thought to need."""
        lacking = {dataset.name: wanted}
        if self.unasked:
            self.unasked = False
            lacking = {**self.lacking(), **lacking}
            sizes = [file.bytes for files in lacking.values() for file in files]
            told = "" if None in sizes else f", {math.ceil(sum(sizes) / 1e6)} MB"
            print(f"fetching {', '.join(lacking)}{told}", file=sys.stderr)
        forms = [form for other in self.datasets if other.name in lacking for form in other.forms]
        places = [place(told, self.reach) for form in forms for told in form.places]
        self.reach.ask([address for source in places for address in source.asks()])

    def lacking(self):
        """By data set, the files that are neither here nor, by their names, in the mirror; of the form that lacks the fewest."""
        offered = Folder(Path(self.mirror), "").names() if self.mirror else set()
        lacking = {}
        for dataset in self.datasets:
            missing = [form.missing_from(self.home / dataset.name) for form in dataset.forms]
            files = min(([file for file in form if not offered & {*spellings(file)}] for form in missing), key=len)
            if files:
                lacking[dataset.name] = files
        return lacking


def taken(files, source, folder, work):
    """Takes off a list the files that a place has, until one is not to be had; returns why not."""
    try:
        with source.session(work):
            while files:
                take(source, files[0], folder, work)
                files.pop(0)
    except Unreachable as reason:
        return [str(reason)]
    except Unavailable as reason:
        return [f"{source.name}: {reason}"] if source.name else []
    except BROKEN as broken:
        return [f"{source.name or folder}: {str(broken) or type(broken).__name__}"]
    return []


def leave_nothing_wrong(wanted, folder, work):
    """What is not the very file goes to the parts, until a fetch succeeds; a folder with nothing in it is no data set."""
    for path in {folder / file.name for files in wanted for file in files}:
        if path.exists():
            path.replace(work / (path.name + ".damaged"))
    if not any(folder.iterdir()):
        folder.rmdir()


def unobtainable(dataset, files, reasons):
    more = f" and {len(files) - 1} more files" if len(files) > 2 else f" and {files[1].name}" if len(files) == 2 else ""
    return f"cannot get {dataset.name} ({files[0].name}{more}): {'; '.join(reasons)}"


def by_hand(failed, home):
    """What a user can do, told once, however much failed."""
    if len(failed) > 1:
        names, where, archives = "the files that data-scripts/datasets/NAME.json names", home / "NAME", []
    else:
        names, where = ", or ".join(listed(form.files) for form in failed[0].forms), home / failed[0].name
        archives = list(dict.fromkeys(name for form in failed[0].forms for file in form.files for name in file.archives))
    whole = f", or {' or '.join(archives)} as it is," if archives else ""
    return (f"to supply data by hand, put {names} (plain or .gz){whole} in a folder and set ASCRIBE_MIRROR to it,"
            f" or put {'the files' if archives else 'them'} in {where}")


def first_of(sources):
    return sources[0] + (f" and {len(sources) - 1} more" if len(sources) > 1 else "")


def listed(files):
    more = f" and {len(files) - FEW} more (data-scripts/datasets names them)" if len(files) > FEW else ""
    return ", ".join(file.name for file in files[:FEW]) + more


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
    absent = "its files are" if None in sizes else f"{math.ceil(sum(sizes) / 1e6)} MB"
    return f"missing {dataset.name} {absent} not here yet: run './ascribe data {dataset.name}'"


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="as often as something needs it")
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
    datasets = [known[name] for name in in_order(options.names, known)]
    came, failed = Fetch(datasets, home, os.environ.get("ASCRIBE_MIRROR")).run()
    if came:
        told = ", ".join(f"{name} (from {first_of(sources)})" for name, sources in came.items())
        print(f"fetched and verified {told}; in {home}", file=sys.stderr)
    if failed:
        print(f"ascribe: {by_hand([known[name] for name in failed], home)}", file=sys.stderr)
    return 1 if failed else 0


def in_order(names, known):
    """What is named most often first, then the smallest: a lesson that waits for little does not wait for another's much."""
    return sorted(dict.fromkeys(names), key=lambda name: (-names.count(name), known[name].size))


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        sys.exit(main(sys.argv[1:]))
    except Failure as failure:
        sys.exit(print(f"ascribe: {failure}", file=sys.stderr) or failure.status)
    except KeyboardInterrupt:
        print("\nstopped; what was fetched so far is kept, and the next start goes on from there", file=sys.stderr)
        sys.exit(130)
