"""News about companies, for the apps above: sent inside the transaction of the change."""

from django.dispatch import Signal

number_changed = Signal()  # company, with its new CVR number and locked; old: the number until now
