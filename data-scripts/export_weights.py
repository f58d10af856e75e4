#!/usr/bin/env python3
"""Writes the weights of a torch model as safetensors, for Ascribe to read without torch.

    export_weights.py resnet18.pth resnet18.safetensors
    export_weights.py torchvision.models:resnet18 resnet18.safetensors weights=DEFAULT

The model is a file of torch.save(model.state_dict(), ...), or a function that makes it, with its arguments. Ascribe loads the
result with Model.of(name, architecture, TorchNames.layers(Safetensors.read(file)), DataType.FLOAT32).
"""

import argparse
import importlib
import json
import os
import struct
import sys
from pathlib import Path

# How safetensors calls what torch calls float32 and so on.
KINDS = {"float64": "F64", "float32": "F32", "float16": "F16", "int64": "I64", "int32": "I32", "int16": "I16", "int8": "I8",
         "uint8": "U8", "bool": "BOOL"}


class Failure(Exception):
    """Ends the script with one line."""


def state_dict(model, arguments):
    import torch  # late: --help works without it

    if Path(model).is_file():
        loaded = torch.load(model, map_location="cpu", weights_only=True)
        loaded = loaded.get("state_dict", loaded)
    elif ":" in model:
        module, function = model.split(":", 1)
        loaded = getattr(importlib.import_module(module), function)(**arguments).state_dict()
    else:
        raise Failure(f"{model}: no such file; expected one, or module:function")
    wrong = [name for name, value in loaded.items() if not torch.is_tensor(value)]
    if wrong:
        raise Failure(f"{model}: {', '.join(wrong)} are no tensors; expected a state_dict")
    return loaded


def plain(name, tensor):
    """A tensor as kind, shape and bytes."""
    kind = str(tensor.dtype).replace("torch.", "")
    if kind == "bfloat16":  # which numpy does not have
        tensor, kind = tensor.float(), "float32"
    if kind not in KINDS:
        raise Failure(f"{name} is of type {kind}; expected one of {', '.join(KINDS)}")
    return KINDS[kind], list(tensor.shape), tensor.detach().cpu().contiguous().numpy().tobytes()


def safetensors(tensors):
    """The pieces of a file: the length of its header, the header, and the bytes of every tensor."""
    header, end = {}, 0
    for name, (kind, shape, data) in tensors.items():
        header[name] = {"dtype": kind, "shape": shape, "data_offsets": [end, end + len(data)]}
        end += len(data)
    text = json.dumps(header, separators=(",", ":")).encode()
    return [struct.pack("<Q", len(text)), text, *(data for _, _, data in tensors.values())]


def write(pieces, target):
    """Whole or not at all."""
    part = target.with_name(target.name + ".part")
    try:
        with open(part, "wb") as file:
            file.writelines(pieces)
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", help="a file, or module:function")
    parser.add_argument("target", type=Path, help="the file to write")
    parser.add_argument("arguments", nargs="*", metavar="NAME=VALUE", help="arguments of the function")
    options = parser.parse_args(arguments)
    given = dict(argument.split("=", 1) for argument in options.arguments)
    tensors = state_dict(options.model, given)
    write(safetensors({name: plain(name, tensor) for name, tensor in tensors.items()}), options.target)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Failure as failure:
        sys.exit(f"export_weights: {failure}")
