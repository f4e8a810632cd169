import pytest

from newsledger.normalise.languages import declared_language, is_clearly_foreign

ENGLISH = (
    "The council met on Monday to hear what farmers had to say about the water they were promised for their fields."
)


@pytest.mark.parametrize(
    ("name", "code"),
    [("en", "en"), ("en-GB", "en"), ("en_US", "en"), ("eng", "en"), ("English", "en"), ("fr", "fr"), ("German", "de")],
)
def test_a_declared_language_is_read_as_its_code(name: str, code: str) -> None:
    assert declared_language(name) == code


def test_what_names_no_language_has_no_code() -> None:
    assert declared_language("qqqq") is None


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        ENGLISH.upper(),
        "Bonjour à tous.",
        "President Nguyen Van Thieu, Prime Minister Tran Thien Khiem and General Cao Van Vien met. The talks lasted for an hour and they agreed to meet again in the spring.",
        "",
    ],
)
def test_english_and_what_is_too_short_to_tell_are_kept(text: str) -> None:
    assert not is_clearly_foreign(text)


@pytest.mark.parametrize(
    "text",
    [
        "El consejo se reunió el lunes para escuchar lo que los agricultores tenían que decir sobre el agua que les habían prometido para sus campos, según una fuente.",
        "Le conseil s'est réuni lundi pour entendre ce que les agriculteurs avaient à dire de l'eau qui leur avait été promise pour leurs champs, selon une source.",
        "Der Rat trat am Montag zusammen, um zu hören, was die Bauern über das Wasser zu sagen hatten, das ihnen für ihre Felder versprochen worden war, und das war nicht wenig.",
        "Совет собрался в понедельник, чтобы выслушать фермеров.",
        "اجتمع المجلس يوم الاثنين للاستماع إلى المزارعين",
        "委员会周一开会听取农民关于水资源的意见并决定下一步的行动计划",
    ],
)
def test_a_text_of_another_language_is_told(text: str) -> None:
    assert is_clearly_foreign(text)
