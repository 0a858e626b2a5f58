"""A citizenship is understood however HR wrote it, and never invented."""

import pytest

from vocabulary.countries import (
    CitizenshipGroup,
    country_choices,
    country_name,
    find_countries,
    find_country,
    group_of,
    guess_country,
)


@pytest.mark.parametrize("lang", ["en", "da"])
def test_every_country_is_found_by_its_own_name_and_code(lang):
    missed = [
        (code, name)
        for code, name in country_choices(lang)
        if find_country(name) != code or find_country(code) != code
    ]

    assert missed == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Swedish", "SE"),
        ("svensker", "SE"),
        ("Swede", "SE"),
        ("tysk", "DE"),
        ("tyske", "DE"),
        ("Germans", "DE"),
        ("Dansk", "DK"),
        ("UK", "GB"),
        ("Skotland", "GB"),
        ("Holland", "NL"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("Tjekkiet", "CZ"),
        ("Czech Republic", "CZ"),
        ("Korea", "KR"),
        ("Iran, Islamic Republic of", "IR"),
        ("Ostrig", "AT"),
        ("Oestrig", "AT"),
        ("deu", "DE"),
        ("GER", "DE"),
        ("DE - Germany", "DE"),
        ("Tyskland (EU)", "DE"),
        ("tysk statsborger", "DE"),
        ("🇵🇱", "PL"),
        ("España", "ES"),
        ("中国", "CN"),
        ("Україна", "UA"),
        ("U.S.A.", "US"),
        ("  indisk\u200b ", "IN"),
    ],
)
def test_names_codes_and_demonyms_are_understood(text, code):
    assert find_country(text) == code


@pytest.mark.parametrize("text", ["", "EU", "Congo", "Polish/German", "Stateless", "Germny", "n/a"])
def test_what_is_unknown_or_two_countries_is_not_decided(text):
    assert find_country(text) is None


def test_two_citizenships_are_both_named():
    assert find_countries("dansk og svensk") == ["DK", "SE"]
    assert find_countries("Polish/German") == ["PL", "DE"]


@pytest.mark.parametrize(
    ("text", "code"), [("Germny", "DE"), ("Phillippines", "PH"), ("Swedn", "SE")]
)
def test_a_slip_is_guessed(text, code):
    assert guess_country(text) == code


@pytest.mark.parametrize("text", ["Austraia", "Nigera", "Iran", "Copenhagen", "engineer", ""])
def test_a_slip_between_two_countries_is_not_guessed(text):
    assert guess_country(text) in (None, find_country(text))


@pytest.mark.parametrize(
    ("code", "group"),
    [
        ("DK", CitizenshipGroup.NORDIC),
        ("FO", CitizenshipGroup.NORDIC),
        ("NO", CitizenshipGroup.NORDIC),
        ("DE", CitizenshipGroup.EU),
        ("CH", CitizenshipGroup.EU),
        ("LI", CitizenshipGroup.EU),
        ("GB", CitizenshipGroup.THIRD_COUNTRY),
        ("US", CitizenshipGroup.THIRD_COUNTRY),
    ],
)
def test_the_citizenship_decides_the_group(code, group):
    assert group_of(code) is group


def test_the_eu_and_eea_have_thirty_members_and_switzerland():
    members = {code for code, _ in country_choices("en") if group_of(code) == "eu"}
    french_overseas = {"GF", "GP", "MQ", "RE", "YT", "MF", "BL", "PM"}

    assert len(members - french_overseas) == 30 - len({"DK", "SE", "FI", "NO", "IS"}) + len({"CH"})


def test_a_country_is_named_in_either_language():
    assert country_name("DE", "en") == "Germany"
    assert country_name("DE", "da") == "Tyskland"
