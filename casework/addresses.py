"""What the reference of a case looks like in an address: anything else is the usual 404, and reaches no database."""

from django.urls import register_converter


class CaseReference:
    """« 2027-000001 »: the year, then a number of six digits or more (ReferenceCounter)."""

    regex = "[0-9]{4}-[0-9]{6,12}"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


register_converter(CaseReference, "reference")
