"""A CV as a person might upload it, made by code."""

from datetime import date
from pathlib import Path

from accounts.models import User
from vocabulary.typesetting import day_facts, set_pdf

TEMPLATE = Path(__file__).with_name("cv.typ")


def cv_of(user: User, today: date) -> bytes:
    """Two jobs, an education, three languages: enough to be read and to be suggested from."""
    this_year = today.year
    name = user.get_full_name()
    return set_pdf(
        TEMPLATE,
        {
            "title": "Curriculum vitae",
            "name": name,
            "date": day_facts(today),
            "headline": "Data analyst",
            "contact": f"{user.email} · +45 20 12 34 56 · Jægergårdsgade 4, 8000 Aarhus C",
            "sections": [
                [
                    "Work experience",
                    [
                        f"{this_year - 4} - present: Senior data analyst, Atlântico Navegação",
                        "Reports on fuel and delays for sixty ships, in Python, SQL and Power BI.",
                        f"{this_year - 8} - {this_year - 4}: Data analyst, Porto Seguros",
                        "Statistics of claims; data analysis and databases.",
                    ],
                ],
                [
                    "Education",
                    [f"{this_year - 10} - {this_year - 8}: Master of Science in Statistics"],
                ],
                ["Languages", ["Portuguese: native", "English: C1", "Spanish: B2", "Danish: A2"]],
                ["Skills", ["Python, SQL, Power BI, statistics, project management"]],
            ],
        },
    )
