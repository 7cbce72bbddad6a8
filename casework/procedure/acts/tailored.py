"""Médiation sur-mesure: packages of two hours, by unanimous consent, and the hours spent (process 2.1.2)."""

from decimal import Decimal

from casework.enums import ResponseState, Track
from casework.models import HoursEntry, Package, PackageConsent, PackageShare, split_evenly, tariff_for
from casework.models.kept import reread
from casework.procedure import clocks
from casework.procedure.errors import NotPossibleNow
from casework.procedure.guards import has_spoken, open_package, running_package, waits_for_answers


def offer(work):
    payers = [party for party in work.case.standing_parties if party.is_respondent]
    new_package(work, payers, format=work.data["format"], purpose=work.data["purpose"])


def new_package(work, payers, **values) -> Package:
    """The next package, at the tariff of its day, shared between `payers` as was typed, else equally (decision D).

    `work.data["shares"]`: {pk of the professional: percent}. Raises NotPossibleNow when they do not make 100 %.
    """
    case = work.case
    last = case.packages.last()
    tariff = tariff_for(case, on=work.today, track=Track.TAILORED)
    price = {"price_excl_vat": tariff.amount_excl_vat, "vat_rate": tariff.vat_rate} if tariff else {}
    package = Package.objects.create(
        case=case, number=last.number + 1 if last else 1, offered_on=work.today, **price, **values
    )
    _share(package, payers, work.data.get("shares"))
    work.facts["package"] = package.number
    return package


def _share(package, payers, typed):
    equal = split_evenly(Decimal(100), [Decimal(1)] * len(payers))
    percents = [typed.get(party.pk, Decimal(0)) for party in payers] if typed else equal
    if problem := shares_problem(percents):
        raise NotPossibleNow(problem)
    price = package.price_excl_vat
    amounts = split_evenly(price, percents) if price is not None else [None] * len(payers)
    PackageShare.objects.bulk_create(
        PackageShare(package=package, party=party, percent=percent, amount_excl_vat=amount)
        for party, percent, amount in zip(payers, percents, amounts, strict=True)
    )


def shares_problem(percents) -> str:
    """A French sentence when these shares cannot be owed, else « »."""
    total = sum(percents)
    if any(percent < 0 for percent in percents):
        return "Une part ne peut pas être négative."
    if total != 100:
        said = f"{total.normalize():f}".replace(".", ",")
        return f"Les parts font {said} % en tout : elles doivent faire exactement 100 %."
    return ""


def offer_with_invitation(work):
    """Several are invited: the price of the first package and each share are shown with the invitation."""
    payers = work.case.present_respondents
    if len(payers) > 1:
        new_package(work, payers)


def share_again(work, kept):
    """Some do not go on: those who do confirm at new shares, or alone at the price of an e-médiation (case C23)."""
    before = work.case.packages.last()
    if before and before.is_open:
        before.ended_on = work.today
        before.save()
    if len(kept) > 1:
        new_package(work, kept)


def begin_when_all_accepted(work):
    """The package of the invitation begins with the last acceptance."""
    package = open_package(work.case)
    present = work.case.present_respondents
    if package and not package.format and all(party.response == ResponseState.ACCEPTED for party in present):
        package.accepted_on = work.today
        package.save()


def accept(work):
    _answer(work, accepted=True)


def decline(work):
    _answer(work, accepted=False)


def lapse(work):
    """Silence is no consent: the mediation resumes without meetings."""
    deadline = next(clock for clock in work.case.deadlines.all() if clock.pk == work.data["deadline"].pk)
    deadline.expired_on = work.today
    deadline.save()
    work.bound = next(party for party in work.case.parties.all() if party.pk == deadline.party_id)
    package = open_package(work.case)
    if package is None or has_spoken(package.consents, work.bound):
        raise NotPossibleNow("Cette partie a répondu entre-temps.")
    _answer(work, accepted=False, lapsed=True)


def _answer(work, accepted, lapsed=False):
    package, party = open_package(work.case), work.own_party
    PackageConsent.objects.create(package=package, party=party, accepted=accepted, lapsed=lapsed, at=work.now)
    reread(package, "consents")
    work.facts["package"] = package.number
    conclude(work)


def conclude(work):
    """Once all have answered: a yes from everybody begins the package, anything else ends the offer."""
    package = open_package(work.case)
    if package is None:
        return
    answers = {consent.party_id: consent.accepted for consent in package.consents.all()}
    standing = [party.pk for party in work.case.standing_parties]
    newcomer = next((party for party in work.case.parties.all() if party.pk == package.newcomer_id), None)
    if not package.format or waits_for_answers(work.case, package):
        return
    if all(answers.get(pk) for pk in standing) and comes(newcomer):
        package.accepted_on = work.today
        work.case.track = Track.TAILORED
        _seat(newcomer)
    else:
        package.ended_on = work.today
        _leave_out(work, newcomer)
    package.save()


def comes(newcomer) -> bool:
    """Nobody new was to join, or the one who was has accepted and not left."""
    return newcomer is None or (newcomer.response == ResponseState.ACCEPTED and newcomer.withdrew_on is None)


def _seat(newcomer):
    """At the table from now on, with all that was said there."""
    if newcomer:
        newcomer.newcomer = False
        newcomer.save()


def _leave_out(work, newcomer):
    if newcomer and not newcomer.withdrew_on:
        newcomer.dropped_on = work.today
        newcomer.save()
        clocks.end(work, [clock for clock in work.case.deadlines.all() if clock.party_id == newcomer.pk])
        if newcomer.response == ResponseState.ACCEPTED:
            work.left_out.append(newcomer)


def record_hours(work):
    package = running_package(work.case)
    if work.data["on"] > work.today:
        raise NotPossibleNow("La date ne peut pas être à venir.")
    HoursEntry.objects.create(package=package, on=work.data["on"], hours=work.data["hours"], about=work.data["about"])
    work.facts.update(package=package.number, on=work.data["on"].isoformat(), hours=str(work.data["hours"]))
