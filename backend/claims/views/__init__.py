"""Claims as people read them: what only today, the role or the page can say is added here."""

from backend.claims.views.lists import Filters, conflicts_of, deadline_page, deadlines_of, explanation, work_list
from backend.claims.views.page import deadline_out, page

__all__ = [
    "Filters",
    "conflicts_of",
    "deadline_out",
    "deadline_page",
    "deadlines_of",
    "explanation",
    "page",
    "work_list",
]
