"""Imports every models.py, so that Alembic and the mapper know all tables."""

from backend.accounting import models as accounting
from backend.accounts import models as accounts
from backend.audit import models as audit
from backend.claims import models as claims
from backend.complaints import models as complaints
from backend.core import models as core
from backend.core.db import Base
from backend.correspondence import models as correspondence
from backend.coverage import models as coverage
from backend.deadlines import models as deadlines
from backend.payments import models as payments
from backend.policies import models as policies
from backend.providers import models as providers
from backend.reporting import models as reporting
from backend.takeover import models as takeover
from backend.tasks import models as tasks

MODELS = (
    core,
    audit,
    tasks,
    correspondence,
    accounts,
    policies,
    coverage,
    deadlines,
    claims,
    complaints,
    providers,
    payments,
    accounting,
    reporting,
    takeover,
)
METADATA = Base.metadata
