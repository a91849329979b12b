"""Candidates: what they read, and every way in which they are told no."""

import unittest

from serving import ServedTest

ONE = "/v1/candidates/1"
TWO = "/v1/candidates/2"
NIGHT = "2024-05-30 22:00"  # answers are open


def wish(formation, **others):
    return {"formation": formation, **others}


class WishesTest(ServedTest):
    def test_own_wishes(self):
        mine = self.get(ONE + "/wishes", "candidate")
        self.assertEqual((mine["day"], mine["candidate"], mine["responder"], mine["confirm_by"],
                          mine["confirm_before"], mine["contracts"]),
                         (1, 1, False, None, None, []))
        self.assertEqual(mine["wishes"][0], {
            "formation": 101, "name": "BTS Optique", "with_boarding": False, "origin": "main",
            "status": "proposed", "with_conditions": False, "call_rank": 1, "waiting_rank": 0,
            "last_called_rank": 1, "number_waiting": 1, "boarding": None, "preference": 0,
            "answer_by": "2024-06-02", "answer_before": "2024-06-02T22:00:00.000000Z"})
        other = self.get(TWO + "/wishes", "candidate_2")["wishes"]
        self.assertEqual([(each["formation"], each["status"], each["waiting_rank"])
                          for each in other],
                         [(101, "waiting", 1), (102, "proposed", 0)])

    def test_what_is_another_s(self):
        for what in ("wishes", "help-requests", "contracts", "history", "grounds-requests"):
            self.refused(401, "not-signed-in", "GET", f"{ONE}/{what}")
            self.refused(403, "not-yours", "GET", f"{ONE}/{what}", as_="candidate_2")
            self.refused(403, "role-not-allowed", "GET", f"{ONE}/{what}", as_="caes")
        for method, what, body in (("POST", "answers", {"answer": "confirm"}),
                                   ("PUT", "order", {"wishes": []}),
                                   ("PUT", "responder", {"on": True}),
                                   ("POST", "complementary-wishes", wish(102)),
                                   ("POST", "help-requests", {"ground": "no-proposal"}),
                                   ("POST", "contracts/103/answer", {"answer": "refuse"}),
                                   ("POST", "grounds-requests", {"wish": wish(101)})):
            self.refused(403, "not-yours", method, f"{ONE}/{what}", body, as_="candidate_2")
            self.refused(403, "role-not-allowed", method, f"{ONE}/{what}", body, as_="operator")
            problem = self.refused(422, "unknown-field", method, f"{ONE}/{what}",
                                   {**body, "colour": 1}, as_="candidate")
            self.assertEqual(problem["where"], "$.colour")


class AnswersTest(ServedTest):
    def test_from_the_first_night_to_the_ordering(self):
        say = ONE + "/answers"
        accept = {"answer": "accept", "wish": wish(101)}
        problem = self.refused(409, "phase-closed", "POST", say, accept, "candidate",
                               "2024-05-30 20:00")
        self.assertIn("answers open", problem["detail"])
        self.refused(422, "missing-field", "POST", say, {"answer": "accept"}, "candidate", NIGHT)
        self.refused(404, "nothing-such", "POST", say, {"answer": "accept", "wish": wish(103)},
                     "candidate", NIGHT)
        self.refused(409, "not-waiting", "POST", say, {"answer": "resign", "wish": wish(101)},
                     "candidate", NIGHT)
        self.refused(409, "not-waiting", "POST", say, {**accept, "keep": [wish(102)]},
                     "candidate", NIGHT)
        self.refused(409, "nothing-to-change", "POST", say, {"answer": "confirm"}, "candidate",
                     NIGHT)
        self.give("POST", say, {"answer": "refuse", "wish": wish(102)}, "candidate", NIGHT)
        # Answered already, with another answer, and with the same.
        self.refused(409, "answered-otherwise", "POST", say,
                     {"answer": "accept", "wish": wish(102)}, "candidate", NIGHT)
        self.refused(409, "nothing-to-change", "POST", say, {"answer": "refuse", "wish": wish(102)},
                     "candidate", NIGHT)
        self.give("POST", say, accept, "candidate", NIGHT)
        self.assertEqual([each["status"] for each in self.get(ONE + "/wishes", "candidate")["wishes"]],
                         ["accepted", "refused"])

        # Too late by a microsecond.
        say = TWO + "/answers"
        accept = {"answer": "accept", "wish": wish(102), "keep": [wish(101)]}
        problem = self.refused(409, "deadline-passed", "POST", say, accept, "candidate_2",
                               "2024-06-03 00:00")
        self.assertEqual((problem["value"], problem["limit"]), ("2024-06-03", "2024-06-02 23:59:59"))

        # Ordering, in its window only.
        order = TWO + "/order"
        problem = self.refused(409, "phase-closed", "PUT", order, {"wishes": [wish(101)]},
                               "candidate_2", "2024-06-30 23:59:59")
        self.assertEqual(problem["limit"], "2024-07-01 to 2024-07-03")
        now = "2024-07-01 10:00"
        self.refused(422, "order-incomplete", "PUT", order, {"wishes": []}, "candidate_2", now)
        self.refused(422, "listed-twice", "PUT", order, {"wishes": [wish(101), wish(101)]},
                     "candidate_2", now)
        self.refused(422, "missing-field", "PUT", order, {}, "candidate_2", now)
        self.give("PUT", order, {"wishes": [wish(101)]}, "candidate_2", now)
        self.assertEqual(self.get(TWO + "/wishes", "candidate_2")["wishes"][0]["preference"], 1)

        # The responder: 102 is held by nobody any more, 101 waits and is ordered.
        responder = TWO + "/responder"
        self.refused(409, "phase-closed", "PUT", responder, {"on": True}, "candidate_2", now)
        now = "2024-07-12 10:00"
        self.refused(409, "nothing-to-change", "PUT", responder, {"on": False}, "candidate_2", now)
        self.refused(422, "wrong-type", "PUT", responder, {"on": "yes"}, "candidate_2", now)
        self.refused(409, "deadline-passed", "PUT", responder, {"on": True}, "candidate_2", now)


