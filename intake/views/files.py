"""The documents of a draft: read them again, remove them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from intake import uploads
from intake.drafts import changing, with_draft
from intake.steps import OTHER_DOCUMENTS
from portal.storages import private_file_response


@login_not_required
@require_safe
@with_draft
def download(request, draft, pk):
    """The file, for who may open the draft."""
    row = get_object_or_404(draft.files, pk=pk)
    return private_file_response(row.file, row.file_name, row.content_type)


@login_not_required
@require_POST
@with_draft
def remove(request, draft, pk):
    """Remove a file; asked twice, it says nothing more."""
    row = draft.files.filter(pk=pk).first()
    step = f"document-{request.POST.get('document')}" if request.POST.get("document") else OTHER_DOCUMENTS
    if row:
        step = f"document-{row.request_key}" if row.request_key else OTHER_DOCUMENTS
        with changing(draft.pk):
            uploads.remove(row)
        messages.success(request, f"Le fichier « {row.file_name} » est retiré.")
    return redirect("intake:step", draft_id=draft.pk, step=step)
