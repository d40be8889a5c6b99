"""Stretches of a text."""

from bot.understanding.tokens.span import Spans


def test_spans_hold_what_lies_inside_and_touch_what_overlaps():
    spans = Spans([(2, 8), (10, 12)])
    assert spans.hold(3, 8)
    assert not spans.hold(2, 8)
    assert not spans.hold(7, 9)
    assert spans.touch(7, 9)
    assert not spans.touch(8, 10)
    assert not Spans([]).touch(0, 5)
