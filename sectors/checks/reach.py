"""Can it happen? What nobody would ever see, and the ways that go nowhere."""

from sectors.checks.findings import error, warning
from sectors.checks.solver import NO, NOT_PROVED, YES, Result
from sectors.checks.space import ALWAYS, FALSE, TRUE, UNKNOWN, conjunction
from sectors.checks.words import named, say_assignment

CODES = {"step": "E201", "question": "E202", "document": "E202"}
NEVER = {
    "step": "n’est jamais affichée",
    "question": "n’est jamais posée",
    "document": "n’est jamais demandé",
}
NOT_TRUE = FALSE | UNKNOWN


class Reach:
    """The findings of one document; `solver` answers, this asks the questions."""

    def __init__(self, space, solver):
        self.space, self.solver, self.outline = space, solver, space.outline
        self.not_proved = []

    def check(self):
        yield from self._dead_end()
        yield from self._steps_and_questions()
        yield from self._outcomes()
        yield from self._nobody_finishes()
        for reader in self.not_proved:
            text = (
                f"Non démontré : {named(reader)[0].lower()}{named(reader)[1:]} dépend de trop de réponses pour être "
                "contrôlée jusqu’au bout. Essayez-la vous-même."
            )
            yield warning("W702", text, reader.place)

    def _ask(self, goals, reader, alone=False):
        result = self.solver.solve(goals, alone)
        if result.verdict == NOT_PROVED and reader not in self.not_proved:
            self.not_proved.append(reader)
        return result

    def _steps_and_questions(self):
        hidden_steps = set()
        for reader in self.outline.readers:
            if reader.kind in ("axis", "outcome"):
                continue
            if reader.kind == "step":
                findings = list(self._step(reader))
                if any(finding.code in ("E107", "E201") for finding in findings):
                    hidden_steps.add(reader.place[1])
                yield from findings
            elif reader.condition is not None and reader.place[:1] + reader.place[1:2] not in {
                ("steps", step) for step in hidden_steps
            }:
                yield from self._shown(reader, self.context(reader))

    def context(self, reader):
        """The goals that bring a person to where this question, step or document might be shown."""
        if reader.kind == "document":
            return self.space.not_interrupted(len(self.outline.steps))
        step = reader.place[1]
        goals = self.space.not_interrupted(step)
        if reader.kind == "question":
            guards = [self.space.step_guards[step]]
            if reader.row:
                guards.append(self.space.variables[self.space.index["q", reader.row]].guard)
            goals = [(conjunction(guards), TRUE), *goals]
        return goals

    def _step(self, reader):
        before = self.space.not_interrupted(reader.place[1])
        if reader.condition is not None:
            yield from self._shown(reader, before)
        elif before and self._ask(before, reader).verdict == NO:
            text = f"{named(reader)} n’est jamais affichée : toutes les demandes sont arrêtées avant."
            yield error("E201", text, reader.place)
        yield from self._empty(reader, before)

    def _shown(self, reader, context):
        """E107 contradictory, E201 or E202 never shown, W108 always shown."""
        formula = self.space.of_reader[reader.place, reader.key]
        if self._ask([(formula, TRUE)], reader, alone=True).verdict == NO:
            text = f"La condition de « {reader.label} » ne peut jamais être vraie : ses règles se contredisent."
            yield error("E107", text, reader.place)
            return
        if self._ask([(formula, TRUE), *context], reader).verdict == NO:
            text = f"{named(reader)} {NEVER[reader.kind]} : aucune suite de réponses n’y mène."
            yield error(CODES[reader.kind], text, reader.place)
        elif self._ask([(formula, NOT_TRUE), *context], reader).verdict == NO:
            text = f"La condition de « {reader.label} » est toujours vraie : enlevez-la."
            yield warning("W108", text, reader.place)

    def _empty(self, reader, before):
        questions = self.space.questions_of(reader.place[1])
        guards = [self.space.of_reader[question.place, question.key] for question in questions]
        if not guards or any(guard is ALWAYS for guard in guards):
            return
        goals = [(self.space.step_guards[reader.place[1]], TRUE), *before, *((guard, NOT_TRUE) for guard in guards)]
        result = self._ask(goals, reader)
        if result.verdict == YES:
            text = f"{named(reader)} est parfois vide : elle est alors passée. Mettez la condition sur l’étape entière."
            yield warning("E205", text, reader.place, say_assignment(result.answers, self.outline))

    def _dead_end(self):
        """E204: someone to whom no step at all is shown."""
        goals = [(self.space.shown(step), NOT_TRUE) for step in range(len(self.outline.steps))]
        if not goals or any(formula is ALWAYS for formula, _ in goals):
            return
        first = next(reader for reader in self.outline.readers if reader.kind == "step")
        result = self._ask([*goals, *self.space.not_interrupted(0)], first)
        if result.verdict == YES:
            example = say_assignment(result.answers, self.outline)
            yield error(
                "E204", "Une personne peut ne voir aucune étape : le formulaire s’arrête là.", ("steps",), example
            )

    def _outcomes(self):
        for reader, outcome in self.pairs():
            if reader.condition is None:
                continue
            formula = self.space.of_reader[reader.place, reader.key]
            label = f"L’issue « {reader.label} »"
            if self._ask([(formula, TRUE)], reader, alone=True).verdict == NO:
                text = f"La condition de « {reader.label} » ne peut jamais être vraie : ses règles se contredisent."
                yield error("E107", text, reader.place)
            elif self._ask([(formula, TRUE)], reader).verdict == NO:
                yield error("E203", f"{label} ne se présente jamais : aucune suite de réponses n’y mène.", reader.place)
            elif outcome["kind"] != "proceed" and self.find_outcome(reader).verdict == NO:
                text = (
                    f"{label} ne se présente jamais : une autre issue, placée avant, se présente toujours à sa place."
                )
                yield warning("E203", text, reader.place)
            elif self._ask([(formula, NOT_TRUE)], reader).verdict == NO:
                text = f"{label} se présente à tout le monde : vérifiez sa condition."
                yield warning("W108", text, reader.place)

    def pairs(self):
        readers = [reader for reader in self.outline.readers if reader.kind == "outcome"]
        return list(zip(readers, self.outline.document.get("outcomes") or (), strict=True))

    def find_outcome(self, reader):
        """A way to this outcome: true after some step (or before them), nothing having stopped the person before."""
        result = Result(NO)
        for step in reversed(range(-1, len(self.outline.steps))):
            goals = [(self.space.formula(reader.condition, reader, cut=step), TRUE)]
            for other, _ in self.space.interruptions:
                if other.place < reader.place:
                    goals.append((self.space.formula(other.condition, other, cut=step), NOT_TRUE))
            result = self._ask([*goals, *self.space.not_interrupted(step, apart_from=reader)], reader)
            if result.verdict != NO:
                return result
        return result

    def _nobody_finishes(self):
        last = self.space.interruptions
        if not last:
            return
        result = self._ask(self.space.not_interrupted(len(self.outline.steps)), last[-1][0])
        if result.verdict == NO:
            text = "Personne ne peut déposer de demande avec ce formulaire : une issue arrête tout le monde."
            yield error("E203", text, ("outcomes",))
