"""From a proposal to a yes of both: ``proposing.propose``, ``answering.answer``, the clock's
``reminding`` and ``lapsing``; ``shown`` is what one may see of the other until then.
"""
