"""What operators see and do: the campaign, its days, alerts, the journal, the audit, corrections;
and what everybody may read."""

import http.client
import json
import time
import unittest

from serving import SYNTHETIC, TOKENS, WORLD, Served, ServedTest

# Its day 2 raises an alert once 102 has a place and its reservation is over, and 103 a place:
# candidate 2 gets the one bed of the shared house, then 1, whom the house prefers, gets the place
# that 3 gives up.
ALERTING = {
    **WORLD,
    "candidates.csv": "candidate,name,academy,responder\n1,Ada,Lyon,0\n2,Bo,Lyon,0\n3,Chloé,Lyon,1\n",
    "formations.csv": "formation,enrolment_formation,name,kind,academy,selective,apprenticeship\n"
                      "101,101,A,BTS,Lyon,1,0\n102,102,B,BTS,Lyon,1,0\n103,103,C,BTS,Lyon,1,0\n",
    "groups.csv": "ranking_group,enrolment_formation,formation,capacity,block_limit,stop,"
                  "reservation_ended,estimate,last_called_displayed,waiting_count\n"
                  "7,101,101,1,0,0,0,2147483647,0,0\n8,102,102,0,0,0,0,2147483647,0,0\n"
                  "9,103,103,0,0,0,0,2147483647,0,0\n",
    "boarding.csv": "boarding_group,enrolment_formation,formation,capacity\n500,0,0,1\n",
    "wishes.csv": "candidate,formation,with_boarding,ranking_group,enrolment_formation,rank,call_rank,"
                  "call_rank_displayed,boarding_group,boarding_enrolment_formation,"
                  "boarding_formation,boarding_rank,preference,status\n"
                  "1,101,0,7,101,2,2,2,,,,,,EN_ATTENTE_DE_PROPOSITION\n"
                  "1,101,1,7,101,2,2,2,500,0,0,1,,EN_ATTENTE_DE_PROPOSITION\n"
                  "2,102,1,8,102,1,1,1,500,0,0,2,,EN_ATTENTE_DE_PROPOSITION\n"
                  "3,101,0,7,101,1,1,1,,,,,2,EN_ATTENTE_DE_PROPOSITION\n"
                  "3,103,0,9,103,1,1,1,,,,,1,EN_ATTENTE_DE_PROPOSITION\n",
}


def events(text):
    """(event, id, data) of each event of a stream."""
    for part in text.split("\n\n"):
        lines = dict(line.split(": ", 1) for line in part.splitlines() if not line.startswith(":"))
        if lines:
            yield lines["event"], int(lines["id"]), json.loads(lines["data"])


