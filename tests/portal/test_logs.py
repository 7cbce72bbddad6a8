"""Logs say what happened, never to whom."""

import logging
import sys

from portal.log_masking import MaskingFormatter


def line_for(message, *args, exc_info=None):
    record = logging.LogRecord("portal", logging.INFO, "", 1, message, args, exc_info)
    return MaskingFormatter("{message}", style="{").format(record)


def test_addresses_and_codes_are_masked():
    line = line_for("Code %s sent to %s", "123456", "nadia.martin+x@example.fr")
    assert line == "Code [code] sent to [adresse]"


def test_a_traceback_is_masked_too():
    try:
        raise ValueError("martin@example.fr")
    except ValueError:
        assert "martin" not in line_for("Failed", exc_info=sys.exc_info())


def test_a_forged_line_stays_on_one_line():
    assert "\n" not in line_for("Not Found: %s", "/x\n2026-01-01 INFO forged")
