"""Who sends the load: wrk with a Lua script, h2load, hey, and an open loop."""

import json
import re
import subprocess
import time

from campaign import PROGRAMS, READER, ROOT
from outcome import wishes_path

FAULTS = ("refused", "connect_errors", "read_errors", "write_errors", "timeouts")


def run(command, seconds):
    """A command's output; it is stopped when it lasts much longer than it should."""
    done = subprocess.run([str(each) for each in command], cwd=ROOT, capture_output=True, text=True,
                          timeout=seconds + 60)
    if done.returncode != 0:
        raise RuntimeError(f"{command[0]}: {done.stdout[-500:]}{done.stderr[-500:]}")
    return done.stdout


def wrk(url, script, seconds, connections=64, **arguments):
    """Rate, latency and errors, as scenario.lua writes them."""
    given = [f"{name}={value}" for name, value in {"token": READER, **arguments}.items()]
    output = run(["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s",
                  "--latency", "-s", f"bench/http/{script}.lua", url, "--", *given], seconds)
    result = json.loads(output.strip().splitlines()[-1])
    result["errors"] = sum(result[fault] for fault in FAULTS)
    return result


def h2load(server, paths, seconds, work, connections=64):
    """Over HTTP/1.1; the paths in turn."""
    uris = work / "uris.txt"
    uris.write_text("".join(f"{server.url}{path}\n" for path in paths))
    output = run(["h2load", "--h1", "-t1", f"-c{connections}", f"-D{seconds}", "-i", uris,
                  "-H", f"authorization: Bearer {READER}"], seconds)
    bad = re.search(r"(\d+) failed, (\d+) errored, (\d+) timeout", output)
    codes = re.search(r"(\d+) 2xx, (\d+) 3xx, (\d+) 4xx, (\d+) 5xx", output)
    return {"per_second": float(re.search(r"([\d.]+) req/s", output)[1]),
            "requests": int(codes[1]), "errors": sum(map(int, bad.groups())) + int(codes[3]) +
            int(codes[4])}


def hey(url, requests, connections=64):
    """A new connection for each request."""
    output = run(["hey", "-n", requests, "-c", connections, "-disable-keepalive", "-t", 10,
                  "-H", f"Authorization: Bearer {READER}", url], 120)
    statuses = {status: int(count)
                for status, count in re.findall(r"\[(\d+)\]\s+(\d+) responses", output)}
    broken = sum(int(count) for count in re.findall(r"^\s+\[(\d+)\]\t(?!\d+ responses)", output,
                                                    re.MULTILINE))
    p99 = re.search(r"99% in ([\d.]+) secs", output)
    return {"per_second": float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1]),
            "requests": sum(statuses.values()) + broken,  # hey leaves out what does not divide
            "errors": sum(statuses.values()) - statuses.get("200", 0) + broken,
            "p99_ms": float(p99[1]) * 1000 if p99 else None}


class OpenLoop:
    """Requests that are sent when they are due, in the background; answers() waits for the end."""

    def __init__(self, server, name, lines, rate, seconds, work, connections=64):
        requests, self.file = work / f"{name}.requests", work / f"{name}.answers"
        requests.write_text("".join(line + "\n" for line in lines))
        command = [PROGRAMS / "bench/http/affecta_open_loop", "--port", server.port, "--rate", rate,
                   "--seconds", seconds, "--connections", connections, "--requests", requests,
                   "--answers", self.file, "--field", f"Authorization: Bearer {READER}"]
        self.due = int(rate * seconds)
        self.ends = time.time() + seconds
        self.process = subprocess.Popen([str(each) for each in command], stdout=subprocess.DEVNULL)

    def answers(self):
        """(when it was due, seconds since 1970; milliseconds to the answer; status) of each."""
        self.process.wait(timeout=max(self.ends - time.time(), 0) + 60)
        with open(self.file, encoding="utf-8") as file:
            rows = [line.split() for line in file]
        return [(int(due) / 1e6, int(latency) / 1e3, int(status)) for due, latency, status in rows]

    def stop(self):
        self.process.kill()
        self.process.wait()


def open_reads(bench, name, rate, seconds):
    lines = [f"GET {wishes_path(each)}" for each in bench.campaign.draw(int(rate * seconds))]
    return OpenLoop(bench.server, name, lines, rate, seconds, bench.work)


def not_answered(loop, answered):
    """Requests of an open loop without an answer of 2xx."""
    return loop.due - sum(200 <= status < 300 for _, _, status in answered)


def quantiles(answers):
    """What open loops are judged by."""
    times = sorted(latency for _, latency, _ in answers)
    if not times:
        return {"requests": 0}
    return {"requests": len(times), "p50_ms": times[len(times) // 2],
            "p99_ms": times[min(len(times) * 99 // 100, len(times) - 1)], "max_ms": times[-1]}
