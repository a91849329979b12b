"""What all routes have alike: rights, ids, tags, pages, refusals, the log, the end."""

import json
import os
import re
import signal
import socket
import subprocess
import time
import unittest

from serving import AFFECTA, Served, ServedTest

OWN = "/v1/candidates/1/wishes"
ANSWERS = "/v1/candidates/1/answers"


class AlikeTest(ServedTest):
    def test_who_asks(self):
        self.assertEqual(self.get(OWN, "candidate")["candidate"], 1)
        self.assertEqual(self.get(OWN, "support")["candidate"], 1)
        self.assertEqual(self.get("/v1/candidates/2/wishes", "everyone")["candidate"], 2)
        self.refused(401, "not-signed-in", "GET", OWN)
        for authorization in ("Bearer nobody-0123456789", "Basic YTpi", "Bearer", "Bearer "):
            self.refused(401, "not-signed-in", "GET", OWN, fields={"Authorization": authorization})
        self.refused(403, "role-not-allowed", "GET", OWN, as_="formation")
        problem = self.refused(403, "not-yours", "GET", OWN, as_="candidate_2")
        self.assertEqual(problem["where"], "candidate 1")
        self.refused(404, "nothing-such", "GET", "/v1/candidates/99/wishes", as_="everyone")

    def test_paths_methods_and_parameters(self):
        self.refused(404, "unknown-route", "GET", "/v1/nothing")
        self.refused(404, "unknown-route", "GET", "/v1/candidates/1/wishes/2", as_="candidate")
        problem = self.refused(405, "method-not-allowed", "DELETE", OWN, as_="candidate")
        self.assertEqual(problem["limit"], "GET, HEAD")
        answer = self.ask("DELETE", OWN, as_="candidate")
        self.assertEqual(answer.fields["allow"], "GET, HEAD")
        problem = self.refused(400, "unknown-parameter", "GET", OWN + "?colour=red", as_="candidate")
        self.assertEqual(problem["where"], "colour")
        problem = self.refused(400, "wrong-parameter", "GET", "/v1/candidates/ada/wishes",
                               as_="everyone")
        self.assertEqual(problem["value"], "ada")
        self.refused(400, "wrong-parameter", "GET", "/v1/candidates/99999999999/wishes",
                     as_="everyone")
        self.refused(400, "malformed-request", "GET", "/v1/candidates/%zz/wishes", as_="everyone")
        # Escapes are read, and a segment is never more than one.
        self.assertEqual(self.get("/v1/candidates/%31/wishes", "candidate")["candidate"], 1)
        self.refused(404, "unknown-route", "GET", "/v1/candidates/1%2Fwishes", as_="candidate")

    def test_bodies(self):
        problem = self.refused(422, "unknown-field", "POST", ANSWERS,
                               {"answer": "confirm", "colour": 1}, as_="candidate")
        self.assertEqual(problem["where"], "$.colour")
        problem = self.refused(422, "wrong-type", "POST", ANSWERS,
                               {"answer": "accept", "wish": {"formation": "x"}}, as_="candidate")
        self.assertEqual(problem["where"], "$.wish.formation")
        self.assertEqual((problem["value"], problem["limit"]),
                         ('"x"', "an integer (without point or exponent)"))
        problem = self.refused(422, "integer-out-of-range", "POST", ANSWERS,
                               {"answer": "accept", "wish": {"formation": -3}}, as_="candidate")
        self.assertEqual((problem["value"], problem["limit"]), ("-3", "0 to 2147483647"))
        self.refused(422, "missing-field", "POST", ANSWERS, {}, as_="candidate")
        problem = self.refused(422, "unknown-value", "POST", ANSWERS, {"answer": "perhaps"},
                               as_="candidate")
        self.assertEqual((problem["where"], problem["value"]), ("$.answer", "perhaps"))
        self.assertIn("resign-everything", problem["limit"])
        for body in (b"", b"{", b"[]", b'{"answer": "\xff"}', b'{"answer": "confirm"} 1'):
            answer = self.ask("POST", ANSWERS, body, "candidate",
                              fields={"Content-Type": "application/json"})
            self.assertIn(answer.json["code"], ("malformed-document", "wrong-type"), answer)
        self.refused(415, "unsupported-media-type", "POST", ANSWERS, b"answer=confirm",
                     as_="candidate",
                     fields={"Content-Type": "application/x-www-form-urlencoded"})

    def test_a_field_of_another_answer_is_refused(self):
        wish = {"formation": 101}
        for body, field in (({"answer": "resign-everything", "wish": wish}, "$.wish"),
                            ({"answer": "confirm", "keep": []}, "$.keep"),
                            ({"answer": "refuse", "wish": wish, "keep": [wish]}, "$.keep"),
                            ({"answer": "resign", "wish": wish, "with_conditions": True},
                             "$.with_conditions")):
            problem = self.refused(422, "unknown-field", "POST", ANSWERS, body, as_="candidate")
            self.assertEqual(problem["where"], field)
        for field, value in (("siret", "1"), ("company", "x"), ("keep", [])):
            problem = self.refused(422, "unknown-field", "POST",
                                   "/v1/candidates/1/contracts/103/answer",
                                   {"answer": "refuse", field: value}, as_="candidate")
            self.assertEqual(problem["where"], f"$.{field}")

    def test_a_server_may_be_named_in_the_target(self):
        self.assertEqual(self.ask("GET", "http://127.0.0.1/health/live?").status, 200)
        for target in ("http://me:secret@127.0.0.1/health/live", "ftp://127.0.0.1/health/live",
                       "x:health/live", "http://127.0.0.1/health/live#here"):
            self.refused(400, "malformed-request", "GET", target)
        problem = self.refused(400, "malformed-request", "GET", "*", as_="everyone")
        self.assertEqual(problem["value"], "*")

    def test_pages_have_tags(self):
        for path in ("/", "/v1", "/v1/openapi.yaml"):
            page = self.ask("GET", path)
            again = self.ask("GET", path, fields={"If-None-Match": page.fields["etag"]})
            self.assertEqual((page.status, again.status, again.body), (200, 304, b""), path)

    def test_a_read_that_is_known_is_not_sent_again(self):
        first = self.ask("GET", OWN, as_="candidate")
        self.assertEqual(first.fields["affecta-day"], "1")
        self.assertEqual(first.json["day"], 1)
        tag = first.fields["etag"]
        again = self.ask("GET", OWN, as_="candidate", fields={"If-None-Match": f'"other", {tag}'})
        self.assertEqual((again.status, again.body, again.fields["etag"]), (304, b"", tag))
        other = self.ask("GET", OWN, as_="candidate", fields={"If-None-Match": '"other"'})
        self.assertEqual(other.status, 200)
        head = self.ask("HEAD", OWN, as_="candidate")
        self.assertEqual((head.status, head.body, head.fields["etag"]), (200, b"", tag))
        self.assertEqual(head.fields["content-length"], first.fields["content-length"])

    def test_what_is_asked_for_is_compressed(self):
        plain = self.ask("GET", "/metrics")
        packed = self.ask("GET", "/metrics", fields={"Accept-Encoding": "br, gzip;q=0.5"})
        self.assertNotIn("content-encoding", plain.fields)
        self.assertEqual(packed.fields["content-encoding"], "gzip")
        self.assertLess(int(packed.fields["content-length"]),
                        int(plain.fields["content-length"]) / 2)
        refused = self.ask("GET", "/metrics", fields={"Accept-Encoding": "gzip;q=0"})
        self.assertNotIn("content-encoding", refused.fields)

    def test_a_command_given_again_is_answered_as_the_first_time(self):
        key = {"Idempotency-Key": "order-of-ada"}
        accept = {"answer": "accept", "wish": {"formation": 102}}
        now = "2024-05-30 22:00"
        first = self.give("POST", "/v1/candidates/2/answers", accept, "everyone", now, key)
        self.assertEqual(first["stamp"], "2024-05-30T20:00:00.000000Z")
        again = self.give("POST", "/v1/candidates/2/answers", accept, "everyone", None, key)
        self.assertEqual(again, first)
        without = self.refused(409, "nothing-to-change", "POST", "/v1/candidates/2/answers",
                               accept, "everyone")
        self.assertFalse(without["retry"])
        # Neither another person nor another command is told that it was done.
        for path, body, who in [
                (ANSWERS, accept, "candidate"),
                ("/v1/candidates/2/answers", {"answer": "confirm"}, "everyone"),
                ("/v1/candidates/2/answers", accept | {"with_conditions": True}, "everyone"),
                ("/v1/candidates/2/help-requests", {"ground": "no-proposal", "text": "?"},
                 "everyone")]:
            problem = self.refused(409, "command-id-taken", "POST", path, body, who, fields=key)
            self.assertEqual(problem["where"], "Idempotency-Key")

    def test_a_key_is_printable_and_one_commands(self):
        body = {"answer": "confirm"}
        for key in ("k" * 129, "two words", "caf\xe9"):
            problem = self.refused(400, "wrong-parameter", "POST", ANSWERS, body, "candidate",
                                   fields={"Idempotency-Key": key})
            self.assertEqual(problem["where"], "Idempotency-Key")
        key = {"Idempotency-Key": "beds-or-day"}
        self.give("PATCH", "/v1/formations/102/groups/8:102", {"capacity": 4}, "operator",
                  fields=key)
        self.refused(409, "command-id-taken", "POST", "/v1/rounds", {}, "operator", fields=key)

    def test_the_next_page_is_an_address(self):
        for query in ("q=a%0D%0AX-Injected:%20yes", "q=g%C3%A9nie%20civil", "q=a%26b", "limit=1"):
            answer = self.ask("GET", f"/v1/formations?{query}&limit=1" if "limit" not in query
                              else f"/v1/formations?{query}")
            self.assertNotIn("x-injected", answer.fields)
            if "link" in answer.fields:
                self.assertIn(f"?{query}", answer.fields["link"])
        self.assertIn("link", answer.fields)

    def test_the_time_of_a_command(self):
        refuse = {"answer": "refuse", "wish": {"formation": 101}}
        problem = self.refused(400, "wrong-parameter", "POST", ANSWERS, refuse, "candidate",
                               "yesterday")
        self.assertEqual(problem["where"], "Affecta-Now")
        # The queue is in the order of the stamps.
        self.refused(409, "stamp-decreases", "POST", ANSWERS, refuse, "candidate", "2024-01-01")

    def test_request_ids_and_the_log(self):
        answer = self.ask("GET", OWN + "?secret=1", as_="candidate",
                          fields={"X-Request-Id": "my-id"})
        self.assertEqual(answer.fields["x-request-id"], "my-id")
        drawn = {self.ask("GET", OWN, as_="candidate").fields["x-request-id"] for _ in range(3)}
        self.assertEqual(len(drawn), 3)
        mine = self.lines_of("my-id")
        self.assertEqual(len(mine), 1)
        expected = {"method": "GET", "path": OWN, "operation": "ownWishes", "status": 400,
                    "refusal": "unknown-parameter", "level": "info"}
        self.assertEqual({name: mine[0][name] for name in expected}, expected)
        # Of routes that answer by themselves, too.
        self.refused(409, "wrong-day", "POST", "/v1/rounds", {"day": 99}, "operator",
                     fields={"X-Request-Id": "a-round"})
        self.assertEqual(self.lines_of("a-round")[0]["refusal"], "wrong-day")
        # Whoever is refused is named by an id of theirs, operators by none.
        for who, path, status, named in (
                ("candidate", "/v1/candidates/2/wishes", 403, "candidate 1"),
                ("candidate", "/v1/campaign", 403, "candidate 1"),
                ("operator", "/v1/candidates/2/wishes", 200, "operator 0")):
            self.ask("GET", path, as_=who, fields={"X-Request-Id": f"who-{status}-{path}"})
            line = self.lines_of(f"who-{status}-{path}")[0]
            self.assertEqual((line["who"], line["status"]), (named, status))
        # What the protocol refuses has a line, and an id too.
        with socket.create_connection(("127.0.0.1", self.served.port)) as raw:
            raw.sendall(b"nonsense\r\n\r\n")
            answer = raw.makefile("rb").read().decode()
        request = re.search(r"X-Request-Id: (\S+)", answer)[1]
        line = self.lines_of(request)[0]
        self.assertEqual((line["status"], line["refusal"]), (400, "malformed-request"))
        log = self.served.log.read_text()
        for secret in ("secret", "Ada", "candidate-0123456789"):
            self.assertNotIn(secret, log)

    def lines_of(self, request):
        """Of the log, which is written a little later."""
        for _ in range(200):
            lines = [json.loads(line) for line in self.served.log.read_text().splitlines()]
            mine = [line for line in lines if line.get("request") == request]
            if mine:
                break
            time.sleep(0.02)
        return mine

    def test_health_and_metrics(self):
        self.assertEqual(self.ask("GET", "/health/live").status, 200)
        self.assertEqual(self.ask("GET", "/health/ready").status, 200)
        self.get(OWN, "candidate")
        metrics = self.ask("GET", "/metrics").body.decode()
        for line in ('affecta_requests_total{operation="ownWishes",status="200"}',
                     'affecta_request_seconds_bucket{operation="ownWishes",le="0.001"}',
                     "affecta_connections_open 1", "affecta_day 1",
                     "# TYPE affecta_requests_total counter"):
            self.assertIn(line, metrics)


