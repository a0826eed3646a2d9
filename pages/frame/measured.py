"""Prometheus metrics of this process, in a registry of their own."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)
REQUESTS = Counter("cpc_requests", "Requests answered, by kind of address and status.", ("kind", "status"), registry=REGISTRY)
ANSWERED = Histogram("cpc_request_seconds", "Seconds from a request to the end of its answer.", ("kind",), buckets=SECONDS, registry=REGISTRY)
DRAWN = Histogram("cpc_page_seconds", "Seconds a run of a page takes on the server.", buckets=SECONDS, registry=REGISTRY)
OPEN = Gauge("cpc_open_pages", "Pages that are open: sockets.", registry=REGISTRY)
CHANGES = Counter("cpc_changes", "Messages of open pages: clicks, choices, moves to another page.", registry=REGISTRY)
RELEASE = Gauge("cpc_release", "Number of the newest release that is served; 0 before the first, -1 where no file can be served.", registry=REGISTRY)
HEAVY = Gauge("cpc_heavy_work", "Checks, documents and packages that are being made.", registry=REGISTRY)


@contextmanager
def timed_page() -> Iterator[None]:
    """Observe the duration of a page run."""
    begun = perf_counter()
    try:
        yield
    finally:
        DRAWN.observe(perf_counter() - begun)