class DaysTest(ServedTest):
    """Days are turned: each test begins with the next day, whichever it is."""

    def next_day(self):
        return self.get("/v1/campaign", "operator")["day"] + 1

    def test_the_next_day_is_turned(self):
        day = self.next_day()
        answer = self.ask("POST", "/v1/rounds", {}, "operator")
        self.assertEqual(answer.status, 202, answer)
        self.assertEqual(answer.fields["location"], f"/v1/rounds/{day}")
        self.assertEqual(answer.json, {"day": day})
        turned = self.wait_for(day)
        self.assertEqual(turned["state"], "published")
        self.assertEqual(turned["summary"]["day"], day)
        self.assertGreater(turned["lasted_ms"], 0)
        names = [step["name"] for step in turned["steps"]]
        self.assertEqual(names[:2], ["close the day", "today's wishes"])
        began = [step["began_ms"] for step in turned["steps"]]
        self.assertEqual(began, sorted(began))
        self.assertTrue(all(step["lasted_ms"] is not None for step in turned["steps"]))
        # With a test clock it came at its first instant.
        journal = self.get("/v1/journal?kind=day-turned", "operator")["items"]
        self.assertTrue(journal[-1]["stamp"].endswith("T22:00:00.000000Z"), journal[-1])

    def test_asked_again_it_is_the_same_round(self):
        day = self.next_day()
        for _ in range(3):
            answer = self.ask("POST", "/v1/rounds", {"day": day}, "operator")
            self.assertEqual((answer.status, answer.fields["location"]),
                             (202, f"/v1/rounds/{day}"), answer)
        self.wait_for(day)
        turned = self.get("/v1/journal?kind=day-turned", "operator")["items"]
        self.assertEqual(len(turned), day)
        # Also when another one is in force.
        self.turn(day + 1)
        answer = self.ask("POST", "/v1/rounds", {"day": day}, "operator")
        self.assertEqual((answer.status, answer.fields["location"]), (202, f"/v1/rounds/{day}"))

    def test_a_request_for_the_next_day_that_is_sent_again_turns_no_other(self):
        day = self.next_day()
        key = {"Idempotency-Key": f"the day after {day - 1}".replace(" ", "-")}
        first = self.ask("POST", "/v1/rounds", {}, "operator", fields=key)
        self.wait_for(day)
        clock = self.get("/v1/campaign", "operator")["clock"]
        again = self.ask("POST", "/v1/rounds", {}, "operator", fields=key)
        self.assertEqual((again.status, again.json, again.fields["location"]),
                         (202, first.json, f"/v1/rounds/{day}"))
        self.assertEqual(self.next_day(), day + 1)
        self.refused(409, "command-id-taken", "POST", "/v1/rounds", {"day": day + 1}, "operator",
                     fields=key)
        self.refused(409, "command-id-taken", "POST", "/v1/rounds", {"publish_alerts": True},
                     "operator", fields=key)
        self.refused(409, "command-id-taken", "POST", "/v1/rounds", {"day": day - 1}, "operator",
                     fields=key)
        # Nothing was done, and the test clock stays.
        self.assertEqual(self.get("/v1/campaign", "operator")["clock"], clock)

    def test_another_day_is_refused_and_the_clock_stays(self):
        day = self.next_day()
        clock = self.get("/v1/campaign", "operator")["clock"]
        for wrong in (day + 1, day + 7, -1, 100000):
            self.refused(409, "wrong-day", "POST", "/v1/rounds", {"day": wrong}, as_="operator")
        self.refused(409, "wrong-day", "POST", "/v1/rounds", {"day": day}, as_="operator",
                     now=clock["last_stamp"])
        self.assertEqual(self.get("/v1/campaign", "operator")["clock"], clock)

    def test_a_preview_records_nothing(self):
        before = self.get("/v1/campaign", "operator")["journal"]
        preview = self.give("POST", "/v1/rounds", {"preview": True}, "operator")
        self.assertEqual(preview["day"], self.next_day())
        self.assertFalse(preview["waits"])
        self.assertEqual(self.get("/v1/campaign", "operator")["journal"], before)
        self.refused(422, "unknown-field", "POST", "/v1/rounds", {"preview": True, "day": 2},
                     as_="operator")

    def test_a_round_is_followed_while_it_runs(self):
        day = self.next_day()
        follower = http.client.HTTPConnection("127.0.0.1", self.served.port, timeout=60)
        follower.request("GET", f"/v1/rounds/{day}/events",
                         headers={"Authorization": f"Bearer {TOKENS['support'][0]}"})
        response = follower.getresponse()
        self.assertEqual(response.getheader("Content-Type"), "text/event-stream")
        self.assertEqual(response.readline(), f": the round of day {day}\n".encode())
        self.ask("POST", "/v1/rounds", {"day": day}, "operator")
        live = list(events(response.read().decode().lstrip("\n")))
        follower.close()
        self.assertEqual([number for _, number, _ in live], list(range(1, len(live) + 1)))
        self.assertEqual({name for name, _, _ in live[:-1]}, {"step"})
        self.assertIsNone(live[0][2]["lasted_ms"])
        name, last, whole = live[-1]
        self.assertEqual(name, "round")
        self.assertEqual(whole, self.get(f"/v1/rounds/{day}", "operator"))
        # Afterwards everything is told at once, or what was not seen yet.
        path = f"/v1/rounds/{day}/events"
        again = list(events(self.ask("GET", path, None, "operator").body.decode()))
        self.assertEqual(len(again), last)
        rest = self.ask("GET", path, None, "operator", fields={"Last-Event-ID": str(last - 2)})
        self.assertEqual([number for _, number, _ in events(rest.body.decode())], [last - 1, last])

    def test_days_are_listed(self):
        self.turn(3)
        rounds = self.get("/v1/rounds?limit=2", "operator")
        self.assertEqual([row["day"] for row in rounds["items"]], [1, 2])
        self.assertEqual(rounds["next"], 2)
        rest = self.get("/v1/rounds?after=2", "operator")["items"]
        self.assertEqual(rest[0]["day"], 3)
        self.assertNotIn("steps", rest[0])
        for path in ("/v1/rounds/99", "/v1/rounds/99/events", "/v1/rounds/0"):
            self.refused(404, "nothing-such", "GET", path, as_="operator")
        for path, body in (("publish", None), ("hold", {"reason": "x"})):
            self.refused(409, "no-day-waits", "POST", f"/v1/rounds/3/{path}", body,
                         as_="operator")
        self.refused(422, "unknown-field", "POST", "/v1/rounds/3/publish", {"reason": "x"},
                     as_="operator")

    def test_only_operators_turn_days(self):
        for who in ("support", "formation", "candidate"):
            self.refused(403, "role-not-allowed", "POST", "/v1/rounds", {}, as_=who)
        self.refused(403, "role-not-allowed", "GET", "/v1/rounds/1/events", as_="candidate")
        self.refused(422, "unknown-field", "POST", "/v1/rounds", {"date": "x"}, as_="operator")
        self.refused(422, "wrong-type", "POST", "/v1/rounds", {"day": "x"}, as_="operator")
        problem = self.refused(400, "wrong-parameter", "POST", "/v1/rounds", {}, as_="operator",
                               now="tomorrow")
        self.assertEqual(problem["where"], "Affecta-Now")


