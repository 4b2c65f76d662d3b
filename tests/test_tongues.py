"""Which language a text is in, where its words stand in for English ones, and that no language is taken for its kin."""

from __future__ import annotations

import pytest

from textfix.prose.signals import quotations
from textfix.prose.tongues import KNOWN, places_in, told
from textfix.prose.words import WORDS

# Sentences written for this project.
OWN = {
    "de": "Der Zug ist nicht gekommen, und die Leute am Bahnsteig haben sich auf den Weg zu einem Bus gemacht.",
    "nl": "De trein is niet gekomen, en de mensen op het perron zijn met een bus naar de stad van hun werk gegaan.",
    "fr": "Le train n’est pas venu, et les gens qui étaient sur le quai ont pris un bus pour aller dans la ville.",
    "es": "El tren no llegó, y la gente que estaba en el andén tomó un autobús para ir a la ciudad con los niños.",
    "it": "Il treno non è arrivato, e la gente che era sul binario ha preso un autobus per andare in città.",
    "pt": "O comboio não veio, e as pessoas que estavam na estação foram de autocarro para a cidade com os filhos.",
    "pl": "Pociąg nie przyjechał, a ludzie, którzy stali na peronie, pojechali do miasta autobusem, bo się spieszyli.",
    "ru": "Поезд не пришёл, и люди, которые стояли на платформе, поехали в город на автобусе, а это не близко.",
}
KIN = {
    "da": "Toget kom ikke, og de mennesker som stod på perronen tog en bus til byen, for det er ikke så langt.",
    "sv": "Tåget kom inte, och de som stod på perrongen tog en buss till staden, för det är inte så långt att åka.",
    "af": "Die trein het nie gekom nie, en die mense wat op die perron was, is met 'n bus na die stad om te werk.",
    "ca": "El tren no va arribar, i la gent que era a l’andana va agafar un autobús per anar a la ciutat.",
    "gl": "O tren non chegou, e a xente que estaba na plataforma colleu un autobús para ir á cidade cunha nai.",
    "ro": "Trenul nu a venit, și oamenii care erau pe peron au luat un autobuz pentru a merge în oraș cu copiii.",
    "cs": "Vlak nepřijel, a lidé, kteří stáli na nástupišti, se vydali do města autobusem, protože to je daleko.",
    "sk": "Vlak neprišiel, a ľudia, ktorí stáli na nástupišti, sa vydali do mesta autobusom, ako to má byť.",
    "uk": "Потяг не прийшов, і люди, які стояли на платформі, поїхали до міста автобусом, а це не так близько від нас.",
    "be": "Цягнік не прыйшоў, і людзі, якія стаялі на платформе, паехалі ў горад на аўтобусе, а гэта не блізка ад нас.",
    "bg": "Влакът не дойде, и хората, които са на перона, се качиха на автобус, за да отидат в града, а това е далеч.",
    "sr": "Воз није дошао, и људи који су били на перону су отишли у град аутобусом, а то није близу од нас за пешака.",
}


@pytest.mark.parametrize("code", OWN)
def test_a_language_is_told_by_its_common_words(code: str) -> None:
    assert told(OWN[code]) == code


@pytest.mark.parametrize("code", KIN)
def test_a_language_that_is_not_known_is_not_taken_for_its_kin(code: str) -> None:
    assert told(KIN[code]) == ""


def test_two_languages_in_one_text_tell_none() -> None:
    assert told(f"{OWN['es']} {OWN['pt']}") == ""


@pytest.mark.parametrize("code", sorted(KNOWN))
def test_words_stand_in_the_place_of_english_ones(code: str) -> None:
    places = places_in(code)
    assert {WORDS["but"], WORDS["however"], WORDS["he"], WORDS["was"], WORDS["this"]} <= set(places.values())
    assert all(word == word.lower() for word in places)


@pytest.mark.parametrize(
    ("units", "balance"),
    [
        (["“One.", "Two.”"], 1),
        (["Two.”", "“One."], -1),
        (["“One.", "Two.", "Three.”", "“Four."], 0),
        (
            [
                "“One.",
                "Two.",
                "Three.",
                "Four.",
                "Five.",
                "Six.”",
                "“One.",
                "Two.",
                "Three.",
                "Four.",
                "Five.",
                "Six.”",
            ],
            0,
        ),
        (["Two.", "Three.”", "And?", "“Four."], -1),
    ],
    ids=["opens first", "closes first", "an opener on both sides", "in turn, far apart", "only after it"],
)
def test_quotations_that_may_be_two_tell_nothing(units: list[str], balance: int) -> None:
    assert quotations(units, {"“": "”"}) == balance
    assert quotations(units[::-1], {"“": "”"}) == -balance
