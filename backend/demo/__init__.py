"""A year of an invented insurer's claims, so that Égide can be looked at and tried at once.

Everything goes through the doors that people use: the portfolio is a file that the importer reads, and each step of
each claim is the use case that the API calls, with `now` set to the instant of the story. The same `now` gives the same
year.

What is past stays past. Reminders are written with their deadlines, months of them already due before `now`: these are
cancelled with the reason « démonstration : période passée », and the mails that the stories wrote more than three days
before `now` are taken out of the outbox, because nobody ever received them. What is left is sent by the worker, as on
any other day.

A load that is interrupted leaves a part of the year: empty the data folder before trying again.
"""

from backend.demo.loading import DemoSummary, is_empty, load
from backend.demo.staff import ACCOUNTS, Account

__all__ = ["ACCOUNTS", "Account", "DemoSummary", "is_empty", "load"]
