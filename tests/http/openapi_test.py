"""docs/openapi.yaml is what the server does: the same routes, roles and parameters as `affecta serve
--routes`, and every example, sent to a demo campaign, is answered as the document says.

How examples are written: the first lines of the document."""

import json
import pathlib
import subprocess
import time
import unittest
import urllib.parse

import jsonschema
import yaml

from serving import AFFECTA, SYNTHETIC, TOKENS, Served

ROOT = pathlib.Path(__file__).resolve().parents[2]
DOCUMENT = yaml.safe_load((ROOT / "docs" / "openapi.yaml").read_text(encoding="utf-8"))
METHODS = ("get", "post", "put", "patch", "delete")
# The token that stands for each role, for all that is theirs.
BEARERS = {"operator": "operator", "support": "support", "formation": "every_formation",
           "training-centre": "every_centre", "caes": "every_caes", "candidate": "everyone"}
for each in ("formation", "centre", "caes"):
    role = "training-centre" if each == "centre" else each
    TOKENS[f"every_{each}"] = (f"every-{each}-0123456789", role, "all")


def found(value):
    """What a $ref leads to; what stands beside it is kept."""
    if not isinstance(value, dict) or "$ref" not in value:
        return value
    at = DOCUMENT
    for part in value["$ref"].removeprefix("#/").split("/"):
        at = at[part]
    return {**found(at), **{key: each for key, each in value.items() if key != "$ref"}}


def operations():
    """(method, path, operation) in the order of the document."""
    for path, methods in DOCUMENT["paths"].items():
        for method in METHODS:
            if method in methods:
                yield method.upper(), path, methods[method]


def parameters(operation, where):
    return [each for each in map(found, operation.get("parameters", [])) if each["in"] == where]


def examples(operation, where):
    """Of its parameters that have one: name and value."""
    own = operation.get("x-parameters", {})
    values = {each["name"]: own.get(each["name"], each.get("example"))
              for each in parameters(operation, where)}
    return {name: value for name, value in values.items() if value is not None}


def roles(operation):
    return [role for each in operation["security"] for role in each["bearer"]]


def check(value, schema):
    """Raises what is wrong with a value. References are resolved within the document."""
    resolver = jsonschema.RefResolver("", DOCUMENT)
    jsonschema.Draft202012Validator(schema, resolver=resolver).validate(value)


def requests(operation):
    """The bodies of its examples: one request for each."""
    content = found(operation.get("requestBody", {})).get("content", {})
    if not content:
        return [None]
    (of,) = content.values()
    return [each["value"] for each in of["examples"].values()] if "examples" in of else [
        of["example"]]


class DocumentTest(unittest.TestCase):
    def test_the_routes_are_those_of_the_document(self):
        printed = subprocess.run([AFFECTA, "serve", "--routes"], check=True, capture_output=True,
                                 text=True).stdout
        served = {tuple(line.split(" ")) for line in printed.splitlines()}
        written = {(method, path, operation["operationId"],
                    ",".join(roles(operation)) or "-",
                    ",".join(each["name"] for each in parameters(operation, "query")) or "-")
                   for method, path, operation in operations()}
        self.assertEqual(sorted(served - written), [], "served, and not in the document")
        self.assertEqual(sorted(written - served), [], "in the document, and not served")

    def test_paths_have_the_parameters_that_are_described(self):
        for method, path, operation in operations():
            with self.subTest(operation["operationId"]):
                in_path = [part[1:-1] for part in path.split("/") if part.startswith("{")]
                self.assertEqual(in_path, [each["name"] for each in parameters(operation, "path")])
                self.assertTrue(operation["summary"] and operation["description"])
                self.assertIn(operation["tags"][0], [tag["name"] for tag in DOCUMENT["tags"]])
                headers = {each["name"] for each in parameters(operation, "header")}
                reads = "304" in operation["responses"]
                self.assertEqual("If-None-Match" in headers, reads)
                self.assertEqual("Idempotency-Key" in headers, method != "GET")
                self.assertEqual("Affecta-Now" in headers, method != "GET")

    def test_examples_of_the_document_are_valid(self):
        for _, _, operation in operations():
            responses = map(found, operation["responses"].values())
            bodies = [found(operation.get("requestBody", {})), *responses]
            for body in bodies:
                for of in body.get("content", {}).values():
                    examples = [each["value"] for each in of.get("examples", {}).values()]
                    examples += [of["example"]] if "example" in of else []
                    for example in examples:
                        with self.subTest(operation["operationId"], example=example):
                            check(example, of["schema"])


class ExamplesTest(unittest.TestCase):
    """Every example is a request to a demo campaign, as its days go by."""

    @classmethod
    def setUpClass(cls):
        cls.served = Served(SYNTHETIC, day=1)
        cls.day = 1
        cls.days = cls.ask("GET", "/v1/calendar").json["days"]

    @classmethod
    def tearDownClass(cls):
        code, said = cls.served.stop()
        cls.served.remove()
        assert code == 0, said

    @classmethod
    def ask(cls, *arguments, **named):
        return cls.served.ask(*arguments, **named)

    def turn_to(self, day):
        for each in range(self.day + 1, day + 1):
            turned = self.ask("POST", "/v1/rounds", {"day": each}, "operator")
            self.assertEqual(turned.status, 202, turned)
            self.wait_for(each)

    def wait_for(self, day):
        state = "turning"
        while state == "turning":
            state = self.ask("GET", f"/v1/rounds/{day}", None, "operator").json["state"]
            time.sleep(0.005)
        self.assertEqual(state, "published", day)
        type(self).day = day

    def test_every_example_is_answered_as_the_document_says(self):
        listed = [each for each in operations() if "x-without-example" not in each[2]]
        for method, path, operation in sorted(listed, key=lambda each: each[2].get("x-day", 1)):
            self.turn_to(operation.get("x-day", 1))
            for body in requests(operation):
                with self.subTest(operation["operationId"], body=body):
                    self.check_request(method, path, operation, body)

    def check_request(self, method, path, operation, body):
        for name, value in examples(operation, "path").items():
            path = path.replace("{" + name + "}", str(value))
        query = examples(operation, "query")
        if query:
            path += "?" + urllib.parse.urlencode(query)
        allowed = roles(operation)
        fields = {}
        if method != "GET" and operation["operationId"] != "turnDay":  # which brings its own time
            date = self.days[self.day - 1]["date"]
            fields["Affecta-Now"] = f"{date} {operation.get('x-time', '22:00')}"
        answer = self.ask(method, path, body, BEARERS[allowed[0]] if allowed else None, fields)
        self.assertLess(answer.status, 300, answer)
        self.check_answer(answer, operation)
        if operation["operationId"] == "turnDay" and answer.status == 202:
            self.wait_for(answer.json["day"])

    def check_answer(self, answer, operation):
        self.assertIn(str(answer.status), operation["responses"], answer)
        content = found(operation["responses"][str(answer.status)]).get("content", {})
        kind = answer.fields["content-type"]
        of = content.get(kind) or content.get(kind.split(";")[0])
        self.assertIsNotNone(of, f"{kind} is not in the document: {answer}")
        check(answer.json if kind == "application/json" else answer.body.decode(), of["schema"])


if __name__ == "__main__":
    unittest.main()
