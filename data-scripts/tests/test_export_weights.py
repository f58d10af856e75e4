"""The writing of safetensors, with arrays in the place of torch's tensors."""

import array
import json
import struct
import sys
import tempfile
import types
import unittest
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import export_weights  # noqa: E402 (the path above)


class Tensor:
    """What the script uses of a tensor."""

    def __init__(self, kind, shape, code, values):
        self.dtype, self.shape, self.data = f"torch.{kind}", shape, array.array(code, values)

    def itself(self):
        return self

    detach = cpu = contiguous = itself

    def numpy(self):
        return self.data

    def float(self):
        return Tensor("float32", self.shape, "f", self.data)


WEIGHTS = {
    "fc.weight": Tensor("float32", (2, 1), "f", [0.5, -2]),
    "fc.bias": Tensor("bfloat16", (1,), "d", [3]),
    "bn.num_batches_tracked": Tensor("int64", (), "q", [7]),
}


class ExportTest(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.target = Path(temporary.name) / "model.safetensors"

    def export(self, weights, *arguments):
        """Runs the script on a module zoo whose function net gives a model of these weights."""
        self.made_with = None

        def net(**given):
            self.made_with = given
            return types.SimpleNamespace(state_dict=lambda: weights)

        torch = types.SimpleNamespace(is_tensor=lambda value: isinstance(value, Tensor))
        with mock.patch.dict(sys.modules, {"torch": torch, "zoo": types.SimpleNamespace(net=net)}):
            export_weights.main(["zoo:net", str(self.target), *arguments])

    def test_the_format_is_that_of_the_specification(self):
        self.export(WEIGHTS, "weights=DEFAULT")
        self.assertEqual({"weights": "DEFAULT"}, self.made_with)
        written = self.target.read_bytes()
        (length,) = struct.unpack_from("<Q", written)
        self.assertEqual(
            {
                "fc.weight": {"dtype": "F32", "shape": [2, 1], "data_offsets": [0, 8]},
                "fc.bias": {"dtype": "F32", "shape": [1], "data_offsets": [8, 12]},
                "bn.num_batches_tracked": {"dtype": "I64", "shape": [], "data_offsets": [12, 20]},
            },
            json.loads(written[8 : 8 + length]),
        )
        self.assertEqual((0.5, -2, 3, 7), struct.unpack("<fffq", written[8 + length :]))

    def test_what_is_no_tensor_is_named_and_nothing_is_written(self):
        for weights, told in (
            ({"epoch": 3}, "epoch are no tensors"),
            ({"z": Tensor("complex64", (), "f", [1, 1])}, "z is of type complex64"),
        ):
            with self.subTest(told), self.assertRaisesRegex(export_weights.Failure, told):
                self.export(weights)
            self.assertEqual([], list(self.target.parent.iterdir()))

    def test_a_missing_file_is_named(self):
        with mock.patch.dict(sys.modules, {"torch": types.SimpleNamespace()}):
            with self.assertRaisesRegex(export_weights.Failure, "none.pth: no such file; expected one, or module:function"):
                export_weights.main(["none.pth", str(self.target)])


if __name__ == "__main__":
    unittest.main()
