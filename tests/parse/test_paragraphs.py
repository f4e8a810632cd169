from newsledger.parse.paragraphs import ends_sentence, has_blank_lines, join_wrapped, split_lines

WRAPPED = """The river rose by two metres in a single night and took the old bridge
with it, leaving the villages on the far bank without bread, medicine or
a way to reach the hospital in the valley.

Soldiers began to build a crossing at dawn, and the first boats
went over at noon."""


def paragraphs_of(text: str) -> list[str]:
    lines = split_lines(text)
    return join_wrapped(lines, has_blanks=has_blank_lines(lines))


def test_lines_wrapped_by_hand_are_joined_by_a_space() -> None:
    paragraphs = paragraphs_of(WRAPPED)
    assert [len(paragraph.split()) for paragraph in paragraphs] == [37, 16]
    assert "bridge with it" in paragraphs[0]


def test_lines_wrapped_by_hand_are_joined_without_blank_lines_too() -> None:
    assert len(paragraphs_of(WRAPPED.split("\n\n", maxsplit=1)[0] + "\nThe end came quickly.")) == 2


def test_each_line_is_a_paragraph_when_lines_are_not_wrapped() -> None:
    lines = [
        "The river rose.",
        "Soldiers came at dawn to build a crossing for the villages.",
        "Boats went over at noon.",
    ]
    assert paragraphs_of("\n".join(lines)) == lines


def test_long_lines_are_paragraphs_even_between_blank_lines() -> None:
    long = "The river rose by two metres in a single night and took the old bridge with it, " * 2 + "they said."
    assert paragraphs_of(f"Flood\n\n{long}\n{long}") == ["Flood", long, long]


def test_a_list_is_not_joined() -> None:
    text = "The soldiers who came to the village at dawn found:\n- two boats of the old kind\n- a rope.\n\nThey left."
    assert paragraphs_of(text)[1:3] == ["- two boats of the old kind", "- a rope."]


def test_a_sentence_may_end_inside_quotation_marks() -> None:
    assert ends_sentence("“We left.”")
    assert not ends_sentence("Flood in the valley")


def test_a_headline_right_above_its_text_stays_apart() -> None:
    text = (
        "River takes old bridge\nThe river rose by two metres in a single night.\n\nSoldiers began to build a crossing."
    )
    assert paragraphs_of(text)[0] == "River takes old bridge"