class AlertTest(ServedTest):
    world = ALERTING

    def set(self, formation, group, body):
        self.give("PATCH", f"/v1/formations/{formation}/groups/{group}", body, "operator",
                  "2024-05-30 22:00")

    def test_a_day_waits_is_held_and_published(self):
        self.set(102, "8:102", {"capacity": 1, "reservation_ended": True})
        self.set(103, "9:103", {"capacity": 1})
        preview = self.give("POST", "/v1/rounds", {"preview": True}, "operator")
        self.assertTrue(preview["waits"] and preview["alert"])
        self.assertEqual(self.ask("POST", "/v1/rounds", {"day": 2}, "operator").status, 202)
        waiting = self.wait_for(2)
        self.assertEqual(waiting["state"], "waits")
        self.assertEqual(waiting["alert"],
                         {"excluded": [{"formation": 101, "group": "7:101"},
                                       {"formation": 102, "group": "8:102"}],
                          "given_up_for_withdrawn": 0})
        campaign = self.get("/v1/campaign", "operator")
        self.assertEqual((campaign["day"], campaign["waiting_day"]), (1, 2))
        self.assertEqual([row["state"] for row in campaign["alerts"]], ["waits"])
        problem = self.refused(409, "day-waits", "POST", "/v1/corrections/beds",
                               {"boarding_house": "500:0:0", "beds": 2}, as_="operator")
        self.assertTrue(problem["retry"])

        self.refused(422, "missing-field", "POST", "/v1/rounds/2/hold", {}, as_="operator")
        self.refused(422, "ground-missing", "POST", "/v1/rounds/2/hold", {"reason": ""},
                     as_="operator")
        self.refused(409, "no-day-waits", "POST", "/v1/rounds/1/publish", as_="operator")
        held = self.give("POST", "/v1/rounds/2/hold", {"reason": "beds"}, "operator")
        self.assertIsInstance(held["event"], int)
        self.assertEqual(self.get("/v1/rounds/2", "operator")["state"], "held")
        self.assertIsNone(self.get("/v1/campaign", "operator")["waiting_day"])

        # Left out, the day is the one that waits.
        self.ask("POST", "/v1/rounds", {}, "operator")
        self.assertEqual(self.wait_for(2)["state"], "waits")
        answer = self.ask("POST", "/v1/rounds", {}, "operator")
        self.assertEqual(answer.fields["location"], "/v1/rounds/2")
        published = self.give("POST", "/v1/rounds/2/publish", None, "operator")
        self.assertEqual((published["day"]["day"], published["day"]["waits"]), (2, False))
        self.assertEqual(self.get("/v1/rounds/2", "operator")["state"], "published")
        self.assertEqual(self.get("/v1/campaign", "operator")["day"], 2)
        kinds = [each["kind"] for each in self.get("/v1/journal?after=3", "operator")["items"]]
        self.assertEqual(kinds, ["group-set", "day-turned", "day-held", "day-turned",
                                 "day-published"])
        waits = ("warning", "day 2 waits for an operator: it raised an alert, 2 groups are excluded")
        self.assertEqual(self.days_in_log(4), [waits, ("warning", "day 2 is held"), waits,
                                               ("info", "day 2 is in force: it was published")])
        # The bars of the shared house are for everybody.
        houses = self.get("/v1/displays?bars=true")["items"]
        self.assertEqual([house["boarding_house"] for house in houses], ["500:0:0"])
        self.assertTrue(all(set(bar) == {"formation", "group", "call_bar", "boarding_bar"}
                            for bar in houses[0]["bars"]))
        self.assertEqual(self.get("/v1/displays?bars=true&formation=103")["items"], [])


    def days_in_log(self, count):
        """Level and text of what it says of days; it is written a little later."""
        for _ in range(200):
            lines = [json.loads(line) for line in self.served.log.read_text().splitlines()]
            days = [(line["level"], line["what"]) for line in lines
                    if line.get("what", "").startswith("day ")]
            if len(days) >= count:
                break
            time.sleep(0.02)
        return days


