"""Joins the engine's bell to the worker."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CaseworkConfig(AppConfig):
    name = "casework"
    verbose_name = "Dossiers de médiation"

    def ready(self):
        from casework import tasks
        from casework.correspondence.stories import tells_stories
        from casework.party_space.story import story_of
        from casework.procedure.signals import act_performed
        from casework.staff.groups import open_the_admin

        tells_stories(story_of)
        act_performed.connect(lambda **kwargs: tasks.ring(), weak=False, dispatch_uid="ring")
        post_migrate.connect(open_the_admin, sender=self, dispatch_uid="open_the_admin")
