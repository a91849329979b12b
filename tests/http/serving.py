"""The real server over real sockets, for tests: a small country, a campaign of it, `affecta serve`.

    class CandidatesTest(ServedTest):
        world = WORLD           # or SYNTHETIC
        def test_…(self): self.get("/v1/candidates/1/wishes", as_="candidate")

AFFECTA is the program; the tests of a class share one server. Standard library only.
"""

import gzip
import http.client
import json
import os
import pathlib
import re
import resource
import shutil
import signal
import ssl
import subprocess
import tempfile
import time
import unittest

AFFECTA = os.environ["AFFECTA"]

# Candidates 1 to 4; formation 101 (one place) ranks 1 before 2, 102 has places left, 103 is in
# apprenticeship. Candidate 4 is ranked nowhere. 1 to 3 and all formations are in Lyon.
WORLD = {
    "campaign.csv": "key,value\nday,1\nreservation_end_day,30\nordered_wishes_day,50\n"
                    "ordering_end_day,52\n",
    "candidates.csv": "candidate,name,academy\n1,Ada,Lyon\n2,Bo,Lyon\n3,Chloé,Lyon\n"
                      "4,Dan,Créteil\n",
    "formations.csv": "formation,enrolment_formation,name,kind,academy,selective,apprenticeship\n"
                      "101,101,BTS Optique,BTS,Lyon,1,0\n102,102,Licence Droit,L1,Lyon,0,0\n"
                      "103,103,BUT Chimie,BUT,Lyon,1,1\n",
    "groups.csv": "ranking_group,enrolment_formation,formation,capacity,block_limit,stop,"
                  "reservation_ended,estimate,last_called_displayed,waiting_count\n"
                  "7,101,101,1,0,0,0,2147483647,0,0\n8,102,102,3,0,0,0,2147483647,0,0\n"
                  "9,103,103,2,0,0,0,2147483647,0,0\n",
    "boarding.csv": "boarding_group,enrolment_formation,formation,capacity\n",
    "wishes.csv": "candidate,formation,ranking_group,enrolment_formation,rank,call_rank,"
                  "call_rank_displayed,status\n"
                  "1,101,7,101,1,1,1,EN_ATTENTE_DE_PROPOSITION\n"
                  "1,102,8,102,1,1,1,EN_ATTENTE_DE_PROPOSITION\n"
                  "2,101,7,101,2,2,2,EN_ATTENTE_DE_PROPOSITION\n"
                  "2,102,8,102,2,2,2,EN_ATTENTE_DE_PROPOSITION\n"
                  "4,101,7,101,,,,NON_CLASSE\n",
}
# A thousand synthetic candidates.
SYNTHETIC = None

# One token a role; `everyone` reads as any candidate, as load tests do.
TOKENS = {
    "operator": ("operator-0123456789", "operator", None),
    "support": ("support-0123456789", "support", None),
    "formation": ("formation-0123456789", "formation", [101, 102]),
    "centre": ("centre-0123456789", "training-centre", [103]),
    "caes": ("caes-1-0123456789", "caes", [1]),
    "other_caes": ("caes-2-0123456789", "caes", [2]),
    "candidate": ("candidate-0123456789", "candidate", [1]),
    "candidate_2": ("candidate-2-0123456789", "candidate", [2]),
    "candidate_4": ("candidate-4-0123456789", "candidate", [4]),
    "everyone": ("everyone-0123456789", "candidate", "all"),
}


def affecta(*arguments):
    """Runs a command; its standard output."""
    done = subprocess.run([AFFECTA, *map(str, arguments)], capture_output=True, text=True)
    if done.returncode != 0:
        raise AssertionError(f"affecta {arguments}: exit code {done.returncode}\n{done.stderr}")
    return done.stdout


def configuration(settings):
    text = settings + "\n"
    for token, role, ids in TOKENS.values():
        text += f'[[token]]\ntoken = "{token}"\nrole = "{role}"\n'
        if ids is not None:
            text += f"ids = {json.dumps(ids)}\n"
    return text


class Answer:
    """Status, fields (names in lower case), the body's bytes; json of it."""

    def __init__(self, response):
        self.status = response.status
        self.fields = {name.lower(): value for name, value in response.getheaders()}
        self.body = response.read()
        if self.fields.get("content-encoding") == "gzip":
            self.body = gzip.decompress(self.body)

    @property
    def json(self):
        return json.loads(self.body)

    def __repr__(self):
        return f"{self.status} {self.fields} {self.body[:2000]!r}"


