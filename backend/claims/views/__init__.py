"""Claims as people read them: what only today, the role or the page can say is added here."""

from backend.claims.views.clocks import act_out, deadline, deadlines_of, event_out, explanation, opening_out
from backend.claims.views.cover import campaign, campaigns, change_out, event_proposals, vat_positions
from backend.claims.views.desk import Filters, every_row, tabs, work_list
from backend.claims.views.lists import conflicts_of, deadline_page
from backend.claims.views.page import deadline_out, page

__all__ = [
    "Filters",
    "act_out",
    "campaign",
    "campaigns",
    "change_out",
    "conflicts_of",
    "deadline",
    "deadline_out",
    "deadline_page",
    "deadlines_of",
    "event_out",
    "event_proposals",
    "every_row",
    "explanation",
    "opening_out",
    "page",
    "tabs",
    "vat_positions",
    "work_list",
]
