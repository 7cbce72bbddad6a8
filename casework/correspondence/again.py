"""The same message once more: by letter instead of e-mail, at another address, with another code.

The text stays what it was. What may change is the block of the envelope, the code, and a paragraph at the top that says
why it comes again.
"""

import re

from django.template.loader import render_to_string

from casework.correspondence.compose import CODE_PLACEHOLDER
from casework.correspondence.recipients import of_party
from casework.enums import DispatchChannel, DispatchState

RECIPIENT = re.compile(r'<div class="recipient[^"]*">.*?</div>\s*', re.DOTALL)
NOTICE = re.compile(r'<div class="card again">.*?</div>\s*', re.DOTALL)
TITLE_END = "</h1>"


def turn_into_letter(dispatch):
    """The same message, for the post room; its term will run from the posting."""
    dispatch.channel, dispatch.state = DispatchChannel.LETTER, DispatchState.TO_POST
    readdress(dispatch)


def readdress(dispatch):
    """Put the party's address of today on the letter, in the window of the envelope."""
    recipient = of_party(dispatch.party)
    dispatch.to_address = "\n".join(recipient.envelope)
    block = render_to_string("casework/correspondence/_recipient.html", {"envelope": recipient.envelope})
    dispatch.letter_html = RECIPIENT.sub(lambda _: block, dispatch.letter_html, count=1)


def post_again(dispatch, now, today, code=""):
    """Back to the post room. `code`: the new one, where the letter carries a code that still serves."""
    turn_into_letter(dispatch)
    _once_more(dispatch, now, code)
    dispatch.printed_at, dispatch.posted_on, dispatch.left_at = None, None, None
    _say_why(dispatch, today)


def mail_again(dispatch, now, code=""):
    """By e-mail, at the party's address of today, under the same Message-ID."""
    dispatch.channel, dispatch.state = DispatchChannel.EMAIL, DispatchState.READY
    dispatch.to_address, dispatch.beat, dispatch.tries, dispatch.left_at = of_party(dispatch.party).email, None, 0, None
    _once_more(dispatch, now, code)


def _once_more(dispatch, now, code):
    dispatch.again_at, dispatch.secret, dispatch.error = now, code or dispatch.secret, ""


def carries_code(dispatch) -> bool:
    return CODE_PLACEHOLDER in dispatch.letter_html


def _say_why(dispatch, today):
    last = dispatch.last_sending
    notice = render_to_string(
        "casework/correspondence/_again.html",
        {
            "left_on": last and last.left_on,
            "came_back": bool(last and last.came_back_on and last.channel == DispatchChannel.LETTER),
            "today": today,
            "starts_term": dispatch.starts_term,
            "has_code": carries_code(dispatch) and dispatch.secret,
        },
    )
    before, end, after = NOTICE.sub("", dispatch.letter_html).partition(TITLE_END)
    dispatch.letter_html = f"{before}{end}\n    {notice}{after}"
