"""The way from the home page to a page."""


def trail_of(page, request):
    """[{"title", "url"}] from the home page to the parent of `page`."""
    above = page.get_ancestors().filter(depth__gt=1)
    return [{"title": step.title, "url": step.get_url(request)} for step in above]
