#!/usr/bin/env python3
"""Shows that run.py itself can fail: every kind of wrong file is planted and must be reported.

  self_test.py -- COMPILER FLAGS...
"""
import sys
import tempfile
import unittest
from pathlib import Path

import run

COMMAND = sys.argv[2:]
GOOD = "#ifdef SD_FAIL_1\n// expect: static assertion|static_assert\nstatic_assert(sizeof(int) == 0);\n#endif\n"


class Planted(unittest.TestCase):
    def complaints(self, text):
        with tempfile.TemporaryDirectory() as directory:
            path = Path(directory) / "planted.cpp"
            path.write_text(text, encoding="utf-8")
            return run.complaints(path, COMMAND)

    def assert_complaint(self, text, part):
        found = self.complaints(text)
        self.assertEqual(len(found), 1, found)
        self.assertIn(part, found[0])

    def test_good_file_passes(self):
        self.assertEqual(self.complaints(GOOD), [])

    def test_section_that_compiles(self):
        self.assert_complaint(GOOD.replace("== 0", "> 0"), "SD_FAIL_1 compiles")

    def test_other_error_than_expected(self):
        self.assert_complaint(GOOD.replace("static assertion|static_assert", "no such error"), "not with /no such")

    def test_section_without_expectation(self):
        self.assert_complaint(GOOD.replace("expect:", "because"), "has no '// expect: regex' line")

    def test_file_that_never_compiles(self):
        self.assert_complaint(GOOD + "int x = ;\n", "all sections off")

    def test_file_without_sections(self):
        self.assert_complaint("int x = 1;\n", "no #ifdef SD_FAIL_")

    def test_same_section_twice(self):
        self.assertIn("SD_FAIL_1 occurs more than once", self.complaints(GOOD + GOOD))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