class PublishedAtOnceTest(AlertTest):
    """The same alert, for those who do not wait."""

    def test_a_day_waits_is_held_and_published(self):
        self.set(102, "8:102", {"capacity": 1, "reservation_ended": True})
        self.set(103, "9:103", {"capacity": 1})
        self.ask("POST", "/v1/rounds", {"publish_alerts": True}, "operator")
        turned = self.wait_for(2)
        self.assertEqual((turned["state"], turned["summary"]["alert"]), ("published", True))


class CampaignTest(ServedTest):
    def test_where_the_campaign_is(self):
        campaign = self.get("/v1/campaign", "support")
        self.assertEqual((campaign["date"], campaign["calendar"]), ("2024-05-30", "2024"))
        self.assertEqual(campaign["phases"], ["main"])
        self.assertEqual(campaign["next_milestones"][0],
                         {"name": "complementary_open", "day": 13, "on": "2024-06-11"})
        self.assertEqual((campaign["candidates"], campaign["wishes"]), (4, 5))
        self.assertTrue(campaign["clock"]["test"])
        self.refused(403, "role-not-allowed", "GET", "/v1/campaign", as_="candidate")
        self.refused(401, "not-signed-in", "GET", "/v1/campaign")
        for _ in range(200):
            if standings := self.get("/v1/campaign", "operator")["standings"]:
                break
            time.sleep(0.01)
        self.assertEqual(standings["candidates"],
                         {"accepted": 0, "proposed": 2, "waiting": 0, "nothing": 2})
        self.assertEqual(standings["wishes"]["proposed"], 3)


