"""What a file cannot bring along, said in whole sentences: pictures, and the publication itself."""


def left_behind(export):
    """French sentences on what the editor has to put back by hand, in the order of the file."""
    found = []
    for axis in export.sector.axes:
        found += [_picture(f"choix « {o.label} » de l’axe « {axis.label} »", o.picture) for o in axis.options]
    for form in export.forms:
        for step in form.draft.steps:
            found.append(_picture(f"étape « {step.title} » du formulaire « {form.draft.title} »", step.picture))
        if form.published:
            found.append(_version(form))
    return [sentence for sentence in found if sentence]


def _picture(where, note):
    if note is None:
        return ""
    said = note.alt or note.title
    which = f" (« {said} »)" if said else ""
    return (
        f"L’image{which} de l’{where} n’a pas été reprise."
        if where[0] == "é"
        else f"L’image{which} du {where} n’a pas été reprise."
    )


def _version(form):
    return (
        f"Le formulaire « {form.draft.title} » était en ligne là d’où il vient (version {form.published.number}) : "
        "ici, il arrive en brouillon."
    )
