"""Stray bytes in UTF-8 files: what is left of a cut character is not read as a letter of another encoding."""

from __future__ import annotations

import pytest

import textfix

PORTUGUESE = "A impressão é feita por um diretório, e a versão não foi encontrada: documentação.\n"
ENGLISH = "The café is new.\nA naïve visitor paid at its door.\n"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(
            b"por padr\xc3o, a vers\xc3\xa3o muda\n", id="the first byte of a letter is a capital one in a word"
        ),
        pytest.param(b"a vers\xa3o do comando\n", id="the second byte of a letter is a sign"),
        pytest.param(b"A rua K" + b"\x96NIG, em Berlim\n", id="the second byte of a letter is a short dash"),
        pytest.param(b"Escreva \xe2\x80 e depois outra vez\n", id="two bytes of a quotation mark"),
    ],
)
def test_what_is_left_of_a_character_is_not_read(data: bytes) -> None:
    with pytest.raises(textfix.TextfixError, match="no UTF-8"):
        textfix.repair_bytes(PORTUGUESE.encode() * 3 + data)


@pytest.mark.parametrize(
    ("file", "data", "line"),
    [
        pytest.param(
            PORTUGUESE, b"a documenta\xe7\xc3\xa3o est\xe1 pronta\n", "a documentação está pronta\n", id="a known word"
        ),
        pytest.param(ENGLISH, b"They don\x92t know it\n", "They don’t know it\n", id="a contraction"),
        pytest.param(
            ENGLISH, b"the controls\x97they work \x97 are new\n", "the controls—they work — are new\n", id="long dashes"
        ),
    ],
)
def test_bytes_of_another_encoding_are_read(file: str, data: bytes, line: str) -> None:
    assert textfix.repair_bytes(file.encode() + data).text == file + line
