"""From the first answer to the decision: students and mentors apply, partners invite, staff read.

The order of locks: programme → student's application → mentor's application → invitation.
"""
