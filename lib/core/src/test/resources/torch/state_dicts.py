#!/usr/bin/env python3
"""Writes the state_dicts of TorchFileTest as torch.save would, without torch: with Python's own pickle and zipfile."""

import collections
import io
import pickle
import struct
import sys
import types
import zipfile

FORMATS = {"Float": "f", "Double": "d", "Half": "e", "Long": "q", "Byte": "B"}


class Storage:
    def __init__(self, key, kind, values):
        self.key, self.kind, self.values = key, kind, values

    def bytes(self):
        if self.kind == "BFloat16":
            return b"".join(struct.pack("<f", value)[2:] for value in self.values)
        return struct.pack(f"<{len(self.values)}{FORMATS[self.kind]}", *self.values)


class Tensor:
    def __init__(self, storage, offset, shape, stride, rebuild="_rebuild_tensor_v2"):
        self.storage, self.offset, self.shape, self.stride, self.rebuild = storage, offset, shape, stride, rebuild

    def __reduce_ex__(self, protocol):
        arguments = (self.storage, self.offset, self.shape, self.stride)
        flags = (False, collections.OrderedDict()) if self.rebuild.endswith("v2") else ()
        return getattr(sys.modules["torch._utils"], self.rebuild), arguments + flags


class Wrapped:
    """A parameter, as torch saves it now or as it did before 0.4."""

    def __init__(self, tensor, old):
        self.tensor, self.old = tensor, old

    def __reduce_ex__(self, protocol):
        if self.old:
            parameter = sys.modules["torch.nn.parameter"].Parameter
            return parameter, (self.tensor,), (True, False, collections.OrderedDict())
        return sys.modules["torch._utils"]._rebuild_parameter, (self.tensor, True, collections.OrderedDict())


def stand_in(module, name):
    """Something that pickles as module.name."""
    made = type(name, (), {"__module__": module})
    made.__qualname__ = name
    modules = module.split(".")
    for i in range(len(modules)):
        sys.modules.setdefault(".".join(modules[: i + 1]), types.ModuleType(modules[i]))
    setattr(sys.modules[module], name, made)


for module, name in [
    *(("torch", kind + "Storage") for kind in (*FORMATS, "BFloat16")),
    *(("torch._utils", name) for name in ("_rebuild_tensor", "_rebuild_tensor_v2", "_rebuild_parameter")),
    ("torch.nn.parameter", "Parameter"),
]:
    stand_in(module, name)


class Pickler(pickle.Pickler):
    def __init__(self, file, protocol, last):
        super().__init__(file, protocol)
        self.last = last

    def persistent_id(self, thing):
        if isinstance(thing, Storage):
            kind = getattr(sys.modules["torch"], thing.kind + "Storage")
            return ("storage", kind, thing.key, "cpu", len(thing.values), *self.last)
        return None


def pickled(thing, protocol=2, last=()):
    file = io.BytesIO()
    Pickler(file, protocol, last).dump(thing)
    return file.getvalue()


def state_dict(old):
    shared = Storage("0", "Float", [i / 8 for i in range(12)])
    storages = [
        shared,
        Storage("1", "Half", [1.5, -0.0009765625, 6.103515625e-05, 5.960464477539063e-08]),
        Storage("2", "Long", [7]),
        Storage("3", "Double", [0.1, -0.2]),
        Storage("4", "BFloat16", [1.0, -2.5]),
        Storage("5", "Byte", [200, 3]),
    ]
    rebuild = "_rebuild_tensor" if old else "_rebuild_tensor_v2"
    tensors = collections.OrderedDict()
    tensors["conv.weight"] = Wrapped(Tensor(shared, 2, (2, 3), (1, 3), rebuild), old)  # columns before rows
    tensors["conv.bias"] = Tensor(shared, 8, (4,), (1,), rebuild)
    tensors["norm.weight"] = Tensor(storages[1], 0, (4,), (1,))
    tensors["norm.bias"] = Tensor(storages[3], 0, (2,), (1,))
    tensors["norm.running_mean"] = Tensor(storages[4], 0, (2,), (1,))
    tensors["norm.running_var"] = Tensor(storages[5], 0, (2,), (1,))
    tensors["norm.num_batches_tracked"] = Tensor(storages[2], 0, (), ())
    tensors._metadata = collections.OrderedDict([("", {"version": 1})])
    return tensors, storages


def write_zip(path, protocol):
    tensors, storages = state_dict(old=False)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        add = lambda name, data: archive.writestr(zipfile.ZipInfo("archive/" + name), data)
        add("data.pkl", pickled(tensors, protocol))
        add("byteorder", "little")
        for storage in storages:
            add(f"data/{storage.key}", storage.bytes())
        add("version", "3\n")


class Pipe(io.RawIOBase):
    """A file that cannot be gone back in, so that lengths and check sums stand behind the data, as torch has them."""

    def __init__(self, file):
        self.file = file

    def writable(self):
        return True

    def write(self, data):
        return self.file.write(data)


def write_zip64(path, protocol):
    """The entries of an archive beyond 4 GB."""
    usual, zipfile.ZIP64_LIMIT = zipfile.ZIP64_LIMIT, 0
    with open(path, "wb") as file:
        write_zip(Pipe(file), protocol)
    zipfile.ZIP64_LIMIT = usual


def write_stream(path):
    tensors, storages = state_dict(old=True)
    machine = {"protocol_version": 1001, "little_endian": True, "type_sizes": {"short": 2, "int": 4, "long": 4}}
    with open(path, "wb") as file:
        file.write(pickled(0x1950A86A20F9469CFC6C) + pickled(1001) + pickled(machine))
        file.write(pickled(tensors, last=(None,)))
        file.write(pickled([storage.key for storage in storages]))
        for storage in storages:
            file.write(struct.pack("<q", len(storage.values)) + storage.bytes())


if __name__ == "__main__":
    write_zip("zip.pth", protocol=2)
    write_zip("zip-protocol-4.pth", protocol=4)
    write_zip64("zip64-protocol-5.pth", protocol=5)
    write_stream("stream.pth")
