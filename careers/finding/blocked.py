"""Who has blocked a company: in SQL, by its CVR number, the ids of their published copies."""

BY_CVR = (
    "SELECT p.id FROM careers_publishedsummary p"
    " JOIN careers_blockedcompany b ON b.profile_id = p.profile_id WHERE b.cvr = %s"
)
