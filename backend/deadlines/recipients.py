"""Who is told of a clock, and whether now: fragments shared by the statements on reminders.

They need the parameters `zones` (`hours.as_rows` as JSON) and `team_zone`. A claim hidden from somebody (conflict of
interest) never reaches them.
"""

import json
from datetime import datetime

from backend.deadlines.hours import as_rows
from backend.deadlines.start import PARIS_ZONE

# `present`: may be told today. An unknown zone is Paris's: a wrong word in an account must not stop the reminders.
STAFF = """
zone AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset(CAST(:zones AS jsonb)) AS z (name text, day date, is_open boolean, through date,
                                                                  open_until timestamptz, unanswered_since timestamptz)
), staff AS MATERIALIZED (
    SELECT u.id, u.name, u.email, u.role, u.supervisor_id, u.second_id, u.created_at, away.substitute_id,
           z.is_open, z.through, z.open_until, z.unanswered_since, u.active AND away.id IS NULL AS present
      FROM user_account u
      JOIN zone z ON z.name = CASE WHEN u.zone IN (SELECT name FROM zone) THEN u.zone ELSE :team_zone END
      LEFT JOIN LATERAL (SELECT a.id, a.substitute_id FROM absence a
                          WHERE a.user_id = u.id AND a.cancelled_at IS NULL AND z.day BETWEEN a.starts_on AND a.ends_on
                          ORDER BY a.recorded_at DESC, a.id DESC LIMIT 1) away ON true
)"""

FOR_HANDLER = "ARRAY[h.id, h.substitute_id, h.supervisor_id, boss.substitute_id]"
FOR_SUPERVISOR = "ARRAY[h.supervisor_id, boss.substitute_id]"
FOR_SECOND = "ARRAY[h.second_id, second.substitute_id, h.supervisor_id, boss.substitute_id]"


def addressed(waiting: str, line: str, *, told: str = "false", held_by_nobody: str = "true") -> str:
    """Each row of `waiting` (handler_id, claim_id) with who is told: the first of `line` who may be.

    Else any supervisor, else the handler's second; the team's box when there is nobody. `told`: persons `p` who
    already know of it. `held_by_nobody`: whether a row without handler goes to a supervisor rather than the team.
    """
    return f"""
    SELECT w.*, h.name AS handler, who.id AS recipient_id, who.email,
           coalesce(who.is_open, team.is_open) AS is_open, coalesce(who.through, team.through) AS through,
           coalesce(who.open_until, team.open_until) AS open_until
      FROM {waiting} w
      JOIN claim c ON c.id = w.claim_id
      JOIN zone team ON team.name = :team_zone
      LEFT JOIN staff h ON h.id = w.handler_id
      LEFT JOIN staff boss ON boss.id = h.supervisor_id
      LEFT JOIN staff second ON second.id = h.second_id
      LEFT JOIN LATERAL (
          SELECT p.* FROM staff p, LATERAL (SELECT {line} AS people) line
           WHERE p.present AND p.id <> ALL (c.hidden_from) AND NOT ({told})
             AND (p.id = ANY (line.people) OR p.id = h.second_id
                  OR (p.role = 'supervisor' AND p.id IS DISTINCT FROM h.id AND (h.id IS NOT NULL OR {held_by_nobody})))
           ORDER BY array_position(line.people, p.id), (p.role = 'supervisor') DESC, p.created_at, p.id
           LIMIT 1) who ON true"""


# What the person reads of the dates of a clock.
WHEN = """
           coalesce(to_char(last_day, 'DD/MM/YYYY'), 'à établir') AS last_day_text,
           format(CAST(:link AS text), claim_reference) AS link,
           greatest((last_day + 1)::timestamp AT TIME ZONE 'Europe/Paris',
                    CAST(:now AS timestamptz) + interval '2 days') AS give_up_at,
           CASE WHEN day IS NULL THEN 'date à établir'
                WHEN days > 1 THEN format('dans %s jours', days) WHEN days = 1 THEN 'demain'
                WHEN days = 0 THEN 'aujourd’hui' WHEN days = -1 THEN 'hier'
                ELSE format('il y a %s jours', -days) END
           || coalesce(CASE WHEN prudent_day IS NULL THEN ' (dernier jour ' ELSE ' (jour prudent ' END
                       || to_char(day, 'DD/MM/YYYY') || ')', '') AS moment"""

FACTS = """jsonb_build_object('deadline_id', deadline_id, 'rule', rule, 'rung', rung,
                              'last_day', last_day, 'prudent_day', prudent_day)"""


def zones_at(now: datetime) -> dict[str, object]:
    """The parameters of `STAFF` at `now`."""
    return {"zones": json.dumps(as_rows(now)), "team_zone": PARIS_ZONE}
