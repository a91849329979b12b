"""Formations: what everybody reads, what their heads read and say."""

import csv
import io
import unittest

from serving import WORLD, ServedTest

GROUP = "/v1/formations/101/groups/7:101"


class ReadTest(ServedTest):
    day = "2024-06-03"  # day 5: the proposals of day 1 are lost, 2 is called after 1

    def names(self, query):
        return [each["name"] for each in self.get("/v1/formations" + query)["items"]]

    def test_formations_are_found_by_anybody(self):
        self.assertEqual(self.names(""), ["BTS Optique", "Licence Droit", "BUT Chimie"])
        self.assertEqual(self.names("?q=dro%C3%AFT"), ["Licence Droit"])  # "droïT"
        self.assertEqual(self.names("?academy=Lyon&kind=BTS"), ["BTS Optique"])
        self.assertEqual(self.names("?academy=Nantes"), [])
        first = self.get("/v1/formations?limit=2")
        self.assertEqual(first["next"], 102)
        rest = self.get(f"/v1/formations?limit=2&after={first['next']}")
        self.assertEqual(([each["formation"] for each in rest["items"]], rest["next"]), ([103], None))
        self.assertEqual(self.get("/v1/formations/103"), {
            "formation": 103, "name": "BUT Chimie", "establishment": None, "kind": "BUT",
            "academy": "Lyon", "region": 2, "selective": True, "apprenticeship": True,
            "groups": [{"group": "9:103", "capacity": 2}]})

    def test_what_is_asked_wrongly(self):
        self.refused(404, "nothing-such", "GET", "/v1/formations/99")
        problem = self.refused(400, "unknown-parameter", "GET", "/v1/formations?colour=red")
        self.assertEqual(problem["where"], "colour")
        self.refused(400, "wrong-parameter", "GET", "/v1/formations?limit=1001")
        self.refused(400, "wrong-parameter", "GET", "/v1/formations?after=-1")
        self.refused(400, "wrong-parameter", "GET", "/v1/formations?q=%2B%2B")
        self.refused(404, "nothing-such", "GET", "/v1/formations/101/groups/8:101/outcome",
                     as_="formation")
        for group in ("7", "7:101:1", "7:x", ":", "7:99999999999"):
            problem = self.refused(400, "wrong-parameter", "GET",
                                   f"/v1/formations/101/groups/{group}/outcome", as_="formation")
            self.assertEqual((problem["where"], problem["value"]), ("group", group))
        problem = self.refused(400, "wrong-parameter", "GET", GROUP + "/candidates?status=happy",
                               as_="formation")
        self.assertIn("proposed", problem["limit"])

    def test_a_group_is_its_formations(self):
        for what in ("outcome", "call-order", "candidates"):
            self.refused(401, "not-signed-in", "GET", f"{GROUP}/{what}")
            self.refused(403, "role-not-allowed", "GET", f"{GROUP}/{what}", as_="candidate")
            self.refused(403, "not-yours", "GET", f"{GROUP}/{what}", as_="centre")
            self.refused(403, "not-yours", "GET", f"/v1/formations/103/groups/9:103/{what}",
                         as_="formation")
            self.get(f"{GROUP}/{what}", as_="support")

    def test_outcome(self):
        outcome = self.get(GROUP + "/outcome", as_="formation")
        days = outcome.pop("days")
        rates = {"minimum_percent": None, "called_percent": 0, "held_percent": 0}
        self.assertEqual(outcome, {
            "day": 5, "formation": 101, "group": "7:101", "capacity": 1, "block_call_limit": 0,
            "stopped": False, "reservation_ended": False, "candidates": 3, "called": 2, "held": 1,
            "accepted": 0, "waiting": 0, "rates": {"scholarship": rates, "sector": rates}})
        self.assertEqual([(each["day"], each["last_called_rank"], each["number_waiting"])
                          for each in days],
                         [(1, 1, 1), (2, 1, 1), (3, 1, 1), (4, 1, 1), (5, 2, 0)])
        self.assertEqual(days[0]["date"], "2024-05-30")

    def test_call_order(self):
        order = self.get(GROUP + "/call-order?limit=1", as_="formation")
        self.assertEqual(order["next"], 2)
        row = order["items"][0]
        self.assertEqual((row["candidate"], row["name"], row["rank"], row["call_rank"],
                          row["status"]), (1, "Ada", 1, 1, "lost"))
        rest = self.get(GROUP + "/call-order?limit=1&after=2", as_="formation")
        row = rest["items"][0]
        self.assertEqual((row["candidate"], row["status"], row["answer_by"], rest["next"]),
                         (2, "proposed", "2024-06-04", None))

    def test_candidates_by_status(self):
        def keys(query):
            items = self.get(GROUP + "/candidates" + query, as_="formation")["items"]
            return [each["candidate"] for each in items]
        self.assertEqual(keys(""), [1, 2, 4])
        self.assertEqual(keys("?status=not-ranked"), [4])
        self.assertEqual(keys("?status=accepted"), [])
        first = self.get(GROUP + "/candidates?limit=2", as_="formation")
        self.assertEqual(keys(f"?limit=2&after={first['next']}"), [4])

    def test_a_page_as_a_table(self):
        answer = self.ask("GET", GROUP + "/candidates?limit=2", as_="formation",
                          fields={"Accept": "text/csv"})
        self.assertTrue(answer.fields["content-type"].startswith("text/csv"))
        other = self.ask("GET", GROUP + "/candidates", as_="formation",
                         fields={"Accept": "text/csv;q=0, application/json"})
        self.assertEqual(other.fields["content-type"], "application/json")
        self.assertIn("rel=\"next\"", answer.fields["link"])
        rows = list(csv.DictReader(io.StringIO(answer.body.decode())))
        self.assertEqual([(row["candidate"], row["name"], row["status"], row["decided"])
                          for row in rows],
                         [("1", "Ada", "lost", "2024-06-03"), ("2", "Bo", "proposed", "2024-06-03")])
        as_json = self.get(GROUP + "/candidates", as_="formation")["items"]
        self.assertEqual(list(rows[0]), list(as_json[0]))


