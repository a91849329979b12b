"""Training centres: contracts, and what candidates see of them."""

import unittest

from serving import ServedTest

CONTRACTS = "/v1/formations/103/contracts"
SIRET, COMPANY = "73282932000074", "L'Étoile & Cie"
CONTRACT = {"candidate": 3, "siret": SIRET, "company": COMPANY}
ANSWER = "/v1/candidates/3/contracts/103/answer"
NOW = "2024-06-03 10:00"


class ContractsTest(ServedTest):
    def mine(self):
        """What candidate 3 sees: the same beside the wishes and alone."""
        alone = self.get("/v1/candidates/3/contracts", "everyone")["items"]
        self.assertEqual(self.get("/v1/candidates/3/wishes", "everyone")["contracts"], alone)
        return alone

    def answer(self, body, code, status=409, now=NOW):
        return self.refused(status, code, "POST", ANSWER, body, "everyone", now)

    def test_a_contracts_are_a_centre_s(self):
        self.refused(401, "not-signed-in", "GET", CONTRACTS)
        self.refused(403, "role-not-allowed", "GET", CONTRACTS, as_="candidate")
        self.refused(403, "role-not-allowed", "GET", CONTRACTS, as_="formation")
        self.refused(403, "not-yours", "GET", "/v1/formations/101/contracts", as_="centre")
        self.refused(403, "not-yours", "POST", "/v1/formations/101/contracts", CONTRACT, "centre")
        self.refused(403, "not-yours", "PUT", "/v1/formations/101/contracts/3",
                     {"siret": SIRET, "company": COMPANY}, "centre")
        self.refused(403, "not-yours", "DELETE", "/v1/formations/101/contracts/3", as_="centre")
        self.refused(403, "role-not-allowed", "POST", CONTRACTS, CONTRACT, "operator")

    def test_b_what_is_no_contract(self):
        self.refused(404, "nothing-such", "POST", CONTRACTS, {**CONTRACT, "candidate": 99}, "centre")
        problem = self.refused(422, "bad-siret", "POST", CONTRACTS,
                               {**CONTRACT, "siret": "73282932000075"}, "centre")
        self.assertIn("Luhn", problem["detail"])
        self.refused(422, "bad-siret", "POST", CONTRACTS, {**CONTRACT, "siret": "1"}, "centre")
        self.refused(422, "no-company-name", "POST", CONTRACTS, {**CONTRACT, "company": "+"},
                     "centre")
        problem = self.refused(422, "unknown-field", "POST", CONTRACTS, {**CONTRACT, "x": 1},
                               "centre")
        self.assertEqual(problem["where"], "$.x")
        self.refused(422, "missing-field", "POST", CONTRACTS, {"candidate": 3}, "centre")
        for method in ("PUT", "DELETE"):
            body = {"siret": SIRET, "company": COMPANY} if method == "PUT" else None
            self.refused(404, "nothing-such", method, CONTRACTS + "/3", body, "centre")

    def test_c_from_the_first_contract_to_the_cutoff(self):
        self.give("POST", CONTRACTS, CONTRACT, "centre", NOW)
        self.refused(409, "contract-open", "POST", CONTRACTS, CONTRACT, "centre", NOW)
        listed = self.get(CONTRACTS, "centre")["items"]
        self.assertEqual(listed, [{
            "candidate": 3, "name": "Chloé", "first_name": None, "siret": SIRET, "company": COMPANY,
            "status": "open", "mismatches": 0, "locked": False, "entered": "2024-06-03",
            "decided": None}])
        # The candidate enters the company too: before that nothing tells it.
        self.assertEqual(self.mine(), [{
            "formation": 103, "name": "BUT Chimie", "status": "open", "mismatches": 0,
            "locked": False, "entered": "2024-06-03", "decided": None, "siret": None,
            "company": None}])
        self.answer({"answer": "accept"}, "missing-field", 422)
        self.answer({"answer": "accept", "siret": SIRET}, "missing-field", 422)
        self.answer({"answer": "perhaps"}, "unknown-value", 422)
        self.answer({"answer": "accept", "siret": "1", "company": COMPANY}, "bad-siret", 422)
        problem = self.answer({"answer": "accept", "siret": SIRET, "company": "Étoile"},
                              "contract-mismatch", 422)
        self.assertIn("company name differs", problem["detail"])
        self.assertNotIn(SIRET, str(problem))
        self.assertNotIn("Cie", str(problem))
        other = {"answer": "accept", "siret": "44306184100047", "company": COMPANY}
        for _ in range(4):
            self.answer(other, "contract-mismatch", 422)
        self.assertEqual([(each["mismatches"], each["locked"]) for each in self.mine()], [(5, True)])
        right = {"answer": "accept", "siret": "732 829 320 00074", "company": "l'etoile, cie"}
        self.answer(right, "contract-locked")

        # The centre confirms; the candidate's own spelling is good enough.
        same = {"siret": SIRET, "company": COMPANY}
        self.give("PUT", CONTRACTS + "/3", same, "centre", NOW)
        self.refused(409, "nothing-to-change", "PUT", CONTRACTS + "/3", same, "centre", NOW)
        self.give("POST", ANSWER, right, "everyone", NOW)
        self.assertEqual([(each["status"], each["siret"], each["company"]) for each in self.mine()],
                         [("accepted", SIRET, COMPANY)])
        self.refused(404, "nothing-such", "DELETE", CONTRACTS + "/3", as_="centre", now=NOW)
        self.answer({"answer": "refuse"}, "nothing-such", 404)

        # Another one, cancelled; a third one, refused.
        self.give("POST", CONTRACTS, {**CONTRACT, "candidate": 4}, "centre", NOW)
        self.give("DELETE", CONTRACTS + "/4", None, "centre", NOW)
        self.give("POST", CONTRACTS, {**CONTRACT, "candidate": 4}, "centre", NOW)
        self.give("POST", "/v1/candidates/4/contracts/103/answer", {"answer": "refuse"},
                  "candidate_4", NOW)
        self.assertEqual([(each["candidate"], each["status"])
                          for each in self.get(CONTRACTS, "centre")["items"]],
                         [(3, "accepted"), (4, "cancelled"), (4, "refused")])
        first = self.get(CONTRACTS + "?limit=2", "centre")
        rest = self.get(CONTRACTS + f"?limit=2&after={first['next']}", "centre")
        self.assertEqual((len(first["items"]), [each["status"] for each in rest["items"]],
                          rest["next"]), (2, ["refused"], None))

        # The last one is open at the cutoff.
        self.give("POST", CONTRACTS, {**CONTRACT, "candidate": 4}, "centre", "2024-10-14 23:59:59")
        late = "2024-10-15 00:00"
        for method, path, body, who in (
                ("POST", CONTRACTS, {**CONTRACT, "candidate": 1}, "centre"),
                ("PUT", CONTRACTS + "/4", {**same, "company": "Other"}, "centre"),
                ("DELETE", CONTRACTS + "/4", None, "centre"),
                ("POST", "/v1/candidates/4/contracts/103/answer",
                 {"answer": "accept", **same}, "candidate_4"),
                ("POST", "/v1/candidates/4/contracts/103/answer", {"answer": "refuse"},
                 "candidate_4")):
            problem = self.refused(409, "cutoff-passed", method, path, body, who, late)
            self.assertEqual(problem["limit"], "2024-10-14")


if __name__ == "__main__":
    unittest.main()