class JournalTest(ServedTest):
    def test_the_journal_tells_what_happened(self):
        journal = self.get("/v1/journal?limit=2", "operator")
        self.assertEqual([each["number"] for each in journal["items"]], [1, 2])
        self.assertEqual([each["kind"] for each in journal["items"]], ["opened", "day-turned"])
        self.assertEqual(journal["items"][1]["text"], "day 1 (2024-05-30): 3 proposals, 0 lost")
        self.give("POST", "/v1/candidates/2/answers",
                  {"answer": "refuse", "wish": {"formation": 102}}, "candidate_2",
                  "2024-05-30 23:00", {"Idempotency-Key": "mine"})
        said = self.get("/v1/journal?author=candidate%202", "operator")["items"]
        self.assertEqual([(each["kind"], each["command"], each["text"]) for each in said],
                         [("answered", "mine", "candidate 2: 2:102 refused")])
        last = self.get("/v1/campaign", "operator")["journal"]
        self.assertEqual((said[-1]["number"], said[-1]["hash"]), (last["event"], last["hash"]))
        of = self.get("/v1/journal?from=2024-05-30%2019:00&before=2024-05-30T17:00:01Z", "operator")
        self.assertEqual([each["kind"] for each in of["items"]], ["day-turned"])
        self.assertEqual(self.get("/v1/journal?after=99", "operator")["items"], [])
        problem = self.refused(400, "wrong-parameter", "GET", "/v1/journal?kind=answer",
                               as_="operator")
        self.assertIn("answered", problem["limit"])
        self.refused(400, "wrong-parameter", "GET", "/v1/journal?from=monday", as_="operator")
        self.refused(403, "role-not-allowed", "GET", "/v1/journal", as_="caes")

    def test_pages_of_the_journal_are_reads_like_others(self):
        first = self.ask("GET", "/v1/journal?limit=1", None, "operator")
        self.assertIn("</v1/journal?limit=1&after=1>", first.fields["link"])
        known = self.ask("GET", "/v1/journal?limit=1", None, "operator",
                         fields={"If-None-Match": first.fields["etag"]})
        self.assertEqual((known.status, known.body), (304, b""))

    def test_the_history_is_audited(self):
        for _ in range(1000):
            answer = self.ask("GET", "/v1/audit", None, "support")
            if answer.status == 200:
                break
            self.assertEqual((answer.status, answer.fields["retry-after"]), (202, "1"), answer)
            self.assertIsNotNone(answer.json["progress"])
            time.sleep(0.01)
        report = answer.json["last"]
        self.assertTrue(report["passed"], report)
        self.assertEqual((report["report"]["day"], report["report"]["turns"]), (1, 1))
        # It was read; when something happened since, the next one begins.
        self.give("POST", "/v1/candidates/1/answers",
                  {"answer": "refuse", "wish": {"formation": 101}}, "candidate", "2024-05-30 22:30")
        answer = self.ask("GET", "/v1/audit", None, "operator")
        self.assertEqual((answer.status, answer.json["last"]), (202, report))


class CorrectionsTest(ServedTest):
    def test_beds(self):
        path = "/v1/corrections/beds"
        self.refused(404, "nothing-such", "POST", path, {"boarding_house": "9:0:0", "beds": 2},
                     as_="operator")
        self.refused(422, "unknown-value", "POST", path, {"boarding_house": "9:0", "beds": 2},
                     as_="operator")
        self.refused(403, "role-not-allowed", "POST", path, {}, as_="support")

    def test_rankings(self):
        path = "/v1/corrections/rankings"
        mend = {"candidate": 4, "ranking_group": 7, "rank": 2, "reason": "a mark was missing"}
        self.refused(404, "nothing-such", "POST", path, {**mend, "ranking_group": 99},
                     as_="operator")
        self.refused(422, "ground-missing", "POST", path, {**mend, "reason": ""}, as_="operator")
        problem = self.refused(422, "unknown-field", "POST", path, {**mend, "colour": 1},
                               as_="operator")
        self.assertEqual(problem["where"], "$.colour")
        self.give("POST", path, mend, "operator")
        wish = self.get("/v1/candidates/4/wishes", "candidate_4")["wishes"][0]
        self.assertEqual(wish["status"], "waiting")

    def test_restorations(self):
        wish = {"candidate": 2, "formation": 101}
        restore = {**wish, "reason": "resigned by mistake"}
        self.refused(409, "not-restorable", "POST", "/v1/restorations", restore, as_="support")
        self.give("POST", "/v1/candidates/2/answers",
                  {"answer": "resign", "wish": {"formation": 101}}, "candidate_2",
                  "2024-05-30 22:00")
        self.refused(422, "missing-field", "POST", "/v1/restorations", wish, as_="support")
        self.refused(404, "nothing-such", "POST", "/v1/restorations", {**restore, "formation": 9},
                     as_="support")
        self.give("POST", "/v1/restorations", restore, "support")
        wishes = self.get("/v1/candidates/2/wishes", "candidate_2")["wishes"]
        self.assertEqual(wishes[0]["status"], "waiting")
        self.refused(403, "role-not-allowed", "POST", "/v1/restorations", restore, as_="candidate")


