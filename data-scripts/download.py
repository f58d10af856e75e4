"""Downloads that resume where they were cut."""

import http.client
import socket
import urllib.error
import urllib.request

from progress import Progress

TIMEOUT = 10  # seconds for a connection or a silence; a machine without a network goes on to the next place soon
CHUNK = 1 << 16
ATTEMPTS = 5


class Cut(OSError):
    """The connection ended before the file did."""


INTERRUPTED = (Cut, ConnectionError, TimeoutError, socket.timeout, http.client.IncompleteRead)


def download(url, part):
    """Fetches a URL into a file, going on from what the file holds already; tries again as long as that gets further."""
    for attempt in range(ATTEMPTS):
        before = held(part)
        try:
            return transfer(url, part)
        except INTERRUPTED:
            if attempt == ATTEMPTS - 1 or held(part) <= before:
                raise


def transfer(url, part):
    start = held(part)
    request = urllib.request.Request(url, headers={"User-Agent": "ascribe", **({"Range": f"bytes={start}-"} if start else {})})
    try:
        response = urllib.request.urlopen(request, timeout=TIMEOUT)
    except urllib.error.HTTPError as error:
        if error.code != 416:  # nothing lies beyond what is held: it is whole, or it is not this file
            raise
        if error.headers.get("Content-Range") == f"bytes */{start}":
            return
        part.unlink()
        return transfer(url, part)
    with response:
        if start and not resumes(response, start):
            start = 0  # the server sends the whole file, whatever it was asked for
        length = response.headers.get("Content-Length")
        total = start + int(length) if length else None
        append(response, part, start, total, Progress(url, total, start))
    if total is not None and held(part) != total:
        raise Cut(f"cut after {held(part)} of {total} bytes")


def resumes(response, start):
    return response.status == 206 and response.headers.get("Content-Range", "").startswith(f"bytes {start}-")


def append(response, part, start, total, progress):
    # Unbuffered on both sides: what has come is on the disk, however the process ends.
    with open(part, "ab" if start else "wb", buffering=0) as file:
        try:
            while chunk := response.read1(CHUNK):
                file.write(chunk)
                progress.advance(len(chunk))
        finally:
            progress.close()


def held(part):
    return part.stat().st_size if part.exists() else 0
