"""The test of tools/check-rules: documents that are deliberately wrong must be refused."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

CHECK = Path(__file__).resolve().parents[2] / "tools" / "check-rules"

SOUND = {
    "engine/round/pass.h": "// propose_all is old\nvoid propose(Round& round);\n"
                           "class Round {\n  bool freed() const;\n};\n",
    "tests/unit/round_test.cpp": 'TEST_CASE("it proposes") {}\n'
                                 'TEST_CASE(\n    "a name on "\n    "two lines", "[tag]") {}\n',
    "tests/scenarios/a.txt": "# scenario of old\nscenario A1: drawn\n",
    "docs/rules.md": """# The rules
See [the round](../engine/round/pass.h) and [elsewhere](https://example.org), [here](#proposing).
## Section
### Proposing
[`propose`](../engine/round/pass.h), [`Round::freed`](../engine/round/pass.h)
["it proposes"](../tests/unit/round_test.cpp), ["a name on two lines"](../tests/unit/round_test.cpp)
### Drawing
[`Round`](../engine/round/pass.h) ["A1: drawn"](../tests/scenarios/a.txt)
""",
}

# What is replaced in the sound tree, by what, and what the check must then say.
WRONG = {
    "a function is gone": ("`propose`", "`propose_some`", "rules.md:5: no `propose_some` in"),
    "a function is only in a comment": ("`propose`", "`propose_all`", "no `propose_all` in"),
    "part of a name is not the name": ("`Round::freed`", "`Round::free`", "no `Round::free` in"),
    "the type is another one": ("`Round::freed`", "`Day::freed`", "no `Day::freed` in"),
    "a test is gone": ('"it proposes"', '"it disposes"', 'no test "it disposes" in'),
    "part of a test's name is not its name": ('"it proposes"', '"it"', 'no test "it" in'),
    "a scenario is gone": ('"A1: drawn"', '"A1"', 'no test "A1" in'),
    "a scenario is only in a comment": ('"A1: drawn"', '"of old"', 'no test "of old" in'),
    "a file is gone": ("(../engine/round/pass.h)", "(../engine/round/past.h)", "past.h does not exist"),
    "a rule has no function": ("[`Round`](../engine/round/pass.h)", "",
                               "rules.md:7: the rule 'Drawing' names no function"),
    "a rule has no test": ('["A1: drawn"](../tests/scenarios/a.txt)', "",
                           "rules.md:7: the rule 'Drawing' names no test"),
    "there are no rules": ("### ", "## ", "there are no rules"),
}


def check(document):
    with tempfile.TemporaryDirectory() as folder:
        for path, text in (SOUND | {"docs/rules.md": document}).items():
            file = Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return subprocess.run([sys.executable, str(CHECK), folder], capture_output=True, text=True,
                              check=False)


class CheckRules(unittest.TestCase):
    def test_a_sound_document_passes(self):
        result = check(SOUND["docs/rules.md"])
        self.assertEqual((result.returncode, result.stdout), (0, "0 violations\n"))

    def test_each_wrong_document_fails(self):
        for name, (right, wrong, said) in WRONG.items():
            with self.subTest(name):
                self.assertIn(right, SOUND["docs/rules.md"])
                result = check(SOUND["docs/rules.md"].replace(right, wrong))
                self.assertEqual(result.returncode, 1)
                self.assertIn(said, result.stdout)


if __name__ == "__main__":
    unittest.main()
