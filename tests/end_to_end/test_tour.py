"""The README's tour, and the walk of one claim, work as printed, on demo data."""

import re
import shutil
import subprocess
from collections.abc import Iterator

import pytest

from tests.end_to_end.house import EGIDE, PATIENCE_SECONDS, PROJECT, House, house

pytestmark = pytest.mark.skipif(
    not (shutil.which("bash") and shutil.which("curl")), reason="the pages are written for bash and curl"
)


@pytest.fixture(scope="module")
def visited() -> Iterator[House]:
    """A served house with a small demo."""
    with house() as made:
        loaded = made.told("demo", "--policies", "200", "--claims", "20")
        assert (loaded["policies"], loaded["claims"]) == (200, 20)
        made.serve(EGIDE_LOG_LEVEL="WARNING")
        yield made


def walked(visited: House, page: str, word: str, least: int) -> str:
    """What the blocks of a page print, run as they are."""
    blocks = re.findall(rf"^```bash {word}\n(.*?)^```", (PROJECT / page).read_text(), re.MULTILINE | re.DOTALL)
    assert len(blocks) >= least
    done = subprocess.run(
        ["bash", "-eu", "-o", "pipefail", "-c", "\n".join(blocks).replace("EGIDE=.venv/bin/egide", f"EGIDE={EGIDE}")],
        cwd=PROJECT,
        env=visited.env(),
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_SECONDS,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    assert "tenu   I1" in done.stdout
    assert "ROMPU" not in done.stdout
    return done.stdout


def test_the_tour_works_as_printed(visited: House) -> None:
    said = walked(visited, "README.md", "tour", 7)
    for words in ('"rejected": 1', "SIN-", "qualified", "covered", "ordered", "delivered", "paid", "'1500.00'"):
        assert words in said
    assert "'remaining': '2500.00'" in said


def test_one_claim_walks_through_every_step_as_printed(visited: House) -> None:
    said = walked(visited, "docs/walkthrough.md", "walk", 15)
    for words in (
        "qualified",
        "amount_limit_exceeded",
        "delivered",
        "invoiced",
        "pain.001.001.09",
        "settled",
        "provider_action",
    ):
        assert words in said
    assert "'insured_share': '200.00'" in said
    assert "'paid': '4000.00', 'remaining': '0.00'" in said
    assert "closed" in said
