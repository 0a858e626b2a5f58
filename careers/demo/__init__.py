"""The demo's CV bank: people who look for work, what employers see of them, and who asked.

Made by the use cases, the same from the same first day, and safe to run again: what exists is left.
"""

from datetime import date

from careers.demo import advising, contact, finding, jobs, profiles, publishing
from careers.demo.people import People
from careers.profile import skill_list

__all__ = ["People", "load"]


def load(today: date, people: People) -> None:
    """Fill the CV bank and the job bank. The company of ``hr`` is there already.

    In this order: profiles that are ready, what employers searched and asked, jobs, advisers.
    """
    skill_list.load()
    profiles.load(today, people)
    publishing.load(today, people)
    finding.load(today, people)
    contact.load(today, people)
    jobs.load(today, people)
    advising.load(today, people)
