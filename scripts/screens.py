"""Every screen of the desk, once: its photograph, its check by axe and its document title go through this table."""

from dataclasses import dataclass
from urllib.parse import quote

from playwright.sync_api import APIRequestContext


@dataclass(frozen=True, slots=True)
class Screen:
    """A name, an address whose `{…}` are looked up, who looks, and keys pressed once it is there."""

    name: str
    path: str
    who: str | None = "supervisor"
    keys: tuple[str, ...] = ()


SCREENS = (
    Screen("sign-in", "/", None),
    Screen("worklist", "/", "handler"),
    Screen("worklist-keys", "/", "handler", ("?",)),
    Screen("palette", "/", "handler", ("Control+k",)),
    Screen("tasks", "/tasks", "handler"),
    Screen("declaration", "/claims/new", "handler"),
    Screen("claim", "/claims/{claim}", "handler"),
    Screen("qualification", "/claims/{unqualified}/qualification", "handler"),
    Screen("decision", "/claims/{undecided}/decision", "handler"),
    Screen("deadlines", "/deadlines", "handler"),
    Screen("missions", "/missions", "handler"),
    Screen("mission", "/missions/{mission}", "handler"),
    Screen("providers", "/providers"),
    Screen("provider", "/providers/{provider}"),
    Screen("assistance", "/assistance"),
    Screen("payments", "/payments"),
    Screen("payment", "/payments/{payment}"),
    Screen("payees", "/payees"),
    Screen("payee", "/payees/{payee}"),
    Screen("batches", "/payment-batches"),
    Screen("batch", "/payment-batches/{batch}"),
    Screen("accounting", "/accounting", "admin"),
    Screen("complaints", "/complaints", "compliance"),
    Screen("complaint", "/complaints/{complaint}", "compliance"),
    Screen("campaigns", "/campaigns"),
    Screen("campaign", "/campaigns/{campaign}"),
    Screen("policies", "/policies"),
    Screen("policy", "/policies/{policy}"),
    Screen("person", "/persons/{person}"),
    Screen("dashboard", "/dashboard"),
    Screen("reports", "/reports"),
    Screen("mailbox", "/mailbox", "admin"),
    Screen("admin", "/admin", "admin"),
    Screen("nowhere", "/nowhere", "handler"),
)
# Where an example of each is found, and which member of the first item names it.
_EXAMPLES = {
    "mission": ("/service-requests?progress=ordered", "reference"),
    "claim": ("/service-requests?progress=ordered", "claim_reference"),
    "unqualified": ("/claims?status=declared", "reference"),
    "undecided": ("/claims?status=qualified", "reference"),
    "provider": ("/providers", "id"),
    "payment": ("/payments?state=proposed", "reference"),
    "payee": ("/payees", "id"),
    "batch": ("/payment-batches", "reference"),
    "complaint": ("/complaints", "reference"),
    "campaign": ("/campaigns", "id"),
    "policy": ("/claims?status=in_progress", "policy_number"),
    "person": ("/persons?name=a", "id"),
}


def address(screen: Screen, api: APIRequestContext) -> str:
    """The path of a screen, with an example of what it shows; `api` is somebody's session.

    Raises LookupError when the database holds no such example.
    """
    path = screen.path
    for name, (list_, member) in _EXAMPLES.items():
        if f"{{{name}}}" in path:
            path = path.replace(f"{{{name}}}", quote(_first(api, list_, member)))
    return path


def _first(api: APIRequestContext, list_: str, member: str) -> str:
    for query in (list_, list_.partition("?")[0]):  # an example in another state is better than none
        answer = api.get(f"/api/v1{query}")
        items = answer.json()["items"] if answer.ok else []
        if items:
            return str(items[0][member])
    raise LookupError(list_)
