"""Students who have lost their mentor get another one, with as few changes for others as can be.

``needing.needing``: who waits; ``ways.ways_of``: what can be done; ``choosing.repair``: doing it.
"""
