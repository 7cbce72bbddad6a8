"""Short words about answers and turns, for a party: what it answered, what the others did, whose turn it is."""

from casework.enums import ResponseState
from casework.party_space.next_actor import Next

# What a party is reminded of its own answer: (its response) → a sentence; {day}: when it answered.
OWN_RESPONSE = {
    ResponseState.ACCEPTED: "Vous avez accepté la médiation le {day}.",
    ResponseState.DECLINED: "Vous avez refusé la médiation le {day}.",
    ResponseState.NO_RESPONSE: "Vous n’avez pas répondu à l’invitation dans le délai.",
}
# The same, told to the others. Silence is never called a refusal (case C21).
THEIR_RESPONSE = {
    ResponseState.NOT_INVITED: "{name} n’est pas encore invité.",
    ResponseState.PENDING: "{name} n’a pas encore répondu.",
    ResponseState.ACCEPTED: "{name} a accepté la médiation le {day}.",
    ResponseState.DECLINED: "{name} a refusé la médiation le {day}.",
    ResponseState.NO_RESPONSE: "{name} n’a pas répondu à l’invitation dans le délai.",
}
TURN = {
    Next.YOU: "C’est à vous",
    Next.YOU_SIGN: "C’est à vous",
    Next.OTHERS: "C’est à l’autre partie",
    Next.OTHERS_SIGN: "C’est à l’autre partie",
    Next.CENTRE: "C’est au Centre",
    Next.MEDIATOR: "C’est au médiateur",
    Next.MEDIATOR_SIGNS: "C’est au médiateur",
    Next.EVERYONE: "C’est à chacun",
    Next.NOBODY: "Terminé",
}
