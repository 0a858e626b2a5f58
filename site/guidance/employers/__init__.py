"""The employer guide, and the quick check that makes a plan with dates of it.

The answers are in the address, so that a plan can be shared and come back to. They tell how many
come and when, and of nobody who it is.
"""
