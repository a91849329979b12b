"""Days that turn while people read and answer."""

import json
import time

import generators
from campaign import OPERATOR
from outcome import Goal, Outcome


def turn(bench, day):
    """Turns a day; (began, ended, what the server says of the round)."""
    began = time.time()
    status, _, body = bench.server.ask("POST", "/v1/rounds", {"day": day}, OPERATOR)
    if status not in (200, 202):
        raise RuntimeError(f"the round of day {day} was answered {status}: {body[:300]}")
    while True:
        status, _, body = bench.server.ask("GET", f"/v1/rounds/{day}", token=OPERATOR)
        told = json.loads(body)
        if status == 200 and told["state"] != "turning":
            return began, time.time(), told
        if time.time() - began > 60:
            raise RuntimeError(f"day {day} does not end: {status} {body[:300]}")
        time.sleep(0.02)


def turn_days(bench, days, end):
    """One day after the other, as long as there is time."""
    turns = []
    for day in days:
        time.sleep(2)
        if time.time() > end:
            break
        turns.append(turn(bench, day))
        began, ended, told = turns[-1]
        bench.say(f"day {day}: {ended - began:.2f} s, {told['state']}")
        if told["state"] != "published":
            break
    return turns


def is_during(due, turns):
    return any(began <= due <= ended for began, ended, _ in turns)


def round_(bench):
    """Days turn while 2,000 reads a second go on, due or not, and candidates answer."""
    seconds = max(bench.options.seconds * 4, 12)
    lines = bench.campaign.proposal_lines(bench.campaign.hand_out(0.05))
    rate = min(50, len(lines) / seconds)
    posts = []
    for candidate, formation, boarding in map(str.split, lines):
        wish = {"formation": int(formation), "with_boarding": boarding == "1"}
        posts.append(f"POST /v1/candidates/{candidate}/answers "
                     + json.dumps({"answer": "accept", "wish": wish, "with_conditions": True}))
    reads = generators.open_reads(bench, "reads", 2000, seconds)
    writes = generators.OpenLoop(bench.server, "writes", posts, rate, seconds, bench.work)
    try:
        day = int(bench.server.metric("affecta_day"))
        turns = turn_days(bench, range(day + 1, day + 3), time.time() + seconds)
    finally:
        read, written = reads.answers(), writes.answers()
    return judged_round(bench, turns, (reads, read), (writes, written))


def tell(bench, name, found):
    if found["requests"]:
        bench.say(f"{name}: {found['requests']:,}, p50 {found['p50_ms']:.2f} ms, "
                  f"p99 {found['p99_ms']:.2f} ms, slowest {found['max_ms']:.2f} ms")


def judged_round(bench, turns, reads, writes):
    during = generators.quantiles([each for each in reads[1] if is_during(each[0], turns)])
    outside = generators.quantiles([each for each in reads[1] if not is_during(each[0], turns)])
    written = [each for each in writes[1] if is_during(each[0], turns)]
    measured = {
        "turns": [{"seconds": round(ended - began, 3), **told} for began, ended, told in turns],
        "reads_during": during, "reads_outside": outside,
        "writes_during": generators.quantiles(written), "writes": len(writes[1]),
        "reads_without_answer": generators.not_answered(*reads),
        "writes_refused": generators.not_answered(*writes)}
    for name in ("reads_during", "reads_outside", "writes_during"):
        tell(bench, name.replace("_", " "), measured[name])
    slowest = max((latency for _, latency, _ in writes[1]), default=0) / 1000
    return Outcome(measured, [
        Goal("reads during a round: p99", during.get("p99_ms", float("inf")), 10, False, "ms"),
        Goal("reads during a round: errors", measured["reads_without_answer"], 0, False),
        Goal("writes during a round: refused", measured["writes_refused"], 0, False),
        Goal("writes during a round: slowest", slowest, 2, False, "s")])
