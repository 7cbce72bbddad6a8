from django.db import migrations, models
from django.db.models import Exists, OuterRef, Q


def only_the_last_of_a_column(apps, schema_editor):
    """What was written before: every entry but the author's last on its point, and but what was accepted by all."""
    Offer = apps.get_model("casework", "Offer")
    later = Offer.objects.filter(row=OuterRef("row"), pk__gt=OuterRef("pk"))
    same = Q(party=OuterRef("party"))
    for own, following in ((Q(party=None), later.filter(party=None)), (~Q(party=None), later.filter(same))):
        replaced = Offer.objects.filter(own, Exists(following), agreed_at=None).values_list("pk", flat=True)
        for pk in list(replaced):
            column = Offer.objects.get(pk=pk)
            following = Offer.objects.filter(row=column.row_id, party=column.party_id, pk__gt=pk).order_by("pk").first()
            Offer.objects.filter(pk=pk).update(replaced_at=following.at)


class Migration(migrations.Migration):
    dependencies = [("casework", "0007_agenda_shares_and_newcomers")]

    operations = [
        migrations.AddField(
            model_name="offer",
            name="replaced_at",
            field=models.DateTimeField(
                blank=True,
                help_text="The author wrote again on this point: no answer is awaited.",
                null=True,
                verbose_name="remplacée le",
            ),
        ),
        migrations.RunPython(only_the_last_of_a_column, migrations.RunPython.noop),
    ]
