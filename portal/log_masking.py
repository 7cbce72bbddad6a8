"""Logs say what happened, never to whom: addresses and one-time codes are masked, in tracebacks too."""

import logging
import re

ADDRESS = re.compile(r"[\w.+%'-]+@[\w-]+(?:\.[\w-]+)+")
CODE = re.compile(r"\b\d{6}\b")


class MaskingFormatter(logging.Formatter):
    """A formatter that writes one line per event without e-mail addresses, six-digit codes or forged line breaks."""

    def formatMessage(self, record):
        record.message = record.message.replace("\r", "\\r").replace("\n", "\\n")
        return super().formatMessage(record)

    def format(self, record):
        return CODE.sub("[code]", ADDRESS.sub("[adresse]", super().format(record)))
