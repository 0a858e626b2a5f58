from localflavor.dk.dk_municipalities import DK_MUNICIPALITIES

from vocabulary.municipalities import MUNICIPALITIES, OTHER_NAMES, TOWNS


def test_the_list_holds_the_98_municipalities():
    official = {str(name) for _, region in DK_MUNICIPALITIES for _, name in region}

    assert {place.name for place in MUNICIPALITIES} == official
    assert len({place.code for place in MUNICIPALITIES}) == 98


def test_other_names_and_towns_belong_to_a_municipality():
    codes = {place.code for place in MUNICIPALITIES}

    assert codes >= OTHER_NAMES.keys() | TOWNS.keys()
