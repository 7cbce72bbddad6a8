"""Why an act did not happen. The text of NotPossibleNow is a French sentence for the person who acted."""


class NotPossibleNow(Exception):
    """The case moved on, or something that the act needs is missing. Shown as it is."""


class NotAllowed(Exception):
    """This role never does this act on this case: the page does not exist for them."""
