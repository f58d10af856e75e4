"""A front end for tests: starts a kernel, runs cells, collects what they show."""
import os
import tempfile
import time
import unittest
from contextlib import contextmanager
from queue import Empty

from jupyter_client.manager import KernelManager

PATIENCE = 60


class Outcome:
    """What one cell did."""

    def __init__(self):
        self.status = self.ename = self.evalue = None
        self.stdout = self.stderr = ""
        self.result = None
        self.displays = []
        self.updates = []
        self.traceback = []
        self.expressions = {}
        self.seconds_after_interrupt = None

    @property
    def trace(self):
        return "\n".join(self.traceback)


class FrontEnd:
    def __init__(self, manager):
        self.manager = manager
        self.client = manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=PATIENCE)

    def run(self, code, interrupt_after=None, answers=(), **options):
        """Runs a cell to its end; interrupts it after so many seconds; answers its questions in turn."""
        options.setdefault("allow_stdin", bool(answers))
        request = self.client.execute(code, **options)
        return self.follow(request, interrupt_after, list(answers))

    def follow(self, request, interrupt_after=None, answers=()):
        outcome, answers = Outcome(), list(answers)
        start, interrupted = time.monotonic(), None
        while True:
            if interrupt_after and not interrupted and time.monotonic() - start > interrupt_after:
                interrupted = time.monotonic()
                self.manager.interrupt_kernel()
            if time.monotonic() - start > PATIENCE:
                raise TimeoutError("the cell did not end within %d s" % PATIENCE)
            if answers:
                self.answer_if_asked(answers)
            try:
                message = self.client.get_iopub_msg(timeout=0.05)
            except Empty:
                continue
            if message["parent_header"].get("msg_id") == request and collect(outcome, message):
                break
        reply = self.reply_to(request)
        if interrupted:
            outcome.seconds_after_interrupt = time.monotonic() - interrupted
        outcome.status = reply["status"]
        outcome.expressions = reply.get("user_expressions", {})
        return outcome

    def answer_if_asked(self, answers):
        try:
            self.client.get_stdin_msg(timeout=0.05)
        except Empty:
            return
        self.client.input(answers.pop(0))

    def reply_to(self, request):
        while True:
            message = self.client.get_shell_msg(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") == request:
                return message["content"]

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel()


def collect(outcome, message):
    """Adds a message to the outcome; whether it was the last one."""
    kind, content = message["msg_type"], message["content"]
    if kind == "stream" and content["name"] == "stdout":
        outcome.stdout += content["text"]
    elif kind == "stream":
        outcome.stderr += content["text"]
    elif kind == "execute_result":
        outcome.result = content["data"]
    elif kind == "display_data":
        outcome.displays.append(content)
    elif kind == "update_display_data":
        outcome.updates.append(content)
    elif kind == "error":
        outcome.ename, outcome.evalue = content["ename"], content["evalue"]
        outcome.traceback = content["traceback"]
    return kind == "status" and content["execution_state"] == "idle"


@contextmanager
def kernel(cwd=None, name="java", **environment):
    """A running kernel, with these environment variables in addition."""
    manager = KernelManager(kernel_name=name)
    manager.start_kernel(cwd=cwd, env={**os.environ, **environment})
    front = FrontEnd(manager)
    try:
        yield front
    finally:
        front.close()


class KernelTestCase(unittest.TestCase):
    """Tests that share one kernel, in a folder of their own."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        context = kernel(cwd=cls.folder.name)
        cls.front = context.__enter__()
        cls.addClassCleanup(context.__exit__, None, None, None)
