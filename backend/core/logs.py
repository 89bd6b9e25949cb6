"""Logs: one JSON line an event, and never a value that somebody typed or that a row holds."""

import logging
import sys
import traceback

import structlog

from backend.core.db import driver_error, violated_constraint


def configure(level: str) -> None:
    """Write JSON lines to stderr from `level` (DEBUG, INFO, WARNING, ERROR) up."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )


def describe(error: BaseException) -> dict[str, object]:
    """An unexpected error without its message, which may quote a row: type, SQL state, constraint and frames."""
    origin = driver_error(error)
    frames = traceback.extract_tb(error.__traceback__)[-12:]
    return {
        "error": type(error).__name__,
        "sqlstate": origin.sqlstate if origin else None,
        "constraint": violated_constraint(error),
        "reason": origin.diag.message_primary if origin else None,
        "frames": [f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in frames],
    }
