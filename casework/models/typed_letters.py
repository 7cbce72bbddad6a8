"""The copy of a letter whose content was typed for a party that writes by post."""

from django.db import models

from portal.private_files import PrivateFile
from portal.storages import private_storage


class TypedLetter(PrivateFile):
    """Read by those who may read the act it is the source of: the mediator, and the Centre outside the talks."""

    case = models.ForeignKey("casework.Case", models.CASCADE, related_name="typed_letters")
    event = models.OneToOneField("casework.CaseEvent", models.PROTECT, related_name="typed_letter")
    party = models.ForeignKey("casework.Party", models.PROTECT, related_name="typed_letters")
    letter_on = models.DateField("date de la lettre")
    file = models.FileField(storage=private_storage, upload_to="letters/%Y/%m/", max_length=300)

    class Meta:
        verbose_name = "lettre reçue"
        ordering = ["pk"]

    def __str__(self):
        return f"{self.case} – {self.party}, {self.letter_on:%d/%m/%Y}"
