"""Reads of what surrounds the cover of a claim: likeness, campaigns, VAT, the same content aimed at others."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.claims.queries.notes import PEOPLE, PROMISES
from backend.core.access import Actor
from backend.core.db import one_row, rows

_VISIBLE = "(CAST(:viewer AS uuid) IS NULL OR NOT (CAST(:viewer AS uuid) = ANY(c.hidden_from)))"

_VAT = """SELECT v.id, v.position, v.rate_percent, v.since, v.proof, v.recorded_at, v.recorded_by FROM vat_position v
           WHERE (v.claim_id = c.id OR v.insured_id = c.insured_id)"""

# What the page of a claim adds; the alias `c` is the claim.
BESIDE = f"""jsonb_build_object('promises', {PROMISES}, 'people', {PEOPLE},
    'campaigns', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name) ORDER BY g.name), '[]')
                    FROM campaign_claim gc JOIN campaign g ON g.id = gc.campaign_id
                   WHERE gc.claim_id = c.id AND gc.left_at IS NULL),
    'vat', (SELECT to_jsonb(f) FROM ({_VAT} ORDER BY v.since DESC, v.recorded_at DESC LIMIT 1) f),
    'also_targets', (SELECT coalesce(jsonb_agg(DISTINCT oc.reference), '[]')
        FROM disputed_content own JOIN disputed_content od ON od.url_key = own.url_key AND od.claim_id <> c.id
        JOIN claim oc ON oc.id = od.claim_id
       WHERE own.claim_id = c.id AND own.url_key IS NOT NULL AND oc.insured_id IS DISTINCT FROM c.insured_id
         AND (CAST(:viewer AS uuid) IS NULL OR NOT (CAST(:viewer AS uuid) = ANY(oc.hidden_from)))))"""

# What the rule of the next action needs beside the columns of the claim.
BESIDE_THE_DESK = """(SELECT max(s.at) FROM claim_status_fact s WHERE s.claim_id = c.id) AS status_since,
    EXISTS (SELECT 1 FROM service_request r WHERE r.claim_id = c.id) AS had_missions"""


def likeness_facts(session: Session, claim_id: UUID, actor: Actor) -> Sequence[RowMapping]:
    """A claim and the visible claims that stand on events of its policy, with what they are compared by.

    `event_id` is the event of the main guarantee that each stands on, `contents` their words, places and authors.
    """
    return rows(
        session,
        f"""SELECT c.id, c.reference, m.event_id, c.circumstances ->> 'linked_case' AS linked_case,
                   (SELECT coalesce(jsonb_agg(g.campaign_id), '[]') FROM campaign_claim g
                     WHERE g.claim_id = c.id AND g.left_at IS NULL) AS campaigns,
                   (SELECT coalesce(jsonb_agg(jsonb_build_object('address', d.url_key, 'excerpt', d.excerpt,
                        'author', d.author, 'published', (SELECT f.earliest FROM publication_fact f
                            WHERE f.content_id = d.id ORDER BY f.recorded_at DESC, f.id DESC LIMIT 1))), '[]')
                      FROM disputed_content d WHERE d.claim_id = c.id) AS contents
              FROM claim own JOIN claim c ON c.id = own.id OR c.policy_id = own.policy_id
              LEFT JOIN LATERAL (SELECT k.event_id FROM coverage_decision k WHERE k.claim_id = c.id
                                  ORDER BY k.decided_at DESC, k.id DESC LIMIT 1) m ON true
             WHERE own.id = :claim_id AND (c.id = own.id OR (m.event_id IS NOT NULL AND {_VISIBLE}))
             ORDER BY c.declared_at, c.id""",
        claim_id=claim_id,
        viewer=actor.user_id,
    )


def vat_positions(session: Session, claim_id: UUID) -> Sequence[RowMapping]:
    """Every VAT position told on a claim or of its insured, the one that counts last."""
    sql = f"SELECT f.* FROM claim c, LATERAL ({_VAT}) f WHERE c.id = :claim_id ORDER BY f.since, f.recorded_at"
    return rows(session, sql, claim_id=claim_id)


def vat_position_on(session: Session, claim_id: UUID, on: date) -> RowMapping | None:
    """The VAT position that holds on a day."""
    sql = f"""SELECT f.* FROM claim c, LATERAL ({_VAT} AND v.since <= :on) f WHERE c.id = :claim_id
               ORDER BY f.since DESC, f.recorded_at DESC LIMIT 1"""
    return one_row(session, sql, claim_id=claim_id, on=on)


_CAMPAIGN = f"""SELECT g.id, g.version, g.name, g.created_at, g.created_by,
    (SELECT coalesce(jsonb_agg(to_jsonb(n) - 'campaign_id' ORDER BY n.recorded_at, n.id), '[]') FROM campaign_note n
      WHERE n.campaign_id = g.id) AS notes,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('reference', c.reference, 'status', c.status, 'since', m.joined_at,
            'policy_number', p.number, 'event_id', (SELECT k.event_id FROM coverage_decision k
                WHERE k.claim_id = c.id ORDER BY k.decided_at DESC, k.id DESC LIMIT 1)) ORDER BY c.reference), '[]')
       FROM campaign_claim m JOIN claim c ON c.id = m.claim_id LEFT JOIN policy p ON p.id = c.policy_id
      WHERE m.campaign_id = g.id AND m.left_at IS NULL AND {_VISIBLE}) AS claims
  FROM campaign g"""


# Somebody from whom all its claims are hidden learns nothing of a campaign, not even its name or its analysis.
_SHOWN = f"""(CAST(:viewer AS uuid) IS NULL
    OR NOT EXISTS (SELECT 1 FROM campaign_claim m WHERE m.campaign_id = g.id)
    OR EXISTS (SELECT 1 FROM campaign_claim m JOIN claim c ON c.id = m.claim_id
                WHERE m.campaign_id = g.id AND {_VISIBLE}))"""


def campaigns(session: Session, actor: Actor, *, before: UUID | None, limit: int) -> Sequence[RowMapping]:
    """Campaigns, the newest first."""
    sql = f"""{_CAMPAIGN} WHERE (CAST(:before AS uuid) IS NULL OR g.id < :before) AND {_SHOWN}
               ORDER BY g.id DESC LIMIT :limit"""
    return rows(session, sql, before=before, limit=limit, viewer=actor.user_id)


def campaign(session: Session, campaign_id: UUID, actor: Actor, *, lock: bool = False) -> RowMapping | None:
    """One campaign with its visible claims."""
    tail = " FOR UPDATE OF g" if lock else ""
    return one_row(session, f"{_CAMPAIGN} WHERE g.id = :id AND {_SHOWN}{tail}", id=campaign_id, viewer=actor.user_id)


def campaign_membership(session: Session, campaign_id: UUID, claim_id: UUID) -> UUID | None:
    """The row by which a claim is in a campaign now."""
    row = one_row(
        session,
        "SELECT id FROM campaign_claim WHERE campaign_id = :campaign AND claim_id = :claim AND left_at IS NULL",
        campaign=campaign_id,
        claim=claim_id,
    )
    return row["id"] if row else None
