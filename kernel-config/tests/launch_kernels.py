#!/usr/bin/env python3
"""Launches the kernel N times and measures the time from launch to the first result of a cell.

    launch_kernels.py N [--kernel NAME]

Prints minimum, median and maximum in seconds. Exit status 1 if a launch fails or the median is above four seconds.
"""
import argparse
import statistics
import sys
import time

from jupyter_client.manager import KernelManager

LIMIT_SECONDS = 4.0
GIVE_UP_SECONDS = 60


def launch(name):
    """Seconds from launch to the first result."""
    manager = KernelManager(kernel_name=name)
    start = time.monotonic()
    manager.start_kernel()
    try:
        client = manager.client()
        client.start_channels()
        client.wait_for_ready(timeout=GIVE_UP_SECONDS)
        result = first_result(client, "6 * 7")
        took = time.monotonic() - start
        client.stop_channels()
    finally:
        manager.shutdown_kernel(now=True)
    if result != "42":
        raise RuntimeError("6 * 7 gave %r" % result)
    return took


def first_result(client, code):
    request = client.execute(code)
    while True:
        message = client.get_iopub_msg(timeout=GIVE_UP_SECONDS)
        if message["parent_header"].get("msg_id") != request:
            continue
        if message["msg_type"] == "execute_result":
            return message["content"]["data"]["text/plain"]
        if message["msg_type"] == "error":
            raise RuntimeError("%(ename)s: %(evalue)s" % message["content"])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("launches", type=int, metavar="N")
    parser.add_argument("--kernel", default="java", help="name of the kernelspec (default: java)")
    args = parser.parse_args()
    seconds, failures = [], 0
    for number in range(1, args.launches + 1):
        try:
            seconds.append(launch(args.kernel))
        except Exception as error:  # any failure to launch is what is counted here
            failures += 1
            print("launch %d failed: %s: %s" % (number, type(error).__name__, error))
    if seconds:
        print(
            "start to first result: min %.2f s, median %.2f s, max %.2f s"
            % (min(seconds), statistics.median(seconds), max(seconds))
        )
    slow = not seconds or statistics.median(seconds) > LIMIT_SECONDS
    print("%d launches, %d failed" % (args.launches, failures))
    sys.exit(1 if failures or slow else 0)


if __name__ == "__main__":
    main()
