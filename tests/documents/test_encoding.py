import codecs

import pytest

from onckg.documents.encoding import decoded
from onckg.documents.formats.plain_text import read_plain_text
from onckg.documents.language import require_english
from onckg.documents.shadow import shadow_of
from onckg.errors import DocumentError

TEXT = "Ficta’s drug – “FB-210®” – costs 5 €.\r\nIt is new.\n" * 3


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("cp1252"), "windows-1252"),
    ],
)
def test_the_characters_are_those_of_the_file(data: bytes, encoding: str) -> None:
    assert decoded(data) == (TEXT, encoding)


def test_a_damaged_byte_does_not_turn_utf_8_into_another_encoding() -> None:
    text, encoding = decoded(TEXT.encode() + b"\xff")
    assert text == TEXT + "\ufffd"
    assert encoding == "utf-8 with 1 damaged characters"


def test_mojibake_stays_as_the_file_has_it_and_is_named() -> None:
    broken = "Ficta’s drug".encode().decode("cp1252")
    reading = read_plain_text(broken.encode())
    assert reading.text == broken
    assert reading.encoding == "utf-8, misread as windows-1252 before"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (b"\x00\x01\x02\x03" * 50, "binary"),
        (bytes(range(256)) * 4, "binary"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"<!DOCTYPE html><html><body>Text</body></html>", "HTML"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a", "breaks"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(DocumentError, match=words):
        read_plain_text(data)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("우리 회사는 새로운 항암제를 개발하고 있습니다. " * 9 + "FDA", "Korean"),
        ("当社は新しい抗がん剤を開発しています。" * 9, "Japanese"),
        ("公司正在开发新的抗癌药物。" * 9, "Chinese"),
        ("Компания разрабатывает новый препарат. " * 9, "Cyrillic"),
        ("Das Unternehmen gab heute bekannt, dass die Behörde den Antrag für das neue Mittel und die Studie zu " * 6, "German"),
        ("La société a annoncé que les autorités ont accordé le statut pour un médicament dans le " * 6, "French"),
        ("우리 회사는 새로운 항암제를 개발".encode().decode("latin-1") * 9, "garbled"),
    ],
)  # fmt: skip
def test_other_languages_are_named(text: str, words: str) -> None:
    with pytest.raises(DocumentError, match=words):
        require_english(shadow_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "FB-210",
        "Ficta and the FDA agreed on the plan for a trial of FB-210 in patients with sarcoma, the company said. " * 5,
        "Société Ficta, Genève, and its partner in Zürich announced that the trial of FB-210 is open to patients. " * 5,
        "| 12 | 34 | 56 |\n" * 40,
        "The company said today that its drug is approved in Korea for sarcoma. " * 3 + "(주)픽타",
    ],
)
def test_english_passes(text: str) -> None:
    require_english(shadow_of(text))
