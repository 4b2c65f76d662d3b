"""What the families of lost characters must not break over."""

import textfix


def test_a_capital_whose_small_letter_is_two_characters() -> None:
    """İ in small letters is i and a dot: places after it in a word moved by one."""
    for text in ("şemsiyeyi ?ara Ger?ek DİKKATL?", "BAKILABİLİR:\n\ufffd\ufffdLEVLER Y\ufffdNETİM\ufffd"):
        assert len(textfix.repair_text(text, certainty="guess").text) == len(text)


def test_a_chat_asks_before_a_small_letter() -> None:
    """``co?`` is a question in most chats, though ``coś`` fits; how much else comes back depends on the word lists."""
    text = (
        "<ola> wiecie co? to jest dobre, ale lepiej by to by?o rano\n"
        "<jan> nie wiem, chcia?bym do??czy? jutro, jak b?dziesz gotowa\n"
        "<ola> dobrze, mo?emy si? spotka? w kinie, ale tylko je?li masz czas\n"
    )
    assert "wiecie co? to jest" in textfix.repair_text(text).text
