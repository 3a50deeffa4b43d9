"""Orders that come as words are found in four languages; news about killing and withdrawing is left alone."""

from typing import Any

import pytest

from newsquare.copydesk.rules import warning_in


def item(**fields: Any) -> dict[str, Any]:
    """Return an item as `wire parse` prints it."""
    return {"headline": "", "slugline": "", "keywords": [], "body_text": "", "pictures": [], **fields}


ORDERS = [
    item(headline="KILL: State pays for half of levee"),
    item(headline="BULLETIN KILL State pays for half of levee"),
    item(headline="MANDATORY KILL - State pays for half of levee"),
    item(headline="Mandatory kill: State pays for half of levee"),
    item(headline="State pays for half of levee - KILL"),
    item(headline="PHOTO KILL: Levee"),
    item(headline="WITHDRAWN: State pays for half of levee"),
    item(headline="Kill notice for Levee"),
    item(slugline="BC-US--Levee, KILL"),
    item(slugline="BC-ST--Levee,1st Ld-Writethru, MANDATORY KILL"),
    item(headline="Levee", notes_private="Eds: A kill is mandatory. Make certain the story is not used."),
    item(headline="Levee", notes_private="Please kill the story that moved at noon under this slug."),
    item(headline="Levee", notes_public="This story has been withdrawn by State Wire."),
    item(headline="Levee", notes_private="Do not use the previous photo of the gate."),
    item(headline="Levee", body_text="Editors: please disregard the story slugged LEVEE.\n\nState Wire"),
    item(headline="Levee", body_text="EDITORS: State Wire has killed it.\n\nKILL\n\nEds: kill this story."),
    item(headline="Advisory", action="advisory", body_text="The story about the levee has been withdrawn."),
    item(
        headline="Levee gate",
        kind="picture",
        pictures=[{"caption": "EDITORS: KILL THIS PHOTO. It shows another gate."}],
    ),
    item(headline="STORNO: Land zahlt halben Deich"),
    item(headline="Rückzug: Land zahlt halben Deich"),
    item(headline="Deich", notes_private="Bitte nicht verwenden, eine neue Fassung folgt."),
    item(headline="Deich", body_text="Achtung Redaktionen: Die Meldung vom Montag wird zurückgezogen."),
    item(headline="Deich", body_text="Hinweis an die Redaktionen: Wir ziehen die Meldung zum Deich zurück."),
    item(headline="ANNULATION - L’État paie la moitié de la digue"),
    item(headline="Digue", notes_private="Merci de ne pas utiliser cette dépêche."),
    item(headline="Digue", body_text="À l’attention des rédactions : la dépêche sur la digue est annulée."),
    item(headline="ANULACIÓN: El estado paga la mitad del dique"),
    item(headline="Dique", notes_private="Rogamos no publicar la nota sobre el dique."),
    item(headline="Dique", body_text="ATENCIÓN EDITORES: la nota sobre el dique ha sido retirada."),
]
NEWS = [
    item(headline="Police kill suspect after chase"),
    item(headline="Lawmakers move to kill tax on groceries", slugline="ST-kill-tax"),
    item(headline="BILL TO KILL TAX PASSES", slugline="KILL-TAX-BILL"),
    item(headline="Kill Devil Hills braces for storm"),
    item(headline="To Kill a Mockingbird opens at the Pell"),
    item(headline="Senator withdraws from race"),
    item(headline="Union withdraws offer", body_text="The union has withdrawn this offer, the story goes."),
    item(headline="Do not use the tap water, city says", body_text="Do not use the water, the city said."),
    item(
        headline="Paper retracts story about mayor", body_text="The story has been withdrawn, the paper said on Monday."
    ),
    item(headline="Road kill: what to do with a dead deer"),
    item(headline="Frost may kill early peaches", slugline="BC-ST--Peaches"),
    item(headline="Levee", notes_private="Eds: UPDATES: With quotes from the governor. Adds photos."),
    item(headline="Levee", notes_private="Eds: With photos. Do not use before 6 p.m."),
    item(headline="Killed in action: two soldiers from Harborlight"),
    item(headline="Skill counts, not luck", slugline="BC-Skill"),
    item(
        headline="Editors of the river almanac retire", body_text="Editors of the almanac have withdrawn to the coast."
    ),
    item(headline="Gesperrt: Brücke bleibt zu", slugline="Bruecke"),
    item(headline="Minister zieht Gesetz zurück", body_text="Der Minister zieht das Gesetz zurück."),
    item(headline="Le vol annulé, les passagers attendent", body_text="Le vol est annulé."),
    item(headline="Retiran un monumento", body_text="La nota ha sido retirada del museo."),
    item(headline="“Kill” is the word of the year"),
    item(headline="State pays for half of levee", slugline="BC-ST--Levee,1st Ld-Writethru"),
]


@pytest.mark.parametrize("data", ORDERS, ids=lambda data: str(data)[:80])
def test_an_order_in_words_is_found(data: dict[str, Any]) -> None:
    assert warning_in(data) is not None


@pytest.mark.parametrize("data", NEWS, ids=lambda data: str(data)[:80])
def test_news_is_no_order(data: dict[str, Any]) -> None:
    assert warning_in(data) is None


def test_the_headline_is_told_without_the_order() -> None:
    found = warning_in(item(headline="BULLETIN KILL: State pays for half of levee"))

    assert found is not None
    assert found.headline == "State pays for half of levee"
