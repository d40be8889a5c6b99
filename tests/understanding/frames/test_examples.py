"""Every frame has its examples beside it and questions of its own."""

from tests.understanding.frames.cases import FOLDER, QUESTIONS

# what takes numbers that are read already
WITHOUT = {
    "__init__",
    "solver",
    "worked",
    "plan",
    "choices",
    "training",
    "inference",
    "shared",
    "beside",
    "bridges",
    "proportions",
    "wished",
}


def test_every_frame_that_reads_text_has_examples():
    assert {path.stem for path in FOLDER.glob("*.py")} - WITHOUT <= {path.stem for path in FOLDER.glob("*.yaml")}


def test_every_frame_has_questions():
    assert set(QUESTIONS) == {path.stem for path in FOLDER.glob("*.yaml")} | {"solver"}
    assert sum(len(cases) for sections in QUESTIONS.values() for cases in sections.values()) > 200
