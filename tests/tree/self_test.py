#!/usr/bin/env python3
"""Shows that the rules about the tree can fail: each fault is planted in a small tree and must be reported."""
import tempfile
import unittest
from pathlib import Path

import kernel_symbols
import layers
import machine_paths
import mirror
import sizes

GOOD = {
    "include/sociaaldomein/sociaaldomein.hpp": "#include <sociaaldomein/domain/track.hpp>\n",
    "include/sociaaldomein/core/money.hpp": "#include <cstdint>\n// without __int128\n",
    "include/sociaaldomein/domain/track.hpp": "#include <sociaaldomein/core/money.hpp>\n",
    "src/core/money.cpp": '#include "core/detail/wide.hpp"\n#include <sociaaldomein/core/money.hpp>\n',
    "src/core/detail/wide.hpp": "using Wide = __int128;\n",
    "tests/core/money_test.cpp": "",
    "tests/core/money_overflow_test.cpp": "",
    "tests/core/detail/wide_test.cpp": "",
    "tests/domain/track_test.cpp": "",
    "tests/package/consumer_test.cpp": "",
    "benchmarks/core/money_bench.cpp": "",
}


class Planted(unittest.TestCase):
    def run_on(self, rule, changes):
        with tempfile.TemporaryDirectory() as root:
            for name, text in {**GOOD, **changes}.items():
                if text is not None:
                    path = Path(root) / name
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_text(text, encoding="utf-8")
            return rule(Path(root))

    def assert_complaint(self, rule, changes, *parts):
        found = self.run_on(rule.complaints, changes)
        self.assertEqual(len(found), 1, found)
        for part in parts:
            self.assertIn(part, found[0])

    def test_good_tree_passes(self):
        self.assertEqual(self.run_on(layers.complaints, {}), [])
        self.assertEqual(self.run_on(mirror.complaints, {}), [])

    def test_upward_include(self):
        fault = {"include/sociaaldomein/core/money.hpp": "\n#include <sociaaldomein/domain/track.hpp>\n"}
        self.assert_complaint(layers, fault, "core/money.hpp:2: core includes", "expected no other layer")

    def test_upward_include_of_a_private_header(self):
        self.assert_complaint(layers, {"src/core/money.cpp": '#  include "io/detail/x.hpp"\n'}, "core includes io/")

    def test_sideways_include(self):
        fault = {"src/series/panel.cpp": "#include <sociaaldomein/domain/track.hpp>\n"}
        self.assert_complaint(layers, fault, "series includes", "expected core")

    def test_unknown_layer(self):
        self.assert_complaint(layers, {"src/helpers/x.cpp": ""}, "'helpers' is not a layer")

    def test_file_in_no_layer(self):
        self.assert_complaint(layers, {"src/x.cpp": ""}, "lies in no layer")

    def test_umbrella_included_inside(self):
        fault = {"src/domain/track.cpp": "#include <sociaaldomein/sociaaldomein.hpp>\n"}
        self.assert_complaint(layers, fault, "umbrella header")

    def test_heavy_public_header(self):
        for line in ("#include <fmt/core.h>", "#include <Eigen/Core>", "#include <boost/json.hpp>", "__int128 x;",
                     '#include "core/detail/wide.hpp"'):
            self.assert_complaint(layers, {"include/sociaaldomein/core/money.hpp": line}, "money.hpp:1:", "public header")

    def test_eigen_core_is_light_enough_for_series(self):
        name = "include/sociaaldomein/series/panel.hpp"
        self.assertEqual(self.run_on(layers.complaints, {name: "#include <Eigen/Core>\n"}), [])
        self.assert_complaint(layers, {name: "#include <Eigen/Dense>\n"}, "only Eigen/Core")

    def test_header_without_test(self):
        self.assert_complaint(mirror, {"tests/domain/track_test.cpp": None}, "has no tests/domain/track_test.cpp")

    def test_source_without_header(self):
        self.assert_complaint(mirror, {"src/core/stray.cpp": ""}, "private code lies in detail/")

    def test_private_source_without_header(self):
        self.assert_complaint(mirror, {"src/core/detail/stray.cpp": ""}, "has no src/core/detail/stray.hpp")

    def test_private_header_outside_detail(self):
        self.assert_complaint(mirror, {"src/core/stray.hpp": ""}, "expected in detail/")

    def test_test_without_concept(self):
        self.assert_complaint(mirror, {"tests/core/mony_test.cpp": ""}, "there is no concept core/mony")

    def test_benchmark_without_concept(self):
        self.assert_complaint(mirror, {"benchmarks/core/mony_bench.cpp": ""}, "there is no concept core/mony")

    def test_long_files(self):
        changes = {"src/core/a.cpp": "\n" * 401, "src/core/b.cpp": "\n" * 451, "src/core/c.cpp": "\n" * 400,
                   "tests/core/golden/made.hpp": "\n" * 999}
        self.assertEqual(self.run_on(lambda root: sizes.long_files(root, sizes.GOAL), changes),
                         [(451, "src/core/b.cpp"), (401, "src/core/a.cpp")])
        self.assertEqual(self.run_on(lambda root: sizes.long_files(root, sizes.LIMIT), changes),
                         [(451, "src/core/b.cpp")])

    def test_machine_paths(self):
        def found(changes):
            return self.run_on(lambda root: machine_paths.complaints(root), changes)
        self.assertEqual(found({"src/core/a.cpp": "// /homestead/x, https://example.org/home/x/\n"}), [])
        for home in ("home/ann", "root"):  # not written as paths here, where the rule looks too
            self.assertEqual(len(found({"src/core/a.cpp": f"<abi-instr path='/{home}/tree/src/a.cpp'>"})), 1, home)
        with tempfile.TemporaryDirectory() as root:
            (Path(root) / "a.txt").write_text(f"\npath={Path(root).resolve()}/a.txt\n", encoding="utf-8")
            (complaint,) = machine_paths.complaints(root)
            self.assertIn("a.txt:2: found", complaint)

    def test_kernel_symbols(self):
        good = "0000000000000000 D theta_kernels_v3\n0000000000000000 t fit\n                 U memcpy\n"
        self.assertEqual(kernel_symbols.complaints("theta_v3.o", good), [])
        for line, part in (("0000000000000010 W _ZSt3maxIdERKT_S2_S2_", "shared with other objects"),
                           ("0000000000000000 V grid", "shared with other objects"),
                           ("0000000000000000 u averaged_alphas", "shared with other objects"),
                           ("                 w optional", "shared with other objects"),
                           ("                 U exp", "needs exp"),
                           ("0000000000000040 T helper", "expected one table")):
            found = kernel_symbols.complaints("theta_v3.o", good + line + "\n")
            self.assertEqual(len(found), 1, found)
            self.assertIn(part, found[0])
        self.assertIn("exports nothing", kernel_symbols.complaints("empty.o", "")[0])


if __name__ == "__main__":
    unittest.main()
