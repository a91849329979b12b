"""What a scenario is given, and what it gives: what it measured, and its goals."""

from dataclasses import dataclass, field


@dataclass
class Bench:
    """What scenarios are given."""
    campaign: object
    server: object
    options: object
    say: object
    body_bytes: int = 0  # the mean of own wishes

    @property
    def work(self):
        return self.campaign.work


@dataclass
class Goal:
    """`value` must be at least, or at most, `limit`."""
    text: str
    value: float
    limit: float
    at_least: bool
    unit: str = ""
    aim: float = None

    @property
    def met(self):
        return self.value >= self.limit if self.at_least else self.value <= self.limit


@dataclass
class Outcome:
    measured: dict
    goals: list = field(default_factory=list)


def wishes_path(candidate):
    return f"/v1/candidates/{candidate}/wishes"
