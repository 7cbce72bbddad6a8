from django.db import migrations, models


class Migration(migrations.Migration):
    """Apart from the move before it: PostgreSQL alters no table whose rows have just been written."""

    dependencies = [("casework", "0015_talks_subjects_and_marks")]

    operations = [
        migrations.AddConstraint(
            model_name='forumpost',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('caucus_with__isnull', False), ('subject', None)), models.Q(('caucus_with', None), ('subject__isnull', False)), _connector='OR'), name='forum_post_in_one_place'),
        ),
    ]