class ResponderTest(ServedTest):
    day = "2024-07-12"  # what was proposed is lost, what was not ordered is deleted

    def test_the_responder(self):
        now = "2024-07-12 10:00"
        responder = TWO + "/responder"
        self.give("PUT", responder, {"on": True}, "candidate_2", now)
        self.assertTrue(self.get(TWO + "/wishes", "candidate_2")["responder"])
        self.refused(409, "nothing-to-change", "PUT", responder, {"on": True}, "candidate_2", now)
        self.give("PUT", responder, {"on": False}, "candidate_2", now)
        self.assertFalse(self.get(TWO + "/wishes", "candidate_2")["responder"])


class AskingTest(ServedTest):
    """Complementary wishes and help; answers after the cutoff."""

    def test_from_june_to_the_cutoff(self):
        three = "/v1/candidates/3"
        # A re-examination from day 2, with a ground in words.
        help_path = three + "/help-requests"
        health = {"ground": "health", "text": "A long illness."}
        self.refused(409, "phase-closed", "POST", help_path, health, "everyone", NIGHT)
        now = "2024-05-31 10:00"
        self.refused(422, "unknown-value", "POST", help_path, {"ground": "money"}, "everyone", now)
        self.refused(422, "ground-missing", "POST", help_path, {"ground": "health"}, "everyone", now)
        self.give("POST", help_path, health, "everyone", now)
        self.refused(409, "nothing-to-change", "POST", help_path, health, "everyone", now)
        self.refused(409, "phase-closed", "POST", help_path, {"ground": "no-proposal"}, "everyone",
                     now)
        self.assertEqual(self.get(help_path, "everyone")["items"],
                         [{"ground": "health", "text": "A long illness.", "asked": "2024-05-31"}])

        # Complementary wishes.
        add = three + "/complementary-wishes"
        problem = self.refused(409, "phase-closed", "POST", add, wish(102), "everyone", now)
        self.assertEqual(problem["limit"], "2024-06-11 to 2024-09-12")
        now = "2024-06-11 10:00"
        self.refused(404, "nothing-such", "POST", add, wish(99), "everyone", now)
        self.refused(422, "integer-out-of-range", "POST", add, wish(-1), "everyone", now)
        self.refused(409, "not-apprenticeship", "POST", add, wish(103), "everyone", now)
        self.refused(409, "no-free-place", "POST", add, wish(101), "everyone", now)
        self.give("POST", add, wish(102), "everyone", now)
        self.refused(409, "asked-already", "POST", add, wish(102, with_boarding=True), "everyone",
                     now)
        added = self.get(three + "/wishes", "everyone")["wishes"]
        self.assertEqual([(each["formation"], each["origin"], each["status"]) for each in added],
                         [(102, "complementary", "asked")])
        self.refused(409, "not-eligible", "POST", ONE + "/help-requests", {"ground": "no-proposal"},
                     "candidate", "2024-07-04 10:00")

        # The history, by the server's clock: a test clock stands at the last stamp.
        problem = self.refused(409, "phase-closed", "GET", ONE + "/history", as_="candidate")
        self.assertEqual((problem["value"], problem["limit"]),
                         ("2024-07-04", "2024-09-13 to 2024-10-14"))
        resign = {"answer": "resign", "wish": wish(102)}
        self.give("POST", three + "/answers", resign, "everyone", "2024-09-13 00:00")
        decisions = self.get(three + "/history", "everyone")["decisions"]
        self.assertEqual(decisions, [{
            "formation": 102, "name": "Licence Droit", "with_boarding": False,
            "origin": "complementary", "status": "resigned", "decided": "2024-09-13",
            "waiting_rank": 0}])
        self.assertEqual(len(self.get("/v1/candidates/4/history", "support")["decisions"]), 1)

        # The cutoff: nothing more is asked or answered.
        late = "2024-10-15 00:00"
        for method, path, body in (
                ("POST", ONE + "/answers", {"answer": "accept", "wish": wish(101)}),
                ("POST", ONE + "/answers", {"answer": "refuse", "wish": wish(101)}),
                ("POST", ONE + "/answers", {"answer": "resign-everything"}),
                ("POST", ONE + "/help-requests", {"ground": "sport", "text": "Rowing."})):
            problem = self.refused(409, "cutoff-passed", method, path, body, "candidate", late)
            self.assertEqual(problem["limit"], "2024-10-14")
            self.assertEqual(problem["value"], "2024-10-15")
        self.refused(409, "phase-closed", "POST", "/v1/candidates/4/grounds-requests",
                     {"wish": wish(101)}, "candidate_4", late)
        # Refusals leave no stamp behind: the clock goes on with the next thing that is done.
        self.give("PATCH", "/v1/formations/101/groups/7:101", {"capacity": 5}, "formation", late)
        self.refused(409, "phase-closed", "GET", ONE + "/history", as_="candidate")
        self.assertEqual(len(self.get(ONE + "/wishes", "candidate")["wishes"]), 2)


if __name__ == "__main__":
    unittest.main()