# Three candidates for three places and one bed; half of those called are to hold a scholarship.
HOUSE_WORLD = {
    **WORLD,
    "candidates.csv": "candidate,name,first_name,academy,scholarship\n1,Durand,Ada,Lyon,0\n"
                      "2,Dupont,Bo,Lyon,1\n3,Petit,Cy,Lyon,0\n",
    "groups.csv": "ranking_group,enrolment_formation,formation,capacity,block_limit,stop,"
                  "reservation_ended,min_scholarship_pct,min_sector_pct,estimate,"
                  "last_called_displayed,waiting_count\n"
                  "7,101,101,3,0,0,0,50,0,2147483647,0,0\n",
    "boarding.csv": "boarding_group,enrolment_formation,formation,capacity\n5,101,101,1\n",
    "wishes.csv": "candidate,formation,with_boarding,ranking_group,enrolment_formation,rank,sector,"
                  "call_rank,call_rank_displayed,boarding_group,boarding_enrolment_formation,"
                  "boarding_formation,boarding_rank,status\n"
                  "1,101,1,7,101,1,1,1,1,5,101,101,2,EN_ATTENTE_DE_PROPOSITION\n"
                  "2,101,1,7,101,2,0,2,2,5,101,101,1,EN_ATTENTE_DE_PROPOSITION\n"
                  "3,101,0,7,101,3,1,3,3,,,,,EN_ATTENTE_DE_PROPOSITION\n",
}


