"""Connections that hold a server up: slow ones, new ones, idle ones."""

import http.client
import resource
import socket
import subprocess
import sys
import time

import generators
from campaign import READER, ROOT
from outcome import Goal, Outcome, wishes_path


def slow_clients(bench):
    """Reads of others, 1,000 a second, without and with 200 slow clients."""
    seconds = max(2 * bench.options.seconds, 8)  # a slow request takes that long
    measured, missing = {}, 0
    for name in ("without", "with"):
        if name == "with":
            slow = subprocess.Popen(
                [sys.executable, "bench/http/slow_clients.py", "--port", str(bench.server.port),
                 "--seconds", str(seconds + 1), "--token", READER,
                 "--path", wishes_path(bench.campaign.first)],
                cwd=ROOT, stdout=subprocess.PIPE, text=True)
            time.sleep(0.5)
        loop = generators.open_reads(bench, "slow_clients", 1000, seconds)
        answered = loop.answers()
        missing += generators.not_answered(loop, answered)
        measured[name] = generators.quantiles(answered)
        bench.say(f"{name} slow clients: p50 {measured[name]['p50_ms']:.2f} ms, "
                  f"p99 {measured[name]['p99_ms']:.2f} ms")
    measured["slow_clients"] = slow.communicate(timeout=60)[0].strip()
    measured["errors"] = missing
    bench.say(f"the slow clients: {measured['slow_clients']}")
    return Outcome(measured, [Goal("reads beside slow clients: errors", missing, 0, False)])


def connection_storm(bench):
    """A new connection for each read, by hey."""
    result = generators.hey(bench.server.url + wishes_path(bench.campaign.first), 20_000)
    bench.say(f"{result['per_second']:,.0f} a second, {result['errors']} errors")
    return Outcome(result, [Goal("connection storm: errors", result["errors"], 0, False)])


def connect_and_read(port, path):
    """A connection that asked once, and stays."""
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {READER}\r\n\r\n"
    connection = socket.create_connection(("127.0.0.1", port), timeout=30)
    connection.sendall(request.encode())
    answer = http.client.HTTPResponse(connection)
    answer.begin()
    answer.read()
    if answer.status != 200:
        raise RuntimeError(f"a connection was answered {answer.status}")
    return connection


def idle(bench):
    """Connections that asked once and stay: the memory they take."""
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    path = wishes_path(bench.campaign.first)
    for _ in range(100):  # what the first ones take is not theirs
        connect_and_read(bench.server.port, path).close()
    time.sleep(1)
    before = bench.server.resident_kb()
    connections = []
    try:
        for _ in range(bench.options.idle_connections):
            connections.append(connect_and_read(bench.server.port, path))
        time.sleep(2)
        during = bench.server.resident_kb()
        still_open = bench.server.metric("affecta_connections_open")
    finally:
        for each in connections:
            each.close()
    more = (during - before) / 1024
    measured = {"connections": len(connections), "open": still_open, "before_kb": before,
                "with_them_kb": during, "more_mb": round(more, 2),
                "bytes_each": round((during - before) * 1024 / len(connections))}
    bench.say(f"{len(connections):,} connections: {more:.1f} MB, "
              f"{measured['bytes_each']:,} bytes each")
    limit = 40 * len(connections) / 10_000
    text = f"{len(connections):,} idle connections"
    return Outcome(measured, [Goal(text, more, limit, False, "MB")])
