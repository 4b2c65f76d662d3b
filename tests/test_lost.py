"""What the families of lost characters must not break over."""

import textfix


def test_a_capital_whose_small_letter_is_two_characters() -> None:
    """İ in small letters is i and a dot: places after it in a word moved by one."""
    for text in ("şemsiyeyi ?ara Ger?ek DİKKATL?", "BAKILABİLİR:\n\ufffd\ufffdLEVLER Y\ufffdNETİM\ufffd"):
        assert len(textfix.repair_text(text, certainty="guess").text) == len(text)