class HouseTest(ServedTest):
    world = HOUSE_WORLD

    def test_rates_beside_what_they_came_to(self):
        outcome = self.get(GROUP + "/outcome", as_="formation")
        self.assertEqual((outcome["candidates"], outcome["called"], outcome["waiting"]), (3, 2, 1))
        self.assertEqual(outcome["rates"], {
            "scholarship": {"minimum_percent": 50, "called_percent": 50, "held_percent": 50},
            "sector": {"minimum_percent": None, "called_percent": 50, "held_percent": 50}})

    def test_a_bed_that_is_waited_for(self):
        mine = self.get("/v1/candidates/1/wishes", "candidate")["wishes"][0]
        self.assertEqual((mine["status"], mine["with_boarding"], mine["boarding"]),
                         ("waiting", True, {"boarding_house": "5:101:101", "boarding_rank": 2,
                                            "boarding_bar": 1, "call_bar": 2}))
        rows = self.get(GROUP + "/call-order", as_="formation")["items"]
        self.assertEqual([(row["first_name"], row["boarding_rank"], row["status"]) for row in rows],
                         [("Ada", 2, "waiting"), ("Bo", 1, "proposed"), ("Cy", 0, "proposed")])


class ChangeTest(ServedTest):
    def test_a_group_is_changed(self):
        now = "2024-05-30 22:00"
        self.give("PATCH", GROUP, {"capacity": 2, "stopped": True}, "formation", now)
        outcome = self.get(GROUP + "/outcome", as_="formation")
        self.assertEqual((outcome["capacity"], outcome["stopped"], outcome["block_call_limit"]),
                         (2, True, 0))
        self.assertEqual(self.get("/v1/formations/101")["groups"][0]["capacity"], 2)
        self.give("PATCH", GROUP, {"block_call_limit": 1, "stopped": False,
                                   "reservation_ended": True}, "operator", now)
        self.refused(409, "nothing-to-change", "PATCH", GROUP, {"capacity": 2}, "formation", now)
        self.refused(422, "negative-value", "PATCH", GROUP, {"capacity": -1}, "formation", now)
        problem = self.refused(422, "unknown-field", "PATCH", GROUP, {"colour": 1}, "formation")
        self.assertEqual(problem["where"], "$.colour")
        self.refused(422, "wrong-type", "PATCH", GROUP, {"capacity": "2"}, "formation")
        self.refused(404, "nothing-such", "PATCH", "/v1/formations/101/groups/8:101",
                     {"capacity": 2}, "formation")
        self.refused(403, "not-yours", "PATCH", "/v1/formations/103/groups/9:103",
                     {"capacity": 9}, "formation")
        self.refused(403, "role-not-allowed", "PATCH", GROUP, {"capacity": 9}, "support")

    def test_a_ranking_is_mended(self):
        path = "/v1/formations/101/ranking-changes"
        now = "2024-05-30 22:30"
        change = {"candidate": 4, "ranking_group": 7, "rank": 1, "reason": "misread"}
        problem = self.refused(403, "not-yours", "POST", path, {**change, "extra_place": True},
                               "formation", now)
        self.assertIn("only an operator may give an extra place", problem["detail"])
        self.refused(404, "nothing-such", "POST", path, {**change, "ranking_group": 8}, "formation")
        self.refused(404, "nothing-such", "POST", path, {**change, "ranking_group": 8}, "operator")
        self.refused(404, "nothing-such", "POST", path, {**change, "candidate": 99}, "operator")
        self.refused(422, "ground-missing", "POST", path, {**change, "reason": ""}, "operator")
        self.give("POST", path, {**change, "rank": 2}, "formation", now)
        self.give("POST", path, {**change, "extra_place": True}, "operator", now)
        # Each moves those behind it down.
        order = self.get(GROUP + "/call-order", as_="formation")["items"]
        self.assertEqual([(each["candidate"], each["call_rank"], each["status"]) for each in order],
                         [(4, 1, "waiting"), (1, 2, "proposed"), (2, 4, "waiting")])


