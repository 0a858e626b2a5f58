"""Questions from readers: each has an owner from the moment it is asked, until it is answered.

asked ──► answered ──► settled ("that settled it": yes)
  │ ▲        │
  │ └────────┴── asked again, or "no, that did not settle it"
  ├──► asked back ──► (the reader writes again) asked
  └──► spam, deleted after 30 days

Whoever owns it answers or hands it on with a reason; it is never handed to nobody
(docs/decisions/0023).
"""
