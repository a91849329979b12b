"""The commissions of the regions: who asked for help, places, proposals.

Region 1 is Créteil's, where candidate 4 lives, refused everywhere; region 2 Lyon's, where all
formations are."""

import unittest

from serving import ServedTest

REQUESTS = "/v1/commissions/{}/requests"
PLACES = "/v1/commissions/{}/formations"
PROPOSALS = "/v1/commissions/{}/proposals"
MINE = PROPOSALS.format(1)
TO_102 = {"candidate": 4, "formation": 102}


class RightsTest(ServedTest):
    def test_a_region_is_its_commission_s(self):
        for path in (REQUESTS, PLACES, PROPOSALS):
            self.refused(401, "not-signed-in", "GET", path.format(1))
            self.refused(403, "not-yours", "GET", path.format(1), as_="other_caes")
            self.refused(403, "role-not-allowed", "GET", path.format(1), as_="formation")
            self.refused(404, "nothing-such", "GET", path.format(3), as_="support")
            self.refused(404, "nothing-such", "GET", path.format(0), as_="support")
            self.assertEqual(self.get(path.format(1), "operator")["items"], [])
        self.refused(403, "not-yours", "POST", MINE, TO_102, "other_caes")
        self.refused(403, "role-not-allowed", "POST", MINE, TO_102, "operator")

    def test_bodies(self):
        problem = self.refused(422, "unknown-field", "POST", MINE, {**TO_102, "colour": 1}, "caes")
        self.assertEqual(problem["where"], "$.colour")
        problem = self.refused(422, "missing-field", "POST", MINE, {"candidate": 4}, "caes")
        self.assertEqual(problem["where"], "$.formation")
        for house in ("7:101", "7:101:x", ""):
            problem = self.refused(422, "unknown-value", "POST", MINE,
                                   {**TO_102, "boarding_house": house}, "caes")
            self.assertEqual(problem["where"], "$.boarding_house")
        self.refused(404, "nothing-such", "POST", MINE,
                     {**TO_102, "with_boarding": True, "boarding_house": "7:102:102"}, "caes")
        self.refused(404, "nothing-such", "POST", MINE, {"candidate": 99, "formation": 102}, "caes")
        self.refused(400, "wrong-parameter", "DELETE", MINE + "/4/102?with_boarding=perhaps",
                     as_="caes")
        self.refused(400, "unknown-parameter", "DELETE", MINE + "/4/102?why=so", as_="caes")


class PlacesTest(ServedTest):
    def test_formations_with_free_places(self):
        """101 is full, 103 proposes by contract; 102 has three places, two held."""
        places = self.get(PLACES.format(2), "other_caes")
        self.assertEqual(places["items"], [{
            "formation": 102, "name": "Licence Droit", "establishment": None, "kind": "L1",
            "selective": False, "groups": [{"group": "8:102", "capacity": 3, "held": 2}]}])
        # A page is of formations that have places.
        self.assertEqual(self.get(PLACES.format(2) + "?limit=1", "other_caes"), places)
        self.give("PATCH", "/v1/formations/101/groups/7:101", {"capacity": 2}, "formation")
        first = self.get(PLACES.format(2) + "?limit=1", "other_caes")
        self.assertEqual(([each["formation"] for each in first["items"]], first["next"]),
                         ([101], 101))
        rest = self.get(PLACES.format(2) + f"?limit=1&after={first['next']}", "other_caes")
        self.assertEqual(([each["formation"] for each in rest["items"]], rest["next"]), ([102], None))


