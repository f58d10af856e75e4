"""Runs the Java of the pages, each as one notebook, a block a cell: what a reader copies works."""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("README.md", "docs/library.md")
FENCE = re.compile(r"^```java\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def notebook(page):
    cells = [
        {"cell_type": "code", "id": f"block-{number}", "metadata": {}, "execution_count": None, "outputs": [], "source": block}
        for number, block in enumerate(FENCE.findall((ROOT / page).read_text(encoding="utf-8")), 1)
    ]
    if not cells:
        sys.exit(f"{page}: no block of Java")
    kernel = {"display_name": "Java", "language": "java", "name": "java"}
    metadata = {"ascribe": {"data": ["mnist"]}, "kernelspec": kernel, "language_info": {"name": "java"}}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def main():
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for page in PAGES:
            files.append(Path(folder, "docs-" + Path(page).stem.lower() + ".ipynb"))
            files[-1].write_text(json.dumps(notebook(page)), encoding="utf-8")
        return subprocess.run([ROOT / "ascribe", "run", *files], env=os.environ).returncode


if __name__ == "__main__":
    sys.exit(main())
