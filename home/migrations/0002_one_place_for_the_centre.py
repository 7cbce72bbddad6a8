"""The Centre's name and addresses have one place, casework.CentreDetails; the public site keeps what is its own."""

from django.db import migrations

NOW_IN_CASEWORK = ("name", "address", "email", "phone", "hours", "listed_on")


class Migration(migrations.Migration):
    dependencies = [("home", "0001_public_pages")]

    operations = [
        migrations.RenameModel("CentreDetails", "HeaderAndFooter"),
        migrations.AlterModelOptions("HeaderAndFooter", {"verbose_name": "en-tête et pied de page"}),
        *(migrations.RemoveField("HeaderAndFooter", name) for name in NOW_IN_CASEWORK),
        migrations.RenameField("FooterLink", "centre", "surround"),
    ]
