"""Bad requests, by seed: malformed HTTP, truncated bodies, wrong types, huge numbers, deep nesting, wrong
UTF-8. Every one is answered by a proper document or by a closed connection, and the server goes on.

AFFECTA_REQUESTS says how many (2,000; tools/test --long: 100,000), AFFECTA_SEED which; slow ones are few."""

import json
import os
import random
import socket
import unittest

from serving import TOKENS, Served, affecta

REQUESTS = int(os.environ.get("AFFECTA_REQUESTS", "2000"))
SEED = int(os.environ.get("AFFECTA_SEED", "1"))

NUMBERS = ["0", "-1", "2147483648", "99999999999999999999999999", "1e400", "-0.0", "1.5", "NaN", "0x10",
           "00", "1_000"]
TEXTS = ['"x"', '""', '"' + "é" * 50 + '"', '"\\ud800"', '"\\u0000"', '"' + "a" * 5000 + '"', "null",
         "true", "{}", "[]"]
BYTES = [b"\xff\xfe", b"\xc0\xaf", b"\xed\xa0\x80", b"\x00", b"\r", b"\n", b"\r\n\r\n", b"%00", b"%zz",
         b"..", b"//", b"?", b"#", b"\x7f", b"{", b"}", b'"', b"\xf0\x9f\x92\xa9"]


def routes():
    """Method, path and roles of all routes."""
    lines = (line.split() for line in affecta("serve", "--routes").splitlines())
    return [(method, path, roles.split(",")) for method, path, _, roles, _ in lines]


OWNED = {"candidate": ["1", "1", "2"], "formation": ["101", "102"], "region": ["1"],
         "group": ["7:101", "8:102"]}


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.routes = routes()
        self.words = ["answer", "wish", "formation", "with_boarding", "keep", "candidate", "siret",
                      "company", "reason", "capacity", "day", "letter", "wishes", "on", "rank"]

    def value(self, depth=0):
        kind = self.random.randrange(8 if depth < 4 else 4)
        if kind < 2:
            return self.random.choice(NUMBERS)
        if kind < 4:
            return self.random.choice(TEXTS)
        if kind == 4:
            return "[" + ",".join(self.value(depth + 1) for _ in range(self.random.randrange(4))) + "]"
        members = (f'"{self.random.choice(self.words)}":{self.value(depth + 1)}'
                   for _ in range(self.random.randrange(5)))
        return "{" + ",".join(members) + "}"

    def body(self):
        kind = self.random.randrange(10)
        if kind == 0:
            deep = self.random.choice([10, 1000, 100_000])
            return (self.random.choice(['[', '{"wish":', '{"keep":[']) * deep).encode()
        if kind == 1:
            return bytes(self.random.randrange(256) for _ in range(self.random.randrange(200)))
        text = self.value().encode()
        return text[:self.random.randrange(len(text) + 1)] if kind == 2 else text

    def token(self, roles):
        """Mostly one that has the right."""
        fitting = [token for token, role, _ in TOKENS.values() if role in roles]
        every = [token for token, _, _ in TOKENS.values()]
        return self.random.choice(fitting if fitting and self.random.randrange(10) else every)

    def path(self, path):
        while "{" in path:
            begin, end = path.index("{"), path.index("}")
            strange = ["-1", "99999999999", "x", "%ff", "1%2F2", "", "operator", "9:103", "1", "103"]
            owned = OWNED.get(path[begin + 1:end], ["1"])
            value = self.random.choice(owned if self.random.randrange(5) else strange)
            path = path[:begin] + value + path[end + 1:]
        if self.random.randrange(4) == 0:
            path += "?" + self.random.choice(["limit=0", "limit=1001", "after=-1", "limit=3&after=1",
                                              "a=b", "%zz", "limit", "status=waiting", "&&="])
        return path

    def request(self):
        method, path, roles = self.random.choice(self.routes)
        if "events" in path or path == "/v1/audit":
            path = "/v1/campaign"  # they last
        if self.random.randrange(20) == 0:
            method = self.random.choice(["GET", "POST", "BREW", "get", "", "OPTIONS", "CONNECT"])
        fields = [b"Host: x"]
        if self.random.randrange(10):
            fields.append(b"Authorization: Bearer " + self.token(roles).encode())
        body = b""
        if method not in ("GET", "HEAD"):
            body = self.body()
            fields.append(self.random.choice([b"Content-Type: application/json"] * 9 + [b"X: y"]))
            fields.append(b"Content-Length: " + str(len(body)).encode())
        if self.random.randrange(10) == 0:
            fields.append(self.random.choice([
                b"Content-Length: 5", b"Content-Length: 99999999999999999999", b"Content-Length: -1",
                b"Transfer-Encoding: chunked", b"Transfer-Encoding: nothing", b"Expect: 100-continue",
                b"Affecta-Now: 1e9", b"Idempotency-Key: " + b"k" * 300, b"X" * 20000 + b": y",
                b": no name", b"no colon", b" folded", b"If-None-Match: \"", b"Accept-Encoding: gzip;q=",
                b"Connection: close, close", b"X-Request-Id: \xff"]))
        head = b" ".join([method.encode(), self.path(path).encode(),
                          self.random.choice([b"HTTP/1.1"] * 19 + [b"HTTP/1.0", b"HTTP/2", b"http/1.1"])])
        return self.broken(b"\r\n".join([head, *fields, b"", b""]) + body)

    def broken(self, request):
        kind = self.random.randrange(12)
        place = self.random.randrange(len(request) + 1)
        if kind == 0:
            return request[:place]
        if kind == 1:
            return request[:place] + self.random.choice(BYTES) + request[place:]
        if kind == 2 and place < len(request):
            return request[:place] + bytes([self.random.randrange(256)]) + request[place + 1:]
        return request


