"""Marks put into a text change no letter of it, wherever they lie."""

from hypothesis import given, settings
from hypothesis import strategies as st

from careers.identity import Kind
from careers.publishing.marked import Piece, changes, pieces
from careers.publishing.reasons import SendBack, words_for

TEXT = "Nurse, call Ana on 22 33 44 55."
MANY = settings(max_examples=100, deadline=None, derandomize=True)
places = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted)
marks = st.lists(
    st.builds(
        lambda ends, kind: {"field": "summary", "start": ends[0], "end": ends[1], "kind": kind},
        places.filter(lambda ends: ends[0] < ends[1]),
        st.sampled_from(["name", "phone", "capital", "company", "a kind of tomorrow"]),
    )
)


@MANY
@given(marks)
def test_the_pieces_are_the_text_and_every_mark_is_in_one(found):
    made = pieces(TEXT, found, "summary")

    assert "".join(piece.text for piece in made) == TEXT
    marked = {at for m in found for at in range(m["start"], m["end"]) if m["kind"] != "capital"}
    at, shown = 0, set()
    for piece in made:
        if piece.is_reason:
            shown |= set(range(at, at + len(piece.text)))
        at += len(piece.text)
    assert marked == shown


@MANY
@given(st.text(max_size=60), st.text(max_size=60))
def test_what_is_not_gone_is_the_new_text_and_what_is_not_new_the_old(before, after):
    made = changes(before, after)

    assert "".join(each.text for each in made if each.kind != "removed") == after
    assert "".join(each.text for each in made if each.kind != "added") == before


def test_marks_that_overlap_are_one_of_several_kinds():
    found = [
        {"field": "summary", "start": 12, "end": 15, "kind": "name"},
        {"field": "summary", "start": 7, "end": 15, "kind": "introduction"},
        {"field": "headline", "start": 0, "end": 5, "kind": "name"},
    ]

    marked = [piece for piece in pieces(TEXT, found, "summary") if piece.kinds]

    assert marked == [Piece("call Ana", ("introduction", "name"), is_reason=True)]


def test_every_kind_of_the_gate_has_words():
    made = pieces("x", [{"field": "f", "start": 0, "end": 1, "kind": kind} for kind in Kind], "f")

    assert len(made[0].kinds) == len(Kind) - 1  # a capital letter is no reason beside others


def test_a_reason_of_yesterday_that_is_none_any_more_is_left_out():
    assert words_for([SendBack.NAME, "no longer known"]) == [str(SendBack.NAME.label)]
