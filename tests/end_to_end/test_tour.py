"""The README's tour works as printed, on demo data."""

import re
import shutil
import subprocess
from collections.abc import Iterator

import pytest

from tests.end_to_end.house import EGIDE, PATIENCE_SECONDS, PROJECT, House, house

BLOCK = re.compile(r"^```bash tour\n(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.fixture
def visited() -> Iterator[House]:
    """A served house with a small demo."""
    with house() as made:
        loaded = made.told("demo", "--policies", "200", "--claims", "20")
        assert (loaded["policies"], loaded["claims"]) == (200, 20)
        made.serve(EGIDE_LOG_LEVEL="WARNING")
        yield made


@pytest.mark.skipif(not (shutil.which("bash") and shutil.which("curl")), reason="the tour is written for bash and curl")
def test_the_tour_works_as_printed(visited: House) -> None:
    blocks = BLOCK.findall((PROJECT / "README.md").read_text())
    assert len(blocks) >= 7
    tour = "\n".join(blocks).replace("EGIDE=.venv/bin/egide", f"EGIDE={EGIDE}")
    done = subprocess.run(
        ["bash", "-eu", "-o", "pipefail", "-c", tour],
        cwd=PROJECT,
        env=visited.env(),
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_SECONDS,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    for words in ('"rejected": 1', "SIN-", "qualified", "covered", "ordered", "delivered", "paid", "'1500.00'"):
        assert words in done.stdout
    assert "'remaining': '2500.00'" in done.stdout
    assert "tenu   I1" in done.stdout
    assert "ROMPU" not in done.stdout
