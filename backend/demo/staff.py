"""The staff of the demonstration: accounts that a visitor may sign in with."""

from dataclasses import dataclass
from datetime import datetime

from backend.accounts import service as accounts
from backend.core.access import Actor, Role
from backend.core.db import Database
from backend.demo.plot import read_yaml


@dataclass(frozen=True, slots=True)
class Account:
    """A member of the demonstration's staff, with the password that the start-up screen shows."""

    name: str
    email: str
    role: Role
    password: str


def _accounts() -> tuple[Account, ...]:
    data = read_yaml("accounts.yaml")
    return tuple(Account(one["name"], one["email"], Role(one["role"]), data["password"]) for one in data["people"])


ACCOUNTS = _accounts()


@dataclass(frozen=True, slots=True)
class Staff:
    """The accounts as actors; `second` is the other supervisor, whose eyes are the second pair."""

    handlers: tuple[Actor, Actor]
    supervisor: Actor
    second: Actor
    admin: Actor


def open_accounts(database: Database, now: datetime) -> Staff:
    """Open the accounts, as the first administrator would."""
    with database.transaction() as session:
        claire, bruno, hugo, nadia, _, _, admin = (
            accounts.actor_of(
                accounts.create_user(
                    session, None, email=one.email, name=one.name, role=one.role, password=one.password, now=now
                )
            )
            for one in ACCOUNTS
        )
    return Staff((claire, bruno), hugo, nadia, admin)