class PublicTest(ServedTest):
    world = SYNTHETIC

    def test_the_calendar(self):
        calendar = self.get("/v1/calendar")
        self.assertEqual((calendar["name"], calendar["zone"]), ("2024", "Europe/Paris"))
        opens = {mark["name"]: mark for mark in calendar["milestones"]}
        self.assertEqual(opens["main_open"]["opens"], "2024-05-30T17:00:00.000000Z")
        self.assertEqual((opens["cutoff"]["day"], opens["cutoff"]["closes"]),
                         (138, "2024-10-14T22:00:00.000000Z"))
        first = calendar["days"][0]
        self.assertEqual((first["date"], first["round"], first["answer_by"]),
                         ("2024-05-30", True, "2024-06-02"))
        stopped = [day["date"] for day in calendar["days"] if day["clock_stopped"]]
        self.assertEqual((stopped[0], stopped[-1]), ("2024-06-16", "2024-06-23"))
        self.assertEqual(calendar["delays"]["selective_formation"], 8)
        self.assertEqual(calendar["limits"]["complementary_wishes"], 10)

    def test_displays_are_paged(self):
        rows, path = [], "/v1/displays?limit=70"
        while path:
            page = self.get(path)
            self.assertLessEqual(len(page["items"]), 70)
            rows += page["items"]
            path = page["next"] is not None and f"/v1/displays?limit=70&after={page['next']}"
        keys = [(row["formation"], row["group"]) for row in rows]
        self.assertEqual((len(keys), len(set(keys))), (159, 159))
        of = self.get("/v1/displays?formation=1079")["items"]
        self.assertEqual(of, [row for row in rows if row["formation"] == 1079])
        own = self.get("/v1/candidates/1000001/wishes", "everyone")["wishes"][0]
        self.assertEqual((own["formation"], own["last_called_rank"], own["number_waiting"]),
                         (1079, of[0]["last_called_rank"], of[0]["number_waiting"]))
        self.refused(400, "wrong-parameter", "GET", "/v1/displays?bars=yes")
        self.refused(400, "wrong-parameter", "GET", "/v1/displays?limit=1001")
        self.assertEqual(self.get("/v1/displays?after=9223372036854775807")["items"], [])

    def test_refusals_are_explained(self):
        entry = self.get("/v1/problems/cutoff-passed")
        self.assertEqual((entry["code"], entry["status"], entry["retry"]),
                         ("cutoff-passed", 409, False))
        problem = self.refused(404, "nothing-such", "GET", "/v1/problems/nonsense")
        self.assertEqual(self.get(problem["type"])["title"], problem["title"])

    def test_the_page_and_its_document(self):
        for path in ("/", "/v1"):
            page = self.ask("GET", path)
            self.assertEqual(page.fields["content-type"], "text/html; charset=utf-8")
            self.assertIn("Pour commencer", page.body.decode())
        document = self.ask("GET", "/v1/openapi.yaml").body.decode()
        self.assertTrue(document.startswith("# The server's resources."), document[:80])


class RestartTest(unittest.TestCase):
    def test_rounds_outlive_the_server(self):
        served = Served()
        try:
            self.assertEqual(served.stop()[0], 0)
            served.start()
            answer = served.ask("GET", "/v1/rounds/1", None, "operator")
            self.assertEqual((answer.json["state"], answer.json["steps"]), ("published", []))
            self.assertEqual(served.stop()[0], 0)
        finally:
            served.remove()


if __name__ == "__main__":
    unittest.main()
