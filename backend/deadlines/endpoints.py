"""Route of the simulator: a situation in, its clocks out; it creates nothing."""

from fastapi import APIRouter

from backend.core.access import Permission
from backend.core.clock import paris_date
from backend.core.edge import EdgeRoute
from backend.core.http import Now, require
from backend.deadlines.schemas import SimulationIn, SimulationOut
from backend.deadlines.simulation import simulate as clocks_of

router = APIRouter(tags=["deadlines"], route_class=EdgeRoute)


@router.post("/deadlines/simulations", dependencies=[require(Permission.DEADLINES_READ)])
def simulate(body: SimulationIn, now: Now) -> SimulationOut:
    """What if: the clocks of a situation that nobody has declared, explained."""
    scenario, today = body.scenario(), body.today or paris_date(now)
    return SimulationOut.of(scenario, clocks_of(scenario, today=today), today)
