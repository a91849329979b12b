"""The result file of a run, and the table on the terminal."""

import datetime
import json
import os
import platform
import re
import subprocess
import sys

from campaign import ROOT


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as info:
        names = re.findall(r"model name\s*: (.*)", info.read())
    with open("/proc/meminfo", encoding="utf-8") as info:
        kilobytes = int(re.search(r"MemTotal:\s+(\d+)", info.read())[1])
    return {"processor": names[0] if names else platform.machine(), "cores": os.cpu_count(),
            "memory_gb": round(kilobytes / 2**20), "kernel": platform.release(),
            "load_average": os.getloadavg()}


def commit():
    """As bench/run names it."""
    def git(*arguments):
        return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True,
                              check=True).stdout.strip()
    changed = git("status", "--porcelain", "--", "engine", "datasets", "server", "tools",
                  "bench/http")
    return git("rev-parse", "--short", "HEAD") + ("-changed" if changed else "")


class Report:
    """Kept after each scenario: one that fails does not lose the others."""

    def __init__(self, path, facts):
        self.path = path
        self.kept = {"date": datetime.datetime.now(datetime.timezone.utc).isoformat("T", "seconds"),
                     "commit": commit(), "command": " ".join(sys.argv), "machine": machine(),
                     **facts, "goals": [], "failed": {}, "scenarios": {}}
        self.goals = []

    def add(self, name, outcome):
        self.kept["scenarios"][name] = outcome.measured
        for goal in outcome.goals:
            self.goals.append(goal)
            self.kept["goals"].append({**vars(goal), "scenario": name, "met": goal.met})
        self.keep()

    def fail(self, name, why):
        self.kept["failed"][name] = why
        self.keep()

    def keep(self):
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(json.dumps(self.kept, indent=1) + "\n")

    def all_met(self):
        return not self.kept["failed"] and all(goal.met for goal in self.goals)

    def print(self):
        def number(value, unit):
            text = f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"
            return f"{text} {unit}".strip()
        for goal in self.goals:
            limit = ("at least " if goal.at_least else "at most ") + number(goal.limit, goal.unit)
            aim = f", aim {goal.aim}" if goal.aim else ""
            print(f"measured: {goal.text:48} {number(goal.value, goal.unit):>12}   "
                  f"{'met   ' if goal.met else 'MISSED'} ({limit}{aim})")
        for name, why in self.kept["failed"].items():
            print(f"measured: {name} FAILED: {why}")
