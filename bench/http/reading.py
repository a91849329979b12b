"""Reads against yardsticks, in turn: the results evening, and reads that find nothing new."""

import statistics

import generators
import servers
from outcome import Goal, Outcome, wishes_path

FIRST_PORT = 18080  # of the yardsticks


def alternate(bench, names, size, script, **arguments):
    """The same load on ours and on servers of a fixed body, in turn: (medians, runs) by name."""
    options = bench.options
    yardsticks = {"affecta": bench.server}
    runs = {}
    try:
        for port, name in enumerate(names, FIRST_PORT):
            server = servers.fixed_body(name, port, options.threads, size, bench.work)
            if server is None:
                bench.say(f"{name} is not there: left out")
            else:
                yardsticks[name] = server
        for server in yardsticks.values():  # once before it counts
            generators.wrk(server.url, script, 1, **arguments)
        for number in range(options.runs):
            for name, server in yardsticks.items():
                result = generators.wrk(server.url, script, options.seconds, seed=number + 1,
                                        **arguments)
                runs.setdefault(name, []).append(result)
                bench.say(f"run {number + 1} of {options.runs}, {name}: "
                          f"{result['per_second']:,.0f} a second, {result['errors']} errors")
    finally:
        for name, server in yardsticks.items():
            if name != "affecta":
                server.__exit__()
    return runs


def medians(runs):
    return {name: statistics.median(run[name] for run in runs)
            for name in ("per_second", "p50_ms", "p99_ms", "bytes_each")}


def errors(runs):
    return sum(run["errors"] for run in runs)


def compared(runs, text, limit, aim):
    """Medians by server, and ours to bare Beast, pair by pair."""
    measured = {name: medians(each) for name, each in runs.items()}
    measured["errors"] = errors(runs["affecta"])
    goals = [Goal(f"{text}: errors", measured["errors"], 0, False)]
    if "bare_beast" in runs:
        ratio = statistics.median(ours["per_second"] / theirs["per_second"]
                                  for ours, theirs in zip(runs["affecta"], runs["bare_beast"]))
        measured["of_bare_beast"] = round(ratio, 3)
        goals.insert(0, Goal(f"{text}, of bare Beast", ratio, limit, True, aim=aim))
    measured["runs"] = runs
    return Outcome(measured, goals)


def results_evening(bench):
    """Own wishes of candidates drawn from the whole country, by 64 connections."""
    runs = alternate(bench, ["bare_beast", "nginx", "restinio"], bench.body_bytes,
                     "results_evening", first=bench.campaign.first, last=bench.campaign.last)
    return compared(runs, "own wishes", 0.75, 0.9)


def not_modified(bench):
    """Own wishes that did not change; the yardstick answers without a body."""
    runs = alternate(bench, ["bare_beast"], 0, "not_modified", tags=bench.campaign.tags_file)
    return compared(runs, "304 reads", 0.85, None)


def second_opinion(bench):
    """The results evening by another program, h2load."""
    paths = [wishes_path(each) for each in bench.campaign.draw(100_000)]
    result = generators.h2load(bench.server, paths, bench.options.seconds, bench.work)
    bench.say(f"{result['per_second']:,.0f} a second, {result['errors']} errors")
    return Outcome(result, [Goal("h2load: errors", result["errors"], 0, False)])
