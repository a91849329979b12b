"""What is loaded: `affecta serve` as it is run, and servers of a fixed body as yardsticks."""

import http.client
import json
import os
import re
import shutil
import subprocess
import time

from campaign import AFFECTA, OPERATOR, PROGRAMS, READER

# Everything on, as in production; connections that are idle stay.
CONFIGURATION = """
[log]
file = "{work}/server.log"
[limits]
idle = 3600000
[[token]]
token = "{reader}"
role = "candidate"
ids = "all"
[[token]]
token = "{operator}"
role = "operator"
"""

NGINX = """
daemon off; worker_processes {threads}; pid {work}/nginx.pid; error_log /dev/null;
events {{ worker_connections 20000; }}
http {{ access_log off; keepalive_requests 1000000000;
  server {{ listen 127.0.0.1:{port} reuseport; set $kilobyte "{kilobyte}";
    location / {{ return 200 "{body}"; }} }} }}
"""


class Server:
    """A process that listens on `port` of 127.0.0.1; `with` ends it."""

    def __init__(self, command, port=None, output=subprocess.DEVNULL):
        self.process = subprocess.Popen([str(each) for each in command], stdout=output,
                                        stderr=subprocess.STDOUT, text=True)
        self.port = port

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def wait_until_it_answers(self, seconds=30):
        end = time.time() + seconds
        while True:
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
                connection.request("GET", "/health/live")
                return connection.getresponse().read()
            except OSError:
                if self.process.poll() is not None or time.time() > end:
                    raise RuntimeError(f"{self.process.args} does not answer") from None
                time.sleep(0.05)

    def alive(self):
        return self.process.poll() is None

    def resident_kb(self):
        """VmRSS of the process."""
        with open(f"/proc/{self.process.pid}/status", encoding="utf-8") as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read())[1])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.communicate(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.communicate()


class Affecta(Server):
    """The campaign's server, and one connection to ask it."""

    def __init__(self, campaign, threads):
        config = campaign.work / "server.toml"
        config.write_text(CONFIGURATION.format(work=campaign.work, reader=READER,
                                               operator=OPERATOR))
        super().__init__([AFFECTA, "serve", campaign.folder, "--config", config, "--port", 0,
                          "--threads", threads], output=subprocess.PIPE)
        said = self.process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)", said)
        if not found:
            raise RuntimeError(f"the server did not start: {said}{self.process.communicate()[0]}")
        self.port = int(found[1])
        self.log = campaign.work / "server.log"
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def ask(self, method, path, body=None, token=READER, **fields):
        """Status, fields and body of one request."""
        fields["Authorization"] = f"Bearer {token}"
        if body is not None:
            body = json.dumps(body)
            fields["Content-Type"] = "application/json"
        self.connection.request(method, path, body, fields)
        answer = self.connection.getresponse()
        return answer.status, answer.headers, answer.read()

    def trim_log(self):
        """A line a request is 10 MB a second."""
        if self.log.stat().st_size > 2**30:
            os.truncate(self.log, 0)

    def metric(self, name):
        return float(re.search(rf"^{name} (\S+)", self.ask("GET", "/metrics")[2].decode(),
                               re.MULTILINE)[1])


def fixed_body(name, port, threads, size, work):
    """A server that answers everything with a body of that size; None where it is not installed."""
    if name == "nginx":
        if not shutil.which("nginx"):
            return None
        config = work / "nginx.conf"
        body = "${kilobyte}" * (size // 1024) + "x" * (size % 1024)  # one word is 4 KB at most
        config.write_text(NGINX.format(threads=threads, port=port, body=body, work=work,
                                       kilobyte="x" * 1024))
        command = ["nginx", "-c", config]
    else:
        program = PROGRAMS / f"bench/http/affecta_{name}"
        if not os.access(program, os.X_OK):
            return None
        command = [program, "--port", port, "--threads", threads, "--bytes", size]
    server = Server(command, port)
    server.wait_until_it_answers()
    return server
