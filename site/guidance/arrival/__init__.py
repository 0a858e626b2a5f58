"""The arrival checklist: a few plain questions, then what to do, in which order, with what papers.

The answers are in the address, by the names of the questions, so that a list can be shared, printed
and come back to. Nothing in them tells who somebody is; her dates stay in her browser.
"""
