"""Is there a way to answer so that…? A small backtracking search, in question order, that never guesses.

Variables are taken in reading order, so that what decides whether a question is shown is settled before it. A branch is
left as soon as a goal can no longer be met. Goals that share no question are solved apart. When the budget of nodes is
spent, the answer is « not proved », never « no ».
"""

from dataclasses import dataclass, field

from sectors.checks.space import FALSE, TRUE, UNKNOWN

YES, NO, NOT_PROVED = "yes", "no", "not proved"
ANYTHING = TRUE | FALSE | UNKNOWN


@dataclass
class Result:
    """`answers`: [(name of the variable, answer)] in reading order when the verdict is YES."""

    verdict: str
    answers: list = field(default_factory=list)


class Solver:
    def __init__(self, space):
        self.space = space
        self.cones, self.solved = {}, {}

    def solve(self, goals, alone=False):
        """`goals`: [(formula, wanted truth values)], all to be met. `alone`: as if every question read were shown."""
        verdict, found = YES, {}
        goals = goals if alone else [*goals, *self.space.entrance]
        for part in self._apart(goals, alone):
            result = self._solve_part(part, alone)
            if result.verdict == NO:
                return result
            verdict = verdict if result.verdict == YES else NOT_PROVED
            found.update(result.answers)
        order = self.space.index
        return Result(verdict, sorted(found.items(), key=lambda item: order[item[0]]))

    def _solve_part(self, goals, alone):
        """The same goals are often asked again beside others. The cache keeps them, so that an id is never reused."""
        key = alone, frozenset((id(formula), wanted) for formula, wanted in goals)
        if key not in self.solved:
            self.solved[key] = _Search(self.space, goals, self._cone(goals, alone), alone).run(), goals
        return self.solved[key][0]

    def _apart(self, goals, alone):
        """The goals in groups that share no variable."""
        groups = []
        for goal in goals:
            cone, group = self._cone([goal], alone), [goal]
            for other in [other for other in groups if other[0] & cone]:
                groups.remove(other)
                cone, group = cone | other[0], other[1] + group
            groups.append((cone, group))
        return [group for _, group in groups]

    def _cone(self, goals, alone):
        """The variables that can matter to these goals; a leaf that reads nothing sound is a variable of its own."""
        found = set()
        for formula, _ in goals:
            for leaf in formula.leaves:
                variable = self.space.leaves[leaf][1]
                found |= (
                    {("leaf", leaf)} if variable is None else {variable} if alone else self._variable_cone(variable)
                )
        return found

    def _variable_cone(self, variable):
        if variable not in self.cones:
            self.cones[variable] = {variable}
            guard = self.space.variables[variable].guard
            found = {variable} | self._cone([(guard, TRUE)], alone=False)
            self.cones[variable] = found
        return self.cones[variable]


class _Search:
    def __init__(self, space, goals, cone, alone):
        self.space, self.goals, self.alone = space, goals, alone
        self.free = sorted(leaf for leaf in cone if isinstance(leaf, tuple))
        self.order = sorted(variable for variable in cone if not isinstance(variable, tuple))
        leaves = set().union(*(formula.leaves for formula, _ in goals))
        if not alone:
            leaves = leaves.union(*(space.variables[variable].guard.leaves for variable in self.order))
        self.leaves_of = {
            variable: tuple(sorted(leaf for leaf in leaves if space.leaves[leaf][1] == variable))
            for variable in self.order
        }
        self.complete = True
        self.masks = {leaf: ANYTHING for _, leaf in self.free}
        for variable in self.order:
            self._forget(variable)

    def run(self):
        """Try the answers of one variable after another."""
        if self._impossible():
            return Result(NO)
        budget, waiting, chosen = self.space.rules.node_budget, [], {}
        while not self._met():
            if len(waiting) < len(self.order) + len(self.free):
                waiting.append(self._choices(len(waiting)))
            while waiting:
                choice = next(waiting[-1], None)
                if choice is None:
                    waiting.pop()
                    self._undo(len(waiting), chosen)
                    continue
                budget -= 1
                if budget < 0:
                    return Result(NOT_PROVED)
                self._take(len(waiting) - 1, choice, chosen)
                if not self._impossible():
                    break
            else:
                return Result(NO if self.complete else NOT_PROVED)
        names = self.space.variables
        return Result(YES, [(names[variable].name, answer) for variable, answer in chosen.items()])

    def _choices(self, position):
        """(shown?, answer, masks) for each way to go on."""
        if position < len(self.free):
            return iter([(None, None, mask) for mask in (TRUE, FALSE, UNKNOWN)])
        variable = self.order[position - len(self.free)]
        if not self.alone and self.space.variables[variable].guard.mask(self.masks) != TRUE:
            return iter([(False, None, None)])
        return iter([(True, answer, masks) for answer, masks in self._domain(variable)])

    def _take(self, position, choice, chosen):
        shown, answer, masks = choice
        if position < len(self.free):
            self.masks[self.free[position][1]] = masks
            return
        variable = self.order[position - len(self.free)]
        leaves = self.leaves_of[variable]
        if not shown:
            masks = (UNKNOWN,) * len(leaves)
            chosen.pop(variable, None)
        else:
            chosen[variable] = answer
        self.masks.update(zip(leaves, masks, strict=True))

    def _undo(self, position, chosen):
        if position < len(self.free):
            self.masks[self.free[position][1]] = ANYTHING
            return
        variable = self.order[position - len(self.free)]
        chosen.pop(variable, None)
        self._forget(variable)

    def _forget(self, variable):
        """Before it is answered, a comparison may turn out in any way that some answer, or being hidden, gives."""
        guarded = not self.alone and self.space.variables[variable].guard.leaves
        for number, leaf in enumerate(self.leaves_of[variable]):
            mask = UNKNOWN if guarded else 0
            for _, masks in self._domain(variable):
                mask |= masks[number]
            self.masks[leaf] = mask

    def _domain(self, variable):
        answers, complete = self.space.domain(variable, self.leaves_of[variable])
        self.complete = self.complete and complete
        return answers

    def _impossible(self):
        return any(not formula.mask(self.masks) & wanted for formula, wanted in self.goals)

    def _met(self):
        return all(not formula.mask(self.masks) & ~wanted for formula, wanted in self.goals)
