import django.db.models.deletion
import django.utils.timezone
import portal.storages
from django.conf import settings
from django.db import migrations, models
from django.db.models import Max, Min


FIRST = "Échanges généraux"


def into_a_first_subject(apps, schema_editor):
    """What was written on the forum before it had subjects."""
    ForumPost, ForumSubject = apps.get_model("casework", "ForumPost"), apps.get_model("casework", "ForumSubject")
    shared = ForumPost.objects.filter(caucus_with=None)
    for case in shared.order_by().values_list("case", flat=True).distinct():
        posts = shared.filter(case=case)
        written = posts.aggregate(first=Min("at"), last=Max("at"))
        subject = ForumSubject.objects.create(
            case_id=case, number=1, title=FIRST, opened_at=written["first"], moved_at=written["last"]
        )
        posts.update(subject=subject)


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0014_absences'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ReadMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('last_post', models.PositiveBigIntegerField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.AddField(
            model_name='exhibit',
            name='post',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='exhibits', to='casework.forumpost'),
        ),
        migrations.CreateModel(
            name='ApartExhibit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='intitulé')),
                ('file', models.FileField(max_length=300, storage=portal.storages.private_storage, upload_to='exhibits/%Y/%m/')),
                ('file_name', models.CharField(max_length=200)),
                ('content_type', models.CharField(max_length=100)),
                ('size', models.PositiveIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='apart_exhibits', to='casework.forumpost')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='ForumSubject',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=200, verbose_name='sujet')),
                ('opened_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('moved_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='forum_subjects', to='casework.case')),
            ],
            options={
                'ordering': ['-moved_at', '-pk'],
            },
        ),
        migrations.AddField(
            model_name='forumpost',
            name='subject',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='posts', to='casework.forumsubject'),
        ),
        migrations.AddField(
            model_name='readmark',
            name='apart_with',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='casework.party'),
        ),
        migrations.AddField(
            model_name='readmark',
            name='subject',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='marks', to='casework.forumsubject'),
        ),
        migrations.AddField(
            model_name='readmark',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name='forumsubject',
            index=models.Index(fields=['case', '-moved_at', '-id'], name='forum_subject_moved'),
        ),
        migrations.AddConstraint(
            model_name='forumsubject',
            constraint=models.UniqueConstraint(fields=('case', 'number'), name='forum_subject_number'),
        ),
        migrations.AddConstraint(
            model_name='readmark',
            constraint=models.UniqueConstraint(fields=('user', 'subject'), name='read_mark_once_per_subject'),
        ),
        migrations.AddConstraint(
            model_name='readmark',
            constraint=models.UniqueConstraint(fields=('user', 'apart_with'), name='read_mark_once_per_apart'),
        ),
        migrations.AddConstraint(
            model_name='readmark',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('apart_with__isnull', False), ('subject', None)), models.Q(('apart_with', None), ('subject__isnull', False)), _connector='OR'), name='read_mark_of_one_place'),
        ),
        migrations.RunPython(into_a_first_subject, migrations.RunPython.noop),
    ]
