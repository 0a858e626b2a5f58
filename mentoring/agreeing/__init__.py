"""From a proposal to a yes of both: ``proposing.propose``, ``places``, ``reasons.reasons_of``."""
