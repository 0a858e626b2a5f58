"""What the rules are to begin with: real steps, papers, centres and agreements in two languages.

The files beside this one are the project's own. ``load()`` may be repeated: it puts the rows that
it knows back to what the files say, and leaves everything else alone.
"""

from django.db import transaction

from content.edition import touch
from guidance.seed import centres, glossary, plan, rules, steps


@transaction.atomic
def load() -> None:
    """Put everything into the database, in a number of queries that does not grow with the rows."""
    authorities = steps.load_authorities()
    documents = steps.load_documents()
    loaded = steps.load_steps(authorities, documents)
    municipalities = centres.load_municipalities()
    houses = centres.load_centres(authorities, municipalities)
    centres.load_agreements(houses, municipalities)
    centres.load_services(houses, loaded, authorities)
    rules.load_step_rules(loaded)
    rules.load_document_rules(loaded, documents)
    rules.load_deadlines(loaded)
    plan.load_plan()
    glossary.load_glossary()
    touch()


__all__ = ["load"]
