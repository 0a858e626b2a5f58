"""Which broad fields of study are near enough that a mentor of one can guide in the other.

ISCED-F 2013 (UNESCO) gives each detailed field one place, though many lie on a border. Two broad
fields are called related here where detailed fields of both meet in ordinary work; the codes name
them, so that a pair can be argued with. Who is in the same broad field gets all points, in a
related one half.
"""

from vocabulary.education import EducationField as F

RELATED: dict[frozenset[str], str] = {
    frozenset(pair): why
    for pair, why in {
        (F.EDUCATION, F.ARTS): "0114 teachers with a subject, 0231 languages",
        (F.EDUCATION, F.SOCIAL): "0111 education science, 0313 psychology",
        (F.ARTS, F.SOCIAL): "0222 history, 0312 political science and 0321 journalism",
        (F.ARTS, F.ICT): "0211 media production, 0612 web and interface design",
        (F.SOCIAL, F.BUSINESS): "0311 economics, 0412 finance; 0312 politics, 0421 law",
        (F.SOCIAL, F.HEALTH): "0313 psychology, 0923 social work and counselling",
        (F.BUSINESS, F.ICT): "0413 management, 0612 databases and business systems",
        (F.BUSINESS, F.SERVICES): "0414 marketing, 1015 travel and 1041 transport",
        (F.SCIENCE, F.ICT): "0541 mathematics and 0542 statistics, 0613 software",
        (F.SCIENCE, F.ENGINEERING): "0531 chemistry and 0533 physics, 0711 chemical engineering",
        (F.SCIENCE, F.AGRICULTURE): "0511 biology and 0521 environment, 0821 forestry",
        (F.SCIENCE, F.HEALTH): "0512 biochemistry, 0912 medicine and 0916 pharmacy",
        (F.ICT, F.ENGINEERING): "0613 software, 0714 electronics and automation",
        (F.ENGINEERING, F.AGRICULTURE): "0721 food processing, 0811 crops and livestock",
        (F.AGRICULTURE, F.HEALTH): "0841 veterinary, 0912 medicine",
        (F.ENGINEERING, F.SERVICES): "0732 building, 1022 safety at work and 1041 transport",
    }.items()
}


def are_related(one: str, other: str) -> bool:
    return frozenset((one, other)) in RELATED