def exchange(port, request):
    """All that comes back until the other side closes; the request is the last that is sent."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        received = b""
        try:
            connection.sendall(request)
            connection.shutdown(socket.SHUT_WR)
            while chunk := connection.recv(65536):
                received += chunk
        except (ConnectionResetError, BrokenPipeError):
            pass  # it was closed with something of ours unread
        return received


class FuzzTest(unittest.TestCase):
    def check(self, received, request):
        """One answer or more, each whole; refusals are problem documents."""
        while received:
            self.assertTrue(received.startswith(b"HTTP/1."), (request[:300], received[:300]))
            head, separator, rest = received.partition(b"\r\n\r\n")
            self.assertTrue(separator, (request[:300], received[:300]))
            status = int(head.split(b" ")[1])
            fields = dict(line.split(b": ", 1) for line in head.split(b"\r\n")[1:])
            if status == 100:
                received = rest
                continue
            self.assertNotEqual(status, 500, (request, received))
            if request[:4] == b"HEAD" or status == 304:
                return
            size = int(fields[b"Content-Length"]) if b"Content-Length" in fields else 0
            body, received = rest[:size], rest[size:]
            self.assertEqual(len(body), size, (request[:300], head))
            if status >= 400:
                self.assertEqual(fields[b"Content-Type"], b"application/problem+json", head)
                self.assertEqual(json.loads(body)["status"], status)

    def test_bad_requests(self):
        print(f"seed {SEED}, {REQUESTS} requests")
        served = Served(settings="""
[limits]
first_byte = 5000
header_time = 5000
body_time = 5000
[log]
file = "/dev/null"
""")
        self.addCleanup(served.remove)
        generator = Generator(SEED)
        statuses = {}
        for _ in range(REQUESTS):
            request = generator.request()
            received = exchange(served.port, request)
            self.check(received, request)
            status = received[9:12].decode() or "closed"
            statuses[status] = statuses.get(status, 0) + 1
            if os.environ.get("AFFECTA_SHOW"):
                print(request[:200], received[-300:])
        print(f"measured: answers to {REQUESTS} bad requests by status: {dict(sorted(statuses.items()))}")
        self.assertEqual(served.ask("GET", "/health/ready").status, 200)
        code, said = served.stop()
        self.assertEqual(code, 0, said)
        self.assertNotIn("Sanitizer", said)
        # Many kinds were met, and not all of them refused.
        for status in ("200", "400", "401", "403", "404", "405", "422"):
            self.assertIn(status, statuses)


if __name__ == "__main__":
    unittest.main()
