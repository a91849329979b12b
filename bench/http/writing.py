"""Answers: as many as the journal takes, among reads, and for long."""

import json
import os
import statistics
import subprocess
import threading

import generators
from campaign import PROGRAMS
from outcome import Goal, Outcome
from reading import errors, medians


def journal_alone(bench, benchmark):
    """What the journal keeps in a second with 64 in flight, on the disk of the campaign."""
    command = [PROGRAMS / "bench/affecta_bench", f"--benchmark_filter=^{benchmark}/in_flight:64/",
               "--benchmark_format=json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120,
                          env={**os.environ, "TMPDIR": str(bench.work)})
    return json.loads(done.stdout)["benchmarks"][0]["commands_per_second"]


def answers(bench):
    """Durable answers of distinct candidates, 64 in flight, and the journal alone, in turn. Their ids
    are drawn by the server."""
    return compared_answers(bench, "durable answers", "journal", 0.4, {})


def answers_own_keys(bench):
    """The same with keys of chance, which clients bring along; the journal alone has such ids too."""
    return compared_answers(bench, "durable answers, clients' keys of chance",
                            "journal_ids_of_chance", 0.2, {"keys": "chance"})


def compared_answers(bench, text, benchmark, share, arguments):
    runs, alone = [], []
    for number in range(bench.options.runs):
        alone.append(journal_alone(bench, benchmark))
        begin, end = bench.campaign.hand_out(share / bench.options.runs)
        before = bench.server.metric("affecta_journal_events_total")
        run = generators.wrk(bench.server.url, "answers", bench.options.seconds,
                             seed=begin, proposals=bench.campaign.proposals_file,
                             **arguments, **{"from": begin, "to": end})
        run["events_kept"] = bench.server.metric("affecta_journal_events_total") - before
        runs.append(run)
        bench.say(f"run {number + 1} of {bench.options.runs}: {run['per_second']:,.0f} answers a "
                  f"second, {run['errors']} errors, {run['events_kept']:,.0f} events kept; "
                  f"the journal alone {alone[-1]:,.0f}")
    ratio = statistics.median(run["per_second"] / each for run, each in zip(runs, alone))
    measured = {"affecta": medians(runs), "journal_alone_per_second": statistics.median(alone),
                "of_journal_alone": round(ratio, 3), "errors": errors(runs), "runs": runs}
    return Outcome(measured, [Goal(f"{text}, of the journal alone", ratio, 0.6, True),
                              Goal(f"{text}: errors", measured["errors"], 0, False)])


def mixed_load(bench, seconds, answers_percent, share):
    begin, end = bench.campaign.hand_out(share)
    campaign = bench.campaign
    return generators.wrk(bench.server.url, "mixed", seconds, first=campaign.first,
                          last=campaign.last, tags=campaign.tags_file,
                          proposals=campaign.proposals_file, answers_percent=answers_percent,
                          **{"from": begin, "to": end})


def mixed(bench):
    """Nine reads, a third of them 304, for each answer."""
    result = mixed_load(bench, bench.options.seconds, 10, 0.1)
    bench.say(f"{result['per_second']:,.0f} a second, {result['errors']} errors")
    return Outcome(result, [Goal("mixed load: errors", result["errors"], 0, False)])


def endurance(bench):
    """Ten minutes of mixed load: memory stays as it is, nothing fails."""
    seconds = round(bench.options.minutes * 60)
    campaign = bench.campaign
    rate = mixed_load(bench, 2, 1, 0.02)["per_second"]
    left = campaign.proposals - campaign.handed_out
    percent = min(1, 100 * left / (rate * seconds))  # so that they last
    result = {}
    load = threading.Thread(
        target=lambda: result.update(mixed_load(bench, seconds, percent, left / campaign.proposals)))
    load.start()
    memory = []
    while load.is_alive():
        load.join(min(10, seconds / 12))
        memory.append(bench.server.resident_kb())
        bench.server.trim_log()
        bench.say(f"{memory[-1] / 1024:,.1f} MB resident")
    if not result:
        raise RuntimeError("the load did not end well")
    quarter = max(len(memory) // 4, 1)
    early = statistics.median(memory[quarter:2 * quarter] or memory)
    late = statistics.median(memory[-quarter:])
    growth = 100 * (late - early) / early
    measured = {**result, "resident_kb": memory, "growth_percent": round(growth, 2)}
    return Outcome(measured, [
        Goal("endurance: memory, last quarter to the second", growth, 3, False, "%"),
        Goal("endurance: errors", result["errors"], 0, False)])
