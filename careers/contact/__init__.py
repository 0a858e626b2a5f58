"""How an employer and a person meet: a question, her answer, and what she shows until when.

asking and answering are the request; reveals what a company may read of her, showing what that
is; blocking keeps a company from seeing her at all.
"""
