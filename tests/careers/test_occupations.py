"""The list of occupations, in the order in which people read it."""

from careers.closed_lists import group_choices, occupation_choices


def test_soldiers_stand_last_and_nobody_is_left_out() -> None:
    groups = [code for code, _name in group_choices()]
    codes = [code for code, _name in occupation_choices()]

    assert groups == [*"123456789", "0"]
    assert codes[-3:] == ["01", "02", "03"]
    assert (len(codes), codes[:-3]) == (43, sorted(codes[:-3]))