class ProposalsTest(ServedTest):
    def listed(self, query="", region=1, as_="caes"):
        return [(each["candidate"], each["formation"], each["status"])
                for each in self.get(PROPOSALS.format(region) + query, as_)["items"]]

    def test_from_the_request_to_the_cutoff(self):
        now = "2024-07-04 10:00"
        self.refused(409, "no-help-asked", "POST", MINE, TO_102, "caes", now)
        self.give("POST", "/v1/candidates/4/help-requests", {"ground": "no-proposal"},
                  "candidate_4", now)
        self.give("POST", "/v1/candidates/4/help-requests",
                  {"ground": "sport", "text": "Rowing."}, "candidate_4", now)
        requests = self.get(REQUESTS.format(1), "caes")["items"]
        self.assertEqual(requests[0], {
            "candidate": 4, "name": "Dan", "first_name": None, "ground": "no-proposal", "text": "",
            "asked": "2024-07-04",
            "wishes": [{"formation": 101, "with_boarding": False, "status": "not-ranked"}],
            "contracts": []})
        self.assertEqual(requests[1]["text"], "Rowing.")
        self.assertEqual(self.get(REQUESTS.format(2), "other_caes")["items"], [])
        first = self.get(REQUESTS.format(1) + "?limit=1", "caes")
        rest = self.get(REQUESTS.format(1) + f"?limit=1&after={first['next']}", "caes")
        self.assertEqual((first["items"] + rest["items"], rest["next"]), (requests, None))

        # The engine knows whose candidate it is.
        self.refused(403, "not-yours", "POST", PROPOSALS.format(2), TO_102, "other_caes", now)
        self.refused(409, "not-apprenticeship", "POST", MINE, {"candidate": 4, "formation": 103},
                     "caes", now)
        self.refused(409, "no-free-place", "POST", MINE, {"candidate": 4, "formation": 101}, "caes",
                     now)
        self.give("POST", MINE, TO_102, "caes", now)
        self.refused(409, "one-at-a-time", "POST", MINE, {"candidate": 4, "formation": 101}, "caes",
                     now)
        proposal = self.get(MINE, "caes")["items"][0]
        self.assertEqual(proposal, {
            "candidate": 4, "name": "Dan", "first_name": None, "formation": 102,
            "formation_name": "Licence Droit", "with_boarding": False, "extra_place": False,
            "status": "proposed", "decided": "2024-07-04", "answer_by": "2024-07-09",
            "answer_before": "2024-07-09T22:00:00.000000Z"})

        # Withdrawn while it is unanswered, and listed; it may be made again.
        self.refused(404, "nothing-such", "DELETE", MINE + "/4/102?with_boarding=true",
                     as_="caes", now=now)
        self.refused(403, "not-yours", "DELETE", PROPOSALS.format(2) + "/4/102", as_="other_caes",
                     now=now)
        problem = self.refused(422, "unknown-field", "DELETE", MINE + "/4/102", {"why": "so"},
                               as_="caes", now=now)
        self.assertEqual(problem["where"], "$.why")
        self.give("DELETE", MINE + "/4/102", None, "caes", now)
        self.assertEqual(self.listed(), [(4, 102, "withdrawn")])
        self.refused(409, "not-held", "DELETE", MINE + "/4/102", as_="caes", now=now)

        # An extra place that the formation agreed to, refused by the candidate.
        self.give("POST", MINE, {"candidate": 4, "formation": 101, "extra_place": True}, "caes", now)
        wish = self.get("/v1/candidates/4/wishes", "candidate_4")["wishes"][0]
        self.assertEqual((wish["formation"], wish["origin"], wish["status"], wish["answer_by"]),
                         (101, "caes", "proposed", "2024-07-09"))
        self.give("POST", "/v1/candidates/4/answers", {"answer": "refuse", "wish": {"formation": 101}},
                  "candidate_4", now)
        self.refused(409, "proposed-already", "POST", MINE,
                     {"candidate": 4, "formation": 101, "extra_place": True}, "caes", now)
        self.assertEqual(sorted(self.listed()), [(4, 101, "refused"), (4, 102, "withdrawn")])
        self.assertEqual(self.listed(region=2, as_="other_caes"), [])

        # A last one, which the cutoff finds unanswered.
        self.give("POST", MINE, TO_102, "caes", "2024-10-14 23:59:59")
        late = "2024-10-15 00:00"
        for method, path, body, who in (
                ("POST", MINE, TO_102, "caes"),
                ("DELETE", MINE + "/4/102", None, "caes"),
                ("POST", "/v1/candidates/4/answers",
                 {"answer": "accept", "wish": {"formation": 102}}, "candidate_4")):
            problem = self.refused(409, "cutoff-passed", method, path, body, who, late)
            self.assertEqual(problem["limit"], "2024-10-14")
        self.assertEqual(len(self.get(REQUESTS.format(1), "caes")["items"]), 2)


if __name__ == "__main__":
    unittest.main()
