"""What the families of lost characters must not break over, whatever word lists are installed."""

import pytest

import textfix

# What else comes back in these texts depends on the word lists, so that they are no cases of a family.
STAYS = {
    "a question in a chat, before a small letter": (
        (
            "<ola> wiecie co? to jest dobre, ale lepiej by to by?o rano\n"
            "<jan> nie wiem, chcia?bym do??czy? jutro, jak b?dziesz gotowa\n"
            "<ola> dobrze, mo?emy si? spotka? w kinie, ale tylko je?li masz czas\n"
        ),
        "wiecie co? to jest",
    ),
    "the dots of a menu, three lines below a quotation": (
        (
            "The word is shown in the ?Colours? dialog of the window\n"
            "The other one is found under File ? Print ? Old Photos?.\n"
            "The ?Paper? tool can be used for this, and it is what you want. See Section?8.1, ?All the Tools?.\n"
        ),
        "Old Photos?.",
    ),
    "a heading left in English, where Exportá is Portuguese": (
        (
            "A imagem não foi gravada no disco, porque o usuário não tem espaço.\nExport? and Overwrite the Image\n"
            "O usuário pode voltar à tela inicial. N?o ? preciso gravar. A op??o est? dispon?vel.\n"
        ),
        "Export? and",
    ),
    "a question where U+FFFD was left, and a quotation waits for its end": (
        "It’s late, and don\ufffdt go. He said “well, is it done? nobody knows.\n\nThat\ufffds all, isn\ufffdt it?\n",
        "is it done? nobody",
    ),
    "a question, a quotation that nothing closes, and damage of another kind": (
        "He wrote “the work of years. Was it done? infamy followed him. Of the cafÃ©, the Ã©lan, the naÃ¯ve.\n",
        "Was it done? infamy",
    ),
    "a query between marks that both survived": (
        "They say “yes” and “no”. It was “the work of ?years, as they say”, and it isn?t late. They don?t know.\n",
        "of ?years",
    ),
    "an opening mark that its author put at the end of a word": (
        (
            "Lidé říkají “ano” a “ne”. Na systému “nový“ je to “dobré” a “staré” nebo na konci emulátor?. Je to "
            "d?ležité, aby byl v po?ítači, a nen? to málo. M?žete to ud?lat, je to d?ležité.\n"
        ),
        "emulátor?.",
    ),
    "two places where a quotation may close": (
        "“Is it fun? infamy,? he said. It?s late. We don?t know.\n",
        "fun? infamy",
    ),
    "a question that ¿ opened, behind a dash that was lost": (
        (
            "Dicen “sí” y “no” los que est?n aquí en la ciudad. Tambi?n dicen que no ser?a fácil.\n\n"
            "?¿De verdad? —preguntó ella—. ¿Y por qué?\n"
        ),
        "?¿De verdad? —",
    ),
    "quotations in English, in a text whose figures are numbered in Czech": (
        (
            "Obr?zek 3.18. Image Scaling\n\nThis is what you see when the image is small. To open it, use the ?Scale "
            "Image? dialog. You can click on ?the image on the left side,? and it will be there. Notice that ?the "
            "window has a menu,? and so on, of what was there.\n"
        ),
        "?Scale Image?",
    ),
    "the same in Hungarian, which has the number first": (
        (
            "3.18. ?bra\n\nThis is what you see when the image is small. To open it, use the ?Scale Image? dialog. You "
            "can click on ?the image on the left side,? and it will be there. Notice that ?the window has a menu,? "
            "and so on, of what was there.\n"
        ),
        "?Scale Image?",
    ),
    "a part of a compound may be another word": (
        (
            "Det är en bok om hur man kan köra program i ett annat system. Den är inte ny, men den är bra.\n"
            "Man m?ste l?sa den först. Ditt v?rdsystem är det som du kör, och f?r det finns det mer att säga.\n"
        ),
        "v?rdsystem",
    ),
    "a letter that owns nothing": (
        (
            "The letters of the row: A?s place is first, and B?s is second. It?s late, and don?t go. L?s mer is "
            "Swedish. We can?t see.\n"
        ),
        "L?s mer",
    ),
    "the same, behind a no-break space that was lost as well": (
        (
            "P?edchoz?Kapitola 8. This is what you see when the image is small. To open it, use the ?Scale Image? "
            "dialog. You can click on ?the image on the left side,? and it will be there. Notice that ?the window has "
            "a menu,? and so on, of what was there.\n"
        ),
        "?Scale Image?",
    ),
}


@pytest.mark.parametrize("case", STAYS)
def test_stays_beside_what_comes_back(case: str) -> None:
    text, part = STAYS[case]
    assert part in textfix.repair_text(text).text


def test_signs_of_two_accidents_are_no_pair() -> None:
    text = "It\ufffds late. He called it \ufffdgood? and he went home. Don\ufffdt go, that\ufffds all. It isn\ufffdt.\n"
    assert "good? and" in textfix.repair_text(text, certainty="likely").text


def test_a_capital_whose_small_letter_is_two_characters() -> None:
    """İ in small letters is i and a dot: places after it in a word moved by one."""
    for text in ("şemsiyeyi ?ara Ger?ek DİKKATL?", "BAKILABİLİR:\n\ufffd\ufffdLEVLER Y\ufffdNETİM\ufffd"):
        assert len(textfix.repair_text(text, certainty="guess").text) == len(text)


def test_an_oracle_of_one_sign_is_no_other_encoding() -> None:
    """Databases write ¿ for whatever they lack: å as well as ø."""
    text = (
        "F¿lgende valg avgj¿r hvordan et hierarki blir gjennomg¿tt n¿r valget brukes. Filer som ikke passer m¿nster, "
        "og oppf¿ringer f¿r dette blir st¿ttet p¿ alle m¿ter."
    )
    assert "gjennomgøtt" not in textfix.repair_text(text).text


def test_letters_of_numbers_are_no_words_of_french() -> None:
    damaged = (
        "La qualit\ufffd \ufffd un gioiello: c'\ufffd il castello, c'\ufffd la cattedrale, e il marted\ufffd c'\ufffd "
        "anche il mercato.\n\\10d0 \\10dc \\10d1 \\10dd \\10d1 \\10d3 \\10d0 , \\10e0 \\10dd \\10dc\n"
    )
    assert "qualité" not in textfix.repair_text(damaged).text
