"""The job bank: what companies look for, and who fits.

writing and moderating make an advertisement; finding, page and json_ld show it; matching compares
it with people, in both directions; applying and saving are what she does with it.
"""