class AnswerTest(ServedTest):
    """Complementary wishes, and grounds."""

    def answer(self, body, now, candidate=3, as_="formation"):
        path = f"/v1/formations/102/complementary-wishes/{candidate}/answer"
        return self.ask("POST", path, body, as_, now)

    def test_complementary_wishes_are_answered(self):
        asking = "/v1/candidates/{}/complementary-wishes"
        now = "2024-06-11 10:00"
        for candidate in (3, 4):
            self.give("POST", asking.format(candidate), {"formation": 102}, "everyone", now)
        asked = self.get("/v1/formations/102/groups/8:102/candidates?status=asked", as_="formation")
        self.assertEqual([(each["candidate"], each["origin"], each["answer_by"])
                          for each in asked["items"]],
                         [(3, "complementary", "2024-06-12"), (4, "complementary", "2024-06-12")])
        self.assertEqual(self.answer({"answer": "maybe"}, now).json["code"], "unknown-value")
        self.assertEqual(self.answer({}, now).json["code"], "missing-field")
        self.assertEqual(self.answer({"answer": "refuse"}, now, 2).json["code"], "nothing-such")
        self.assertEqual(self.answer({"answer": "refuse"}, now, 3, "caes").status, 403)
        self.assertEqual(self.answer({"answer": "propose"}, now).status, 200)
        again = self.answer({"answer": "refuse"}, now)
        self.assertEqual((again.status, again.json["code"]), (409, "nothing-to-change"))
        wish = self.get("/v1/candidates/3/wishes", "everyone")["wishes"][0]
        self.assertEqual((wish["status"], wish["answer_by"]), ("proposed", "2024-06-12"))
        late = self.answer({"answer": "propose"}, "2024-06-13 00:00", 4)
        self.assertEqual((late.status, late.json["code"], late.json["limit"]),
                         (409, "deadline-passed", "2024-06-12 23:59:59"))

        # Grounds: 4 was not ranked on day 1, and asks within the month.
        grounds = "/v1/formations/101/grounds"
        now = "2024-06-30 10:00"
        self.give("POST", "/v1/candidates/4/grounds-requests", {"wish": {"formation": 101}},
                  "candidate_4", now)
        self.refused(409, "grounds-not-due", "POST", "/v1/candidates/4/grounds-requests",
                     {"wish": {"formation": 101}}, "candidate_4", now)
        self.assertEqual(self.get(grounds, as_="formation")["items"], [{
            "candidate": 4, "name": "Dan", "first_name": None, "formation": 101,
            "with_boarding": False, "status": "not-ranked", "asked": "2024-06-30",
            "answered": None, "letter": None}])
        self.assertEqual(self.get("/v1/formations/102/grounds", as_="formation")["items"], [])
        self.refused(403, "not-yours", "GET", "/v1/formations/103/grounds", as_="formation")
        self.refused(404, "nothing-such", "POST", grounds + "/2", {"letter": "no"}, "formation", now)
        self.refused(422, "ground-missing", "POST", grounds + "/4", {"letter": " "}, "formation", now)
        self.give("POST", grounds + "/4", {"letter": "Too few places."}, "formation", now)
        self.refused(409, "nothing-to-change", "POST", grounds + "/4", {"letter": "So."},
                     "formation", now)
        mine = self.get("/v1/candidates/4/grounds-requests", "candidate_4")["items"]
        self.assertEqual((mine[0]["letter"], mine[0]["answered"]), ("Too few places.", "2024-06-30"))
        self.assertEqual(self.get("/v1/candidates/2/grounds-requests", "candidate_2")["items"], [])

        # After the cutoff.
        late = self.answer({"answer": "propose"}, "2024-10-15 00:00", 4)
        self.assertEqual((late.status, late.json["code"], late.json["limit"]),
                         (409, "cutoff-passed", "2024-10-14"))


if __name__ == "__main__":
    unittest.main()