class Served:
    """A campaign in a folder of its own, and its server."""

    def __init__(self, world=WORLD, day=1, settings="", limit_files_to=None):
        self.limit_files_to = limit_files_to  # bytes: a disk that gets full
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="affecta-served-"))
        self.campaign = self.folder / "campaign"
        country = self.folder / "country"
        if world is SYNTHETIC:
            country = self.folder / "country.affecta"
            affecta("generate", country, "--candidates", 1000, "--seed", 1)
        else:
            country.mkdir()
            for name, text in world.items():
                (country / name).write_text(text)
        affecta("campaign", "create", self.campaign, "--data", country, "--calendar", "2024",
                "--test-clock")
        if isinstance(day, str):
            affecta("campaign", "advance", self.campaign, "--to", day)
        elif day:
            affecta("campaign", "advance", self.campaign)
        self.config = self.folder / "server.toml"
        self.log = self.folder / "server.log"
        settings = settings.replace("FOLDER", str(self.folder))
        self.config.write_text(configuration(settings or f'[log]\nfile = "{self.log}"\n'))
        self.prepare()
        self.start()

    def prepare(self):
        """What the settings need, in the folder."""

    def start(self):
        self.process = subprocess.Popen(
            [AFFECTA, "serve", str(self.campaign), "--config", str(self.config), "--port", "0",
             "--threads", "2"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            preexec_fn=self.limit_files if self.limit_files_to else None)
        said = self.process.stdout.readline()
        serving = re.search(r"on (https?)://127\.0\.0\.1:(\d+)", said)
        if not serving:
            raise AssertionError(f"it did not start: {said}{self.process.communicate()}")
        self.port = int(serving[2])
        if serving[1] == "https":
            trusting = ssl.create_default_context(cafile=self.folder / "certificate.pem")
            self.connection = http.client.HTTPSConnection("127.0.0.1", self.port, timeout=60,
                                                          context=trusting)
        else:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def limit_files(self):
        """In the process to be. Without the signal a write that is too much fails, as a full disk's."""
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (self.limit_files_to, self.limit_files_to))

    def stop(self):
        """Its exit code, and what it said."""
        self.connection.close()
        self.process.terminate()
        out, error = self.process.communicate(timeout=60)
        return self.process.returncode, out + error

    def kill(self):
        """At once, as a power cut would."""
        self.connection.close()
        self.process.kill()
        self.process.communicate()

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def ask(self, method, path, body=None, as_=None, fields=None):
        """One request over the connection that is kept. `body`: JSON, or bytes as they are."""
        fields = dict(fields or {})
        if as_ is not None:
            fields.setdefault("Authorization", f"Bearer {TOKENS[as_][0]}")
        if body is not None and not isinstance(body, bytes):
            body = json.dumps(body).encode()
            fields.setdefault("Content-Type", "application/json")
        try:
            self.connection.request(method, path, body, fields)
            return Answer(self.connection.getresponse())
        except (http.client.HTTPException, OSError):
            self.connection.close()
            raise


class ServedTest(unittest.TestCase):
    """A test whose class has a server."""

    world = WORLD
    day = 1  # in force when it begins; or a date, "2024-07-12"
    settings = ""

    @classmethod
    def setUpClass(cls):
        cls.served = Served(cls.world, cls.day, cls.settings)

    @classmethod
    def tearDownClass(cls):
        code, said = cls.served.stop()
        cls.served.remove()
        assert code == 0, f"the server ended with {code}: {said}"

    def ask(self, method, path, body=None, as_=None, now=None, fields=None):
        fields = dict(fields or {})
        if now is not None:
            fields["Affecta-Now"] = now
        return self.served.ask(method, path, body, as_, fields)

    def get(self, path, as_=None, status=200, fields=None):
        """The JSON of a read that is answered so."""
        answer = self.ask("GET", path, None, as_, None, fields)
        self.assertEqual(answer.status, status, answer)
        return answer.json

    def give(self, method, path, body=None, as_=None, now=None, fields=None, status=200):
        """The JSON of a command that is done."""
        answer = self.ask(method, path, body, as_, now, fields)
        self.assertEqual(answer.status, status, answer)
        return answer.json

    def refused(self, status, code, method, path, body=None, as_=None, now=None, fields=None):
        """The problem document of a request that is refused so."""
        answer = self.ask(method, path, body, as_, now, fields)
        self.assertEqual(answer.status, status, answer)
        self.assertEqual(answer.fields["content-type"], "application/problem+json", answer)
        problem = answer.json
        self.assertEqual((problem["status"], problem["code"]), (status, code), answer)
        for member in ("type", "title", "detail", "advice", "retry"):
            self.assertIn(member, problem)
        return problem

    def turn(self, day):
        """Turns the days up to this one."""
        now = self.get("/v1/campaign", as_="operator")["day"]
        for each in range(now + 1, day + 1):
            self.ask("POST", "/v1/rounds", {"day": each}, "operator")
            self.wait_for(each)

    def wait_for(self, day):
        """Until the day's round is over; its threads give way to everybody else's."""
        end = time.monotonic() + 60
        while time.monotonic() < end:
            answer = self.ask("GET", f"/v1/rounds/{day}", None, "operator")
            if answer.status == 200 and answer.json["state"] != "turning":
                return answer.json
            time.sleep(0.005)
        raise AssertionError(f"day {day} does not turn: {answer}")
