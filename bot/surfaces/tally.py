"""Counts of what was answered, as plain text for Prometheus; about kinds of requests, never about people."""

from collections import Counter


class Tally:
    """Requests and errors by kind, and the seconds they took."""

    def __init__(self) -> None:
        self.requests: Counter[str] = Counter()
        self.errors: Counter[str] = Counter()
        self.seconds = 0.0

    def count(self, kind: str, seconds: float, *, failed: bool = False) -> None:
        """Note one request."""
        self.requests[kind] += 1
        self.errors[kind] += failed
        self.seconds += seconds

    def text(self) -> str:
        """The counts in Prometheus' text format."""
        lines = ["# TYPE denki_requests_total counter"]
        lines += [f'denki_requests_total{{kind="{kind}"}} {count}' for kind, count in sorted(self.requests.items())]
        lines += ["# TYPE denki_errors_total counter"]
        lines += [f'denki_errors_total{{kind="{kind}"}} {count}' for kind, count in sorted(self.errors.items())]
        lines += ["# TYPE denki_request_seconds summary", f"denki_request_seconds_sum {self.seconds:.6f}"]
        return "\n".join([*lines, f"denki_request_seconds_count {self.requests.total()}", ""])
