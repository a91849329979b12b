"""The test of tools/check-architecture: trees that are deliberately wrong must be refused."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

CHECK = Path(__file__).resolve().parents[2] / "tools" / "check-architecture"

SOUND = {
    "README.md": "",
    "tools/install-packages": "set -euo pipefail\nbuild=(g++ libsimdjson-dev libsqlite3-dev\n  libboost1.81-dev)\n",
    "engine/base/ids.h": "",
    "engine/model/instance.h": '#include "engine/base/ids.h"\n',
    "engine/round/propose.cpp": '#include <vector>\n#include "engine/model/instance.h"\n',
    "engine/verify/verify.h": "",
    "datasets/reader.cpp":
        '#include <fstream>\n#include <simdjson.h>\n#include <unistd.h>\n'
        '#include <boost/unordered/unordered_flat_map.hpp>\n#include "engine/model/instance.h"\n',
    "tests/support/naive/day.h": "",
    "tests/unit/round/propose_test.cpp":
        '#include "engine/round/propose.cpp"\n#include "tests/support/naive/day.h"\n',
}

# What is put in one file of a sound tree, and what the check must then say.
WRONG = {
    "model includes round": ("engine/model/a.h", '#include "engine/round/propose.cpp"\n',
                             "engine/model may not include engine/round/propose.cpp"),
    "base includes model": ("engine/base/a.h", '#include "engine/model/instance.h"\n',
                            "engine/base may not include"),
    "round includes verify": ("engine/round/a.h", '#include "engine/verify/verify.h"\n',
                              "engine/round may not include"),
    "verify includes round": ("engine/verify/a.h", '  #  include "engine/round/propose.cpp"\n',
                              "engine/verify may not include"),
    "engine includes datasets": ("engine/round/a.h", '#include "datasets/reader.cpp"\n',
                                 "engine/round may not include"),
    "datasets includes tests": ("datasets/a.h", '#include "tests/support/naive/day.h"\n',
                                "datasets may not include"),
    "the oracle includes the engine": ("tests/support/naive/a.h",
                                       '#include "engine/base/ids.h"\n',
                                       "tests/support/naive may not include"),
    "a relative include": ("engine/base/a.h", '#include "ids.h"\n', "not a path from the"),
    "a folder without arrows": ("docs/a.h", '#include "engine/base/ids.h"\n', "has no arrows"),
    "the engine reads files": ("engine/model/a.h", "#include <fstream>\n", "knows no files"),
    "the engine asks the time": ("engine/round/a.h", "#include <chrono>\n", "knows no clock"),
    "the engine reads JSON": ("engine/model/a.h", "#include <simdjson.h>\n", "knows no JSON"),
    "the engine reads the environment": ("engine/base/a.h", 'auto h = std::getenv("H");\n',
                                         "knows no environment"),
    "the engine throws dice": ("engine/base/a.h", "#include <random>\n", "knows no randomness"),
    "the engine asks SQL": ("engine/base/a.h", "#include <sqlite3.h>\n", "knows no SQL"),
    "the engine opens a socket": ("engine/base/a.h", "#include <boost/asio.hpp>\n",
                                  "knows no sockets"),
    "a thread outside base": ("engine/round/a.h", "#include <thread>\n", "of engine/base"),
    "a header of no known package": ("datasets/a.h", "#include <arrow/api.h>\n", "no package"),
    "a package that is not installed": ("datasets/a.h", "#include <boost/json/value.hpp>\n",
                                        "needs libboost-json1.81-dev"),
    "a stray top-level entry": ("notes.txt", "", "not an agreed entry"),
    "a folder called utils": ("engine/utils/a.h", "", "says nothing"),
    "a file called helpers": ("engine/round/helpers.h", "", "says nothing"),
    "a file too long": ("engine/round/a.h", "\n" * 801, "801 lines"),
}


def check(files):
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            file = Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        return subprocess.run([sys.executable, str(CHECK), folder], capture_output=True, text=True,
                              check=False)


class CheckArchitecture(unittest.TestCase):
    def test_a_sound_tree_passes(self):
        result = check(SOUND)
        self.assertEqual((result.returncode, result.stdout), (0, "0 violations\n"))

    def test_each_wrong_tree_fails(self):
        for name, (path, text, said) in WRONG.items():
            with self.subTest(name):
                result = check(SOUND | {path: text})
                self.assertEqual(result.returncode, 1)
                self.assertIn(said, result.stdout)
                self.assertTrue(result.stdout.startswith(path.split("/")[0]))
                self.assertIn("1 violations", result.stdout)


if __name__ == "__main__":
    unittest.main()
