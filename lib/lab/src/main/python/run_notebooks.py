"""Executes notebooks and leaves each as .ipynb and .html; a cell that fails, writes to stderr or shows no number fails the run."""

import argparse
import logging
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbconvert import HTMLExporter

from sources import digest

KERNEL = "java"
LOGS = Path(os.environ.get("ASCRIBE_HOME", ".")) / "logs"


LARGEST = 1e30  # nothing in a lesson is as large but a number read from where there is none
NO_NUMBER = re.compile(r"(?<![\w.])[-−+]?(?:NaN|Infinity)(?!\w)|(?<![^\s=≈:])[-−+]?∞(?![^\s,;.])")
NUMBER = re.compile(r"(?<![\w.,])\d+(?:,\d{3})*(?:\.\d+)?(?:[eE][-+]?\d{1,3})?(?!\w)")
TAGS = re.compile(r"<(style|script|svg)\b.*?</\1>|<[^>]*>", re.DOTALL)


def shown(output):
    """The words and numbers of an output; those of a picture are not looked at."""
    if output.output_type == "stream":
        return output.text
    data = output.get("data", {})
    return data["text/plain"] if "text/plain" in data else TAGS.sub(" ", data.get("text/html", ""))


def no_number(text):
    """The first NaN, infinity or number beyond all reason, or None."""
    found = NO_NUMBER.search(text)
    if found:
        return found.group()
    return next((number for number in NUMBER.findall(text) if float(number.replace(",", "")) > LARGEST), None)


def complaint(cell):
    """What a cell's outputs hold against it, or None."""
    for output in cell.outputs:
        if output.output_type == "error":
            return f"{output.ename}: {output.evalue}"
        if output.output_type == "stream" and output.name == "stderr" and output.text.strip():
            return "wrote to stderr: " + output.text.strip().splitlines()[0]
    if cell.metadata.get("ascribe", {}).get("no-numbers"):
        return None
    odd = next(filter(None, (no_number(shown(output)) for output in cell.outputs)), None)
    return odd and f"shows {odd if len(odd) < 40 else odd[:37] + '…'}; where a lesson means to, the cell's metadata say why"


class Progress:
    """One line per notebook, redrawn in place on a terminal; how long each cell took is in its metadata."""

    def __init__(self, name, cells):
        self.name, self.cells, self.begin = name, cells, time.monotonic()
        self.live = sys.stdout.isatty()

    def running(self, number):
        if self.live:
            print(f"\r{self.name}: cell {number} of {self.cells}, {self.seconds():.0f} s\033[K", end="", flush=True)

    def finished(self, verdict):
        print(("\r" if self.live else "") + f"{self.name}: {verdict}, {self.seconds():.0f} s" + "\033[K" * self.live, flush=True)

    def seconds(self):
        return time.monotonic() - self.begin


def write(path, text):
    """Writes a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_text(text, encoding="utf-8")
    os.replace(part, path)


def log_of(kernel):
    """The log that says most of a kernel's end, or None; start-kernel has put aside what an earlier one of its number left."""
    left = (LOGS / name for name in (f"hs_err_pid{kernel.pid}.log", f"kernel-{kernel.pid}.log"))
    return next((log for log in left if log.exists()), None)


def with_log(sentence, log):
    return f"{sentence}; see {log}" if log else sentence


def death(kernel):
    """How the kernel's process ended, in one sentence, with the log that says more."""
    log = log_of(kernel)
    if log and log.name.startswith("hs_err"):
        return with_log("the engine ended the kernel", log)
    status = getattr(kernel.process, "returncode", None)
    how = f", exit status {status}" if status is None or status >= 0 else f" of {signal.Signals(-status).name}"
    return with_log(f"the kernel died{how}", log)


def execute_cells(notebook, folder, progress):
    """Runs the cells in order up to the first that raises, and returns every complaint as (cell number, text)."""
    client = NotebookClient(notebook, timeout=None, kernel_name=KERNEL, resources={"metadata": {"path": str(folder)}})
    manager, complaints = client.create_kernel_manager(), []
    try:
        # What native code prints past the kernel is in the kernel's log already.
        client.start_new_kernel(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        client.start_new_kernel_client()
    except RuntimeError as problem:
        return [(0, with_log(f"the kernel did not start: {problem}", log_of(manager.provisioner)))]
    with client.setup_kernel():
        for index, cell in enumerate(notebook.cells):
            if cell.cell_type != "code":
                continue
            progress.running(index + 1)
            try:
                client.execute_cell(cell, index)
            except CellExecutionError:
                complaints.append((index + 1, complaint(cell) or "failed"))
                break
            except DeadKernelError:
                complaints.append((index + 1, death(client.km.provisioner)))
                break
            if complaint(cell):
                complaints.append((index + 1, complaint(cell)))
    return complaints


def saved(cell):
    """What is saved of a cell's outputs: all, or in their place the sentence in its metadata that says why not."""
    why = cell.metadata.get("ascribe", {}).get("not-saved")
    return [nbformat.v4.new_output("display_data", {"text/plain": why})] if why and cell.outputs else cell.outputs


def saved_into(lesson, executed):
    """A lesson with the outputs of its execution, less the times of day, which differ from run to run, and whose they are."""
    lesson.metadata.setdefault("ascribe", {})["shown"] = digest(executed.cells)
    for cell, run_cell in zip(lesson.cells, executed.cells):
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = saved(run_cell), run_cell.execution_count
            cell.metadata.pop("execution", None)
    return lesson


def run(path, name, out, save):
    """Executes one notebook, keeps what it showed whatever happens, and says whether it went without complaint."""
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    progress = Progress(name, len(notebook.cells))
    verdict = "stopped"
    try:
        complaints = execute_cells(notebook, path.parent, progress)
        verdict = "failed" if complaints else "passed"
    except (RuntimeError, TimeoutError) as problem:  # the kernel did not come up
        complaints, verdict = [(0, str(problem))], "failed"
    finally:
        write(out.with_suffix(".ipynb"), nbformat.writes(notebook))
        write(out.with_suffix(".html"), HTMLExporter().from_notebook_node(notebook, {"metadata": {"name": path.stem}})[0])
        progress.finished(verdict)
    if save and not complaints:
        write(path, nbformat.writes(saved_into(nbformat.read(path, as_version=4), notebook)) + "\n")
    for number, text in complaints:
        print(f"  cell {number}: {text}" if number else f"  {text}")
    return not complaints


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lessons", type=Path, required=True, help="the folder below which the lessons are")
    parser.add_argument("--out", type=Path, required=True, help="where the executed notebooks go")
    parser.add_argument("--not-run", metavar="WHY", action="append", default=[], help="of a lesson that counts, but cannot run")
    parser.add_argument("--save", action="store_true", help="also put what a notebook showed into it, if it passed")
    parser.add_argument("notebooks", type=Path, nargs="*")
    options = parser.parse_args(arguments)
    failed = 0
    for path in options.notebooks:
        inside = options.lessons.resolve() in path.resolve().parents
        relative = path.resolve().relative_to(options.lessons.resolve()) if inside else Path(path.name)
        failed += not run(path, str(relative.with_suffix("")), options.out / relative, options.save)
    for why in options.not_run:
        print(why)
    failed += len(options.not_run)
    total = len(options.notebooks) + len(options.not_run)
    print(f"{total - failed} of {total} notebooks passed; they are in {options.out}")
    return 1 if failed else 0


if __name__ == "__main__":
    # Ended from outside, a run closes its kernel and keeps what it has, as it does on Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    # The cell that a stop cuts short is no news to the user who stopped it.
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
