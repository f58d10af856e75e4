"""How far a long transfer is and how long it will take yet, in place on a terminal, now and then elsewhere."""

import sys
import time


class Progress:
    def __init__(self, what, total, done=0, out=sys.stderr):
        self.what, self.total, self.done, self.out = what, total, done, out
        self.first, self.begin, self.shown = done, time.monotonic(), time.monotonic()
        self.pause = 0.2 if out.isatty() else 30

    def advance(self, count):
        self.done += count
        now = time.monotonic()
        if now - self.shown >= self.pause:
            self.shown = now
            self.show(now - self.begin)

    def show(self, seconds):
        text = f"{self.what}: {self.done / 1e6:.1f} MB"
        if self.total:
            text += f" of {self.total / 1e6:.1f} MB"
        if self.total and self.done - self.first > self.total / 100:  # before that it would be a guess
            text += f", {seconds * max(self.total - self.done, 0) / (self.done - self.first):.0f} s left"
        print(f"\r{text}\033[K" if self.out.isatty() else text, end="" if self.out.isatty() else "\n", file=self.out, flush=True)

    def close(self):
        if self.out.isatty():
            print("\r\033[K", end="", file=self.out, flush=True)
