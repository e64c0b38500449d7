"""What others have gathered, made into records: events of UCDP, places of a gazetteer, cited works.

Everything is read and planned before anything is written. What comes in is a draft; what an editor
wrote stays as it is. Each row of a file is accounted for.
"""

from chronicle.desk.importing.csl import plan_csl
from chronicle.desk.importing.gazetteer import read_gazetteer
from chronicle.desk.importing.opening import Desk, open_desk
from chronicle.desk.importing.places import plan_places
from chronicle.desk.importing.places_asked import Asked
from chronicle.desk.importing.plan import Fate, ImportFault, Line, Plan, carry_out, write_report
from chronicle.desk.importing.ucdp import Chosen, plan_ucdp

__all__ = [
    "Asked",
    "Chosen",
    "Desk",
    "Fate",
    "ImportFault",
    "Line",
    "Plan",
    "carry_out",
    "open_desk",
    "plan_csl",
    "plan_places",
    "plan_ucdp",
    "read_gazetteer",
    "write_report",
]
