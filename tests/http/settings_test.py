"""The configuration: every setting documented, every fault named by its place; limits are settings."""

import pathlib
import subprocess
import tempfile
import unittest

from serving import AFFECTA, Served, ServedTest, affecta

DOCS = pathlib.Path(__file__).parents[2] / "docs"


class ConfigurationTest(unittest.TestCase):
    def check(self, text):
        """Exit code and what is said of a configuration."""
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "server.toml"
            path.write_text(text)
            done = subprocess.run([AFFECTA, "serve", "--config", path, "--check-config"],
                                  capture_output=True, text=True)
        return done.returncode, (done.stdout + done.stderr).replace(str(path), "FILE")

    def test_the_documented_defaults_are_the_defaults(self):
        defaults = affecta("serve", "--settings")
        self.assertEqual(defaults, (DOCS / "server.toml").read_text())
        self.assertEqual(self.check(defaults)[0], 0)

    def test_a_good_one(self):
        code, said = self.check('[[token]]\ntoken = "0123456789abcdef"\nrole = "caes"\nids = [3]\n')
        self.assertEqual((code, said), (0, "affecta: the configuration is good: 1 access tokens\n"))

    def test_faults_are_named_by_their_place(self):
        token = '[[token]]\ntoken = "0123456789abcdef"\n'
        for text, place, code, what in (
            ("[limits]\nheder_bytes = 1", "FILE:2:15", "unknown-setting", "limits.heder_bytes"),
            ("[colours]\n", "FILE:1:1", "unknown-setting", "colours"),
            ("[limits]\nidle = 'x'", "FILE:2:8", "wrong-type", "limits.idle: an integer"),
            ("[server]\nport = 70000", "FILE:2:8", "wrong-setting", "70000, the bounds are 0 to 65535"),
            ("[log]\nlevel = 'loud'", "FILE:2:9", "wrong-setting", "debug, info, warning, error"),
            ("[log\n", "FILE:1:5", "malformed-document", ""),
            ("[tls]\ncertificate = 'a.pem'", "FILE:1:1", "missing-field", "private_key"),
            ("[[token]]\ntoken = 'short'\nrole = 'operator'", "FILE:1:1", "wrong-setting", "5 characters"),
            (token, "FILE:1:1", "missing-field", "token.role"),
            (token + "role = 'king'", "FILE:3:8", "wrong-setting", '"king"'),
            (token + "role = 'candidate'", "FILE:1:1", "wrong-setting", "this role has ids"),
            (token + "role = 'operator'\nids = [1]", "FILE:1:1", "wrong-setting", "has none"),
            (token + "role = 'caes'\nids = [-1]", "FILE:4:8", "wrong-type", "token.ids"),
            (token + "role = 'caes'\nids = []", "FILE:1:1", "wrong-setting", "there is none"),
            (2 * (token + "role = 'operator'\n"), "FILE:4:1", "wrong-setting", "are the same"),
            (token + "role = 'operator'\ncolour = 1", "FILE:4:10", "unknown-setting", "token.colour"),
        ):
            with self.subTest(text=text):
                exit_code, said = self.check(text)
                self.assertEqual(exit_code, 1, said)
                self.assertIn(place, said)
                self.assertIn(f"[{code}]", said)
                self.assertIn(what, said)
                self.assertNotIn("0123456789abcdef", said)

    def test_what_a_server_could_not_begin_with(self):
        for text, code, what in (
            ("[server]\naddress = 'nowhere'", "cannot-listen", "nowhere"),
            ("[server]\naddress = '192.0.2.1'", "cannot-listen", "192.0.2.1"),
            ("[log]\nfile = '/nowhere/server.log'", "file-not-writable", "/nowhere/server.log"),
            ("[tls]\ncertificate = '/nowhere'\nprivate_key = '/nowhere'", "certificate-unusable",
             "/nowhere"),
        ):
            with self.subTest(text=text):
                exit_code, said = self.check(text)
                self.assertEqual(exit_code, 1, said)
                self.assertIn(f"[{code}]", said)
                self.assertIn(what, said)

    def test_a_check_leaves_nothing(self):
        with tempfile.TemporaryDirectory() as folder:
            log = pathlib.Path(folder) / "server.log"
            self.assertEqual(self.check(f"[log]\nfile = '{log}'")[0], 0)
            self.assertFalse(log.exists())
            log.write_text("kept\n")
            self.assertEqual(self.check(f"[log]\nfile = '{log}'")[0], 0)
            self.assertEqual(log.read_text(), "kept\n")

    def test_a_file_that_is_not_there(self):
        done = subprocess.run([AFFECTA, "serve", "--config", "/nowhere", "--check-config"],
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 1)
        self.assertIn("[file-unreadable]", done.stderr)

    def test_a_folder_is_required(self):
        done = subprocess.run([AFFECTA, "serve"], capture_output=True, text=True)
        self.assertEqual(done.returncode, 2)

    def test_a_port_that_is_taken(self):
        done = subprocess.run([AFFECTA, "serve", "/nowhere", "--port", "0"], capture_output=True,
                              text=True)
        self.assertEqual(done.returncode, 1)
        self.assertIn("/nowhere", done.stderr)


class LimitsTest(ServedTest):
    settings = """
[limits]
header_bytes = 512
body_bytes = 100
requests_per_connection = 1000
"""

    def test_a_head_that_is_too_large(self):
        problem = self.refused(431, "header-too-large", "GET", "/health/live",
                               fields={"X-Long": "x" * 600})
        self.assertEqual((problem["limit"], problem["setting"]), ("512", "limits.header_bytes"))

    def test_a_body_that_is_too_large(self):
        problem = self.refused(413, "body-too-large", "POST", "/v1/candidates/1/answers",
                               {"answer": "x" * 200}, as_="candidate")
        self.assertEqual((problem["limit"], problem["setting"]), ("100", "limits.body_bytes"))


class ServedOverTls(Served):
    def prepare(self):
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                        "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", "/CN=affecta",
                        "-addext", "subjectAltName=IP:127.0.0.1",
                        "-keyout", self.folder / "key.pem", "-out", self.folder / "certificate.pem"],
                       check=True, capture_output=True)


class TlsTest(unittest.TestCase):
    def test_a_certificate_makes_it_tls(self):
        served = ServedOverTls(settings="""
[tls]
certificate = "FOLDER/certificate.pem"
private_key = "FOLDER/key.pem"
[log]
file = "/dev/null"
""")
        self.addCleanup(served.remove)
        self.assertEqual(served.ask("GET", "/v1/candidates/1/wishes", as_="candidate").status, 200)
        self.assertEqual(served.stop()[0], 0)

    def test_a_certificate_that_is_none_is_refused(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "server.toml"
            path.write_text('[tls]\ncertificate = "/etc/hostname"\nprivate_key = "/etc/hostname"\n')
            done = subprocess.run([AFFECTA, "serve", folder, "--config", path, "--port", "0"],
                                  capture_output=True, text=True)
        self.assertEqual(done.returncode, 1)
        self.assertIn("/etc/hostname", done.stderr)
        self.assertIn("[certificate-unusable]", done.stderr)


if __name__ == "__main__":
    unittest.main()
