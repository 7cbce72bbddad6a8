"""A request that came by post, entered by the Centre in the consumer's name (process 2.2)."""

from casework.enums import Act
from casework.models import Case
from casework.procedure.filing import Filing, Opening, open_once


def register_postal_file(filing: Filing, clerk, *, posted_on, received_on, at) -> Case:
    """Open the case of a letter; the same token twice answers the same case.

    `posted_on`: the postmark, which dates the filing; `received_on`: the day from which the three weeks run.
    Raises ValueError without a professional or a line of relief, NotPossibleNow for dates to come.
    """
    return open_once(filing, Opening(Act.REGISTER_POSTAL_FILE, clerk, at, posted_on, received_on))
