"""Commands as real processes: together on one data folder, apart on two, interrupted, on a port that is taken."""

import signal
import socket
from concurrent.futures import ThreadPoolExecutor

import psycopg

from tests.end_to_end.house import House, eventually, house
from tests.policies.portfolios import HEADER, row

CONNECTED = """SELECT count(*) FROM pg_stat_activity
                WHERE datname = current_database() AND application_name = 'egide'"""


def test_first_commands_at_once_share_one_new_database(home: House) -> None:
    commands = [["api-token", f"jeton-{number}", "--role", "handler"] for number in range(3)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda command: home.told(*command), [*commands, ["verify"]]))
    assert len({one["token"] for one in found[:3]}) == 3
    assert found[3]["ok"]
    assert not home.postgres_runs


def test_two_data_folders_run_at_once_and_a_command_leaves_its_server_running(home: House) -> None:
    with house() as other:
        servers = [home.serve(), other.serve()]
        assert home.told("verify")["ok"]
        assert home.postgres_runs
        assert [server.poll() for server in servers] == [None, None]
        assert [home.stop(server) for server in servers] == [0, 0]
        assert not other.postgres_runs
    assert not home.postgres_runs


def test_a_port_that_is_taken(lodger: House) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = lodger.egide("serve", env={"EGIDE_PORT": port})
    assert (done.returncode, done.stdout) == (3, "")
    assert f"Impossible d’écouter sur 127.0.0.1:{port}." in done.stderr


def test_server_and_worker_end_well_whatever_the_parent_had_set(lodger: House) -> None:
    numbers = (signal.SIGTERM, signal.SIGINT)
    before = [signal.signal(number, signal.SIG_IGN) for number in numbers]
    try:
        running = [lodger.serve(), lodger.start("worker")]
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
    eventually(lambda: "worker_started" in lodger.logs())
    for process, number in zip(running, numbers, strict=True):
        process.send_signal(number)
    assert [process.wait(60) for process in running] == [0, 0]


def test_an_import_interrupted_in_the_middle_leaves_nothing(lodger: House) -> None:
    file = lodger.folder / "long.csv"
    with file.open("w") as lines:
        lines.write(f"{HEADER}\n")
        lines.writelines(f"{row(number)}\n" for number in range(200_000))
    process = lodger.start("import-policies", str(file), "--json")
    eventually(lambda: _asked(lodger, f"{CONNECTED} AND query ILIKE '%COPY import_row%'"))
    process.send_signal(signal.SIGTERM)
    assert process.wait(60) == 128 + signal.SIGTERM
    assert '"rows"' not in lodger.logs()
    assert "Traceback" not in lodger.logs()
    assert _asked(lodger, "SELECT (SELECT count(*) FROM policy) + (SELECT count(*) FROM policy_import)") == 0
    eventually(lambda: _asked(lodger, CONNECTED) == 0)
    file.write_text(f"{HEADER}\n{row(1)}\n")
    assert lodger.told("import-policies", str(file))["created"] == 1


def _asked(lodger: House, question: str) -> int:
    with psycopg.connect(lodger.always["EGIDE_DATABASE_URL"].replace("+psycopg", "")) as connection:
        found = connection.execute(question.encode()).fetchone()
    assert found is not None
    return int(found[0])
