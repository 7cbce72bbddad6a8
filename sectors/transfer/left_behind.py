"""What a file cannot bring along, said in whole sentences: pictures, and the publication itself."""


def left_behind(export):
    """French sentences on what the editor has to put back by hand, in the order of the file."""
    found = []
    for axis in export.sector.axes:
        found += [_picture(f"du choix « {o.label} » de l’axe « {axis.label} »", o.picture) for o in axis.options]
    for form in export.forms:
        for step in form.draft.steps:
            found.append(_picture(f"de l’étape « {step.title} » du formulaire « {form.draft.title} »", step.picture))
    return [sentence for sentence in [*found, _online(export.forms)] if sentence]


def _picture(where, note):
    if note is None:
        return ""
    said = note.alt or note.title
    which = f" (« {said} »)" if said else ""
    return f"L’image{which} {where} n’a pas été reprise."


def _online(forms):
    names = [f"« {form.draft.title} »" for form in forms if form.published]
    if not names:
        return ""
    return (
        f"Ces formulaires étaient en ligne là d’où ils viennent ; ici, ils arrivent en brouillon : {', '.join(names)}."
    )
