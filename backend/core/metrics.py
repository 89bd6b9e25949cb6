"""What Prometheus reads: requests served by this process, and counts set when they are asked for."""

from collections.abc import Mapping

from prometheus_client import CONTENT_TYPE_LATEST, Counter, Gauge, Histogram, generate_latest

MEDIA_TYPE = CONTENT_TYPE_LATEST

_REQUESTS = Counter("egide_requests", "Requests answered", ["method", "route", "status"])
_SECONDS = Histogram("egide_request_seconds", "Time to answer", ["route"])
_FINDINGS = Gauge("egide_findings", "Promises not kept: everything is zero when all is well", ["kind"])


def observe(method: str, route: str | None, status: int, seconds: float) -> None:
    """Count one request by its route pattern; unknown addresses share one line, or anybody could add some."""
    _REQUESTS.labels(method if route else "any", route or "unmatched", str(status)).inc()
    _SECONDS.labels(route or "unmatched").observe(seconds)


def set_findings(counts: Mapping[str, int]) -> None:
    """Set the counts of the watch over reminders and messages."""
    for kind, count in counts.items():
        _FINDINGS.labels(kind).set(count)


def text() -> bytes:
    """Everything, in Prometheus' own format."""
    return generate_latest()
