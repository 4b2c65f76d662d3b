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
}


@pytest.mark.parametrize("case", STAYS)
def test_stays_beside_what_comes_back(case: str) -> None:
    text, part = STAYS[case]
    assert part in textfix.repair_text(text).text


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
