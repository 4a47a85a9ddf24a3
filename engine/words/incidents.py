"""What befell workers, in a few words."""

from ..inside.language import tr
from ..model.incident import Incident, What
from ..trace.run import Run
from .figures import at_a_glance
from .tasks import death_in_brief


def incident(found: Incident) -> str:
    """What it was: ``"killed by you"``, ``"suspended"``, ``"killed by SIGSEGV"``."""
    match found.what:
        case What.SUSPENDED:
            return tr("suspended by you") if found.by_you else tr("suspended")
        case What.CONTINUED:
            return tr("continued by you") if found.by_you else tr("continued")
        case What.SILENT:
            return tr("not heard of any more")
        case What.HEARD:
            return tr("heard of again")
        case What.KILLED if found.by_you:
            return tr("killed by you")
    return death_in_brief(found.death) if found.death is not None else tr("killed")


def incident_at(run: Run, found: Incident) -> str:
    """What it was and when: ``"killed by you at 1.20 s"``."""
    return tr("{what} at {time}").format(what=incident(found), time=at_a_glance(run.since_start_s(found.at_ns)))
