"""The campaign that is loaded: made once for each size, copied for each run."""

import json
import pathlib
import random
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAMS = ROOT / "build/release"
AFFECTA = PROGRAMS / "tools/affecta/affecta"
READER = "load-test-candidates"  # may say and read what any candidate may
OPERATOR = "load-test-operator"
NOW = "2024-05-31 10:00"  # day 1 is published, answers are open: the campaign's clock stands there


def make(folder, candidates):
    """A country, a campaign of it with day 1 published, and its proposals as lines."""
    building = folder.with_name(folder.name + ".making")
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir(parents=True)

    def affecta(*arguments):
        subprocess.run([AFFECTA, *map(str, arguments)], cwd=building, check=True,
                       stdout=subprocess.DEVNULL)
    affecta("generate", "country.affecta", "--candidates", candidates, "--seed", 1)
    affecta("campaign", "create", "pristine", "--data", "country.affecta", "--calendar", "2024",
            "--test-clock")
    affecta("campaign", "advance", "pristine")
    affecta("campaign", "export", "pristine", "tables")
    first = keep_proposals(building)
    affecta("campaign", "answer", "pristine", "--now", NOW, "accept", first, "--with-conditions")
    shutil.rmtree(building / "tables")
    (building / "country.affecta").unlink()
    building.rename(folder)


def keep_proposals(folder):
    """The first proposal of each candidate who has one, in any order; who the candidates are.
    One more is left out, and named as the command line does."""
    found = {}
    with open(folder / "tables/wishes.csv", encoding="utf-8") as table:
        next(table)
        first = None
        for line in table:
            if first is None:
                first = int(line.split(",", 1)[0])
            if ",proposed," in line:
                candidate, formation, boarding = line.split(",", 3)[:3]
                found.setdefault(candidate, f"{candidate} {formation} {boarding}\n")
        last = int(line.split(",", 1)[0])
    lines = list(found.values())
    candidate, formation, boarding = lines.pop().split()
    random.Random(1).shuffle(lines)
    (folder / "proposals.txt").write_text("".join(lines))
    (folder / "facts.json").write_text(
        json.dumps({"first": first, "last": last, "proposals": len(lines)}))
    return f"{candidate}:{formation}" + (":boarding" if boarding == "1" else "")


class Campaign:
    """A copy that a run may change. Proposals are handed out once: a candidate accepts once."""

    def __init__(self, candidates):
        kept = ROOT / f"build/bench-http/{candidates}"
        self.made = not kept.exists()
        if self.made:
            make(kept, candidates)
        facts = json.loads((kept / "facts.json").read_text())
        self.first, self.last = facts["first"], facts["last"]
        self.proposals = facts["proposals"]
        self.proposals_file = kept / "proposals.txt"
        self.handed_out = 0
        self.work = ROOT / "build/bench-http/run"
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir()
        self.folder = self.work / "campaign"
        shutil.copytree(kept / "pristine", self.folder)
        self.tags_file = self.work / "tags.txt"
        self.random = random.Random(1)

    def draw(self, count):
        """Candidates of the whole country, all equally likely."""
        return [self.random.randint(self.first, self.last) for _ in range(count)]

    def hand_out(self, share):
        """Lines of the proposals' file that nobody had: (from, to); `share` of all there are."""
        begin = self.handed_out
        self.handed_out = min(self.proposals, begin + int(self.proposals * share))
        return begin + 1, self.handed_out

    def proposal_lines(self, lines):
        with open(self.proposals_file, encoding="utf-8") as file:
            return file.read().splitlines()[lines[0] - 1:lines[1]]
