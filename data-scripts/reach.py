"""Which hosts can be reached: asked of all at the same time, so that a machine without a network is not kept waiting by each in turn."""

import enum
import socket
import threading
import time
import urllib.request
from urllib.parse import urlsplit

PATIENCE = 10  # seconds, for all hosts together


class Failure(enum.Enum):
    """What a host that did not answer deserves."""

    TRY_AGAIN = enum.auto()
    OF_THIS_FILE = enum.auto()
    FOR_GOOD = enum.auto()


class Reach:
    """Remembers who did not answer; nobody is asked twice but who has served before."""

    def __init__(self, patience=PATIENCE):
        self.patience = patience
        self.asked, self.refusals, self.credit = set(), {}, {}

    def ask(self, addresses):
        """Tries a connection to the host of every address."""
        gates = {gate(address) for address in addresses} - self.asked
        self.asked |= gates
        answers = {at: Answer(at) for at in gates}
        deadline = time.monotonic() + self.patience
        for at, answer in answers.items():
            answer.done.wait(max(0, deadline - time.monotonic()))
            if not answer.reached:
                self.refusals[at] = answer.reason or f"no answer within {self.patience} s"

    def refusal(self, address):
        """Why the host of an address is not worth another try, or None."""
        reason = self.refusals.get(gate(address))
        return reason and f"{urlsplit(address).hostname}: {reason}"

    def serves(self, address):
        """A file came: the next failures are told as they come, a hiccup first."""
        self.credit[gate(address)] = [Failure.OF_THIS_FILE, Failure.TRY_AGAIN]

    def fails(self, address, reason):
        """Notes that a host did not answer, and says what follows from that."""
        at = gate(address)
        verdict = self.credit[at].pop() if self.credit.get(at) else Failure.FOR_GOOD
        if verdict is Failure.FOR_GOOD:
            self.refusals[at] = reason
        return verdict


class Answer:
    """One host's: reached as soon as one of its network addresses takes a connection."""

    def __init__(self, at):
        self.at, self.reached, self.reason = at, False, None
        self.done = threading.Event()
        self.begin(self.resolve)

    def begin(self, work, *arguments):
        # A resolver that hangs does not keep the process from ending.
        threading.Thread(target=work, args=arguments, daemon=True).start()

    def resolve(self):
        try:
            found = {info[4][:2] for info in socket.getaddrinfo(*self.at, type=socket.SOCK_STREAM)}
        except OSError as error:
            self.fail(error)
            return
        self.errors = []
        for address in found:
            self.begin(self.connect, address, len(found))

    def connect(self, address, of):
        try:
            socket.create_connection(address, PATIENCE).close()
        except OSError as error:
            self.errors.append(error)
            if len(self.errors) == of:
                self.fail(error)
        else:
            self.reached = True
            self.done.set()

    def fail(self, error):
        self.reason = error.strerror or str(error)
        self.done.set()


def gate(address):
    """The host and port a request goes to first: the proxy's where the user has one."""
    url = urlsplit(address)
    proxy = urllib.request.getproxies().get(url.scheme)
    if proxy and not urllib.request.proxy_bypass(url.netloc):
        url = urlsplit(proxy if "//" in proxy else "//" + proxy)
    return url.hostname, url.port or (443 if url.scheme == "https" else 80)