class BrokenDiskTest(unittest.TestCase):
    """A disk that is full says so to whoever watches the server."""

    def test_a_journal_that_stops_is_told(self):
        served = Served(limit_files_to=200_000)
        self.addCleanup(served.remove)
        path = "/v1/formations/102/groups/8:102"
        for capacity in range(10, 400):
            answer = served.ask("PATCH", path, {"capacity": capacity}, "operator")
            if answer.status != 200:
                break
        self.assertEqual((answer.status, answer.json["code"]), (503, "journal-not-written"))
        self.assertEqual(answer.json["where"], "the journal")
        answer = served.ask("PATCH", path, {"capacity": 5}, "operator")
        self.assertEqual((answer.status, answer.json["code"]), (503, "journal-stopped"))
        self.assertIn("affecta_journal_stopped 1", served.ask("GET", "/metrics").body.decode())
        self.assertEqual(served.ask("GET", "/health/ready").status, 503)
        served.stop()
        said = [json.loads(line) for line in served.log.read_text().splitlines()]
        errors = [line["what"] for line in said if line["level"] == "error"]
        self.assertEqual(len(errors), 1, errors)
        self.assertIn("[journal-not-written]", errors[0])


class EndTest(unittest.TestCase):
    def ending_while_half_asked(self, served):
        """A connection on which half a request came before the server was told to end."""
        late = socket.create_connection(("127.0.0.1", served.port))
        late.sendall(b"GET /health/ready HTTP/1.1\r\n")
        while "affecta_connections_open 2" not in served.ask("GET", "/metrics").body.decode():
            time.sleep(0.02)
        time.sleep(0.2)  # until it is read, too
        served.process.terminate()
        self.assertIn("finishing", served.process.stdout.readline())
        return late

    def test_a_server_that_stops_is_not_ready(self):
        served = Served()
        self.addCleanup(served.remove)
        with self.ending_while_half_asked(served) as late:
            time.sleep(0.2)
            late.sendall(b"Host: h\r\n\r\n")
            self.assertIn(b" 503 ", late.makefile("rb").readline())
        served.stop()

    def test_it_ends_while_it_opens_the_campaign(self):
        served = Served()
        self.addCleanup(served.remove)
        served.stop()
        # A file that does not end: whoever opens it waits.
        calendar = served.campaign / "calendar.json"
        calendar.rename(served.folder / "calendar")
        os.mkfifo(calendar)
        process = subprocess.Popen([AFFECTA, "serve", served.campaign, "--port", "0"],
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        with open(calendar, "wb"):  # returns when it is read
            process.terminate()
            said = "".join(process.communicate(timeout=60))
        self.assertEqual(process.returncode, -signal.SIGTERM, said)
        self.assertIn("ended while the campaign was opened", said)

    def test_a_second_signal_waits_for_nothing(self):
        served = Served(settings="[server]\ngrace = 60000\n")
        self.addCleanup(served.remove)
        with self.ending_while_half_asked(served):
            served.process.terminate()
            served.process.communicate(timeout=8)  # the request may take ten seconds
        served.connection.close()
        self.assertEqual(served.process.returncode, -signal.SIGTERM)

    def test_what_was_acknowledged_is_there_after_a_stop_and_after_a_kill(self):
        served = Served()
        self.addCleanup(served.remove)
        accept = {"answer": "accept", "wish": {"formation": 101}, "keep": [{"formation": 102}]}
        now = {"Affecta-Now": "2024-05-30 22:00"}
        refuse = {"answer": "refuse", "wish": {"formation": 102}}
        self.assertEqual(served.ask("POST", ANSWERS, accept, "candidate", now).status, 409)
        accept.pop("keep")
        self.assertEqual(served.ask("POST", ANSWERS, accept, "candidate", now).status, 200)
        code, said = served.stop()
        self.assertEqual(code, 0)
        self.assertIn("finishing what was accepted", said)
        served.start()
        self.assertEqual(self.statuses(served, 1), ["accepted", "given-up"])
        answer = served.ask("POST", "/v1/candidates/2/answers", refuse, "candidate_2")
        self.assertEqual(answer.status, 200, answer)
        served.kill()
        served.start()
        self.assertEqual(self.statuses(served, 2), ["waiting", "refused"])
        served.kill()

    @staticmethod
    def statuses(served, candidate):
        view = served.ask("GET", f"/v1/candidates/{candidate}/wishes", as_="everyone").json
        return [wish["status"] for wish in view["wishes"]]


if __name__ == "__main__":
    unittest.main()
