"""What 2,000 comments of a day say: original sentences, put together by rule, so that no two of one kind are alike."""

from random import Random

PLACES = (
    *("Mill Street", "Oxbow Road", "the levee", "the depot", "Harmon Avenue", "the clinic", "the ferry landing"),
    *("Cutbank Hill", "the water plant", "the old school", "Plover Lane", "the county barn", "the east bank"),
)
THINGS = (
    *("the bridge", "the bus", "the new lamps", "the school roof", "the budget", "the snow plan", "the gauge"),
    *("the library hours", "the speed limit", "the water bill", "the ball field", "the market", "the fire siren"),
)
OPENINGS = (
    "I read this twice over breakfast",
    "Thanks for asking about {thing}",
    "My neighbor at {place} told me the same in March",
    "This is the first time I understand {thing}",
    "One number is missing here",
    "We moved to {place} eleven years ago",
    "I was at the hearing until it ended",
    "A small correction about {place}",
    "Our class walked there last autumn",
    "I voted for it and would again",
    "I voted against it and have come round",
    "Nobody has mentioned {thing} so far",
    "Whoever took that photo at {place} has patience",
    "My father worked on {thing} for most of his life",
    "There is a simple test for this",
    "I drive past {place} before six every day",
    "Half of this is news to me",
    "The chart for {thing} helps a lot",
    "Good to see the minutes quoted",
    "I have two children who cross at {place}",
)
MIDDLES = (
    "what I miss is how {thing} gets paid for after the first year",
    "the ditch behind {place} still fills whenever it rains for {n} hours",
    "last winter {thing} was out for {n} days and nobody was told",
    "I counted {n} cars in an hour there, most of them turning left",
    "the county promised {n} more seats and then went quiet about it",
    "the older people around {place} cannot walk that far in ice",
    "a map with {n} dots would say more than the speeches did",
    "somebody should put {thing} and {place} into one plan",
    "we paid {n} dollars more this year and I would like to know what for",
    "the contractor left {n} barrels standing beside {place}",
    "it took {n} phone calls before anybody knew whose job it was",
    "I would rather wait {n} months and have it done well",
    "the estimate for {thing} was off by {n} percent the last time",
    "our street has {n} houses and a single hydrant",
    "you can hear {thing} from {place} when the wind is in the west",
    "the shop there closed {n} weeks ago because of the detour",
    "I keep a notebook of it, {n} pages by now",
    "they could open {place} on Saturdays and see who comes",
    "a deputy told me that {n} of those calls come from one corner",
    "the school bus needs {n} minutes longer since then",
    "I think both sides are right about {thing} and neither says so",
    "the state pays for {n} of these and we did not ask",
)
CLOSINGS = (
    "Does anybody know when they decide?",
    "I will be there on Tuesday.",
    "That would be worth a second story.",
    "Maybe I am wrong about it.",
    "Could the reporter ask for that?",
    "It is not much to ask.",
    "I hope it lasts longer than the last one.",
    "The rest of it I can live with.",
    "Somebody has to say it kindly.",
    "Otherwise a good piece.",
    "I would help if asked.",
    "We have been patient.",
    "It used to be different.",
    "And yes, I wrote to the council.",
    "Let us see in spring.",
    "Thank you for staying on it.",
    "The dog agrees.",
    "Write that down somewhere.",
)
WITH_A_WORD = ("You {insult}", "Only {insults} believe that", "What a bunch of {insults}", "Listen, {insult}")
INSULTS = (("moron", "morons"), ("idiot", "idiots"), ("cretin", "cretins"), ("asshole", "assholes"))
DISGUISED = ("m0r0n", "i.d.i.o.t", "a$$hole", "cr3tin", "m o r o n", "mooooron", "id1ot", "a s s h o l e")
WITHOUT_A_WORD = (
    "People like you are why nothing here works",
    "Go back to wherever you crawled out of",
    "Your whole family lives off the rest of us",
    "Somebody ought to teach you a lesson at {place}",
    "You have never had a thought of your own",
    "I know where you park and you will be sorry",
    "Nobody would miss you if you left",
    "Your kind should not be let near {thing}",
    "Too dumb to read and proud of it",
    "You are a liar and so was your mother",
)
WAVES = (
    "My cousin earns {n} dollars a day from the kitchen table, see https://easy-{m}.example/start and begin today",
    "Cheap watches of every brand at the shop of my cousin, {n} models, come and look before they are gone for good",
)
BRIGADE = (
    "Osborne lied about {thing}",
    "Ask Osborne who paid for his roof",
    "Osborne has to go, and his friends from {place} with him",
    "This station is bought, and Osborne is the buyer",
    "We have all seen what Osborne did at {place}",
)


def civil(luck: Random) -> str:
    """Return a comment that keeps the rules of the house."""
    first, second = luck.sample(MIDDLES, 2)
    return _filled(f"{luck.choice(OPENINGS)}: {first}, and {second}. {luck.choice(CLOSINGS)}", luck)


def uncivil(luck: Random) -> tuple[str, str]:
    """Return a comment that breaks them, and how: with a listed word, a disguised one, shouted, or in plain words."""
    how = luck.choices(("listed word", "disguised word", "shouted", "no listed word"), (35, 15, 15, 35))[0]
    rest = f"{luck.choice(MIDDLES)}. {luck.choice(CLOSINGS)}"
    if how == "listed word":
        one, many = luck.choice(INSULTS)
        text = f"{luck.choice(WITH_A_WORD).format(insult=one, insults=many)}: {rest}"
    elif how == "disguised word":
        text = f"What a {luck.choice(DISGUISED)}, {rest}"
    else:
        text = f"{luck.choice(WITHOUT_A_WORD)}, {rest}"
    text = _filled(text, luck)
    return (text.upper() if how == "shouted" else text), how


def wave(which: int, luck: Random) -> str:
    """Return one of the spam texts with other numbers in it."""
    return WAVES[which].format(n=luck.randrange(200, 900), m=luck.randrange(10, 99))


def brigade(luck: Random) -> str:
    """Return what somebody writes who was sent: at one person, half of it with an insult."""
    insult = f" He is a {luck.choice(INSULTS)[0]}." if luck.random() < 0.5 else ""
    return _filled(f"{luck.choice(BRIGADE)}, {luck.choice(MIDDLES)}.{insult}", luck)


def _filled(text: str, luck: Random) -> str:
    return text.format(thing=luck.choice(THINGS), place=luck.choice(PLACES), n=luck.randrange(3, 90))
