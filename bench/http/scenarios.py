"""The scenarios by name, and what is done before the first.

A scenario is a function of a Bench that loads the server in one way."""

import statistics

import connecting
import reading
import turning
import writing
from outcome import wishes_path


def prepare(bench):
    """Reads own wishes of many candidates: their mean size, and their tags."""
    sizes, tags = [], []
    for candidate in bench.campaign.draw(bench.options.tags):
        status, fields, body = bench.server.ask("GET", wishes_path(candidate))
        if status != 200:
            raise RuntimeError(f"own wishes of {candidate}: {status} {body[:300]}")
        sizes.append(len(body))
        tags.append((candidate, fields["ETag"]))
    candidate, tag = tags[0]
    status = bench.server.ask("GET", wishes_path(candidate), **{"If-None-Match": tag})[0]
    if status != 304:
        raise RuntimeError(f"own wishes of {candidate} with their tag: {status}, not 304")
    bench.campaign.tags_file.write_text("".join(f"{who} {tag}\n" for who, tag in tags))
    bench.body_bytes = round(statistics.mean(sizes))


# In the order of a run: those that only read come first, the one that moves the campaign on last.
SCENARIOS = {
    "results-evening": reading.results_evening, "not-modified": reading.not_modified,
    "second-opinion": reading.second_opinion, "slow-clients": connecting.slow_clients,
    "connection-storm": connecting.connection_storm, "idle": connecting.idle,
    "answers": writing.answers, "answers-own-keys": writing.answers_own_keys, "mixed": writing.mixed, "round": turning.round_,
    "endurance": writing.endurance}
LONG = {"endurance"}  # only when it is named
