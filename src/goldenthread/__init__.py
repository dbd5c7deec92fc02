"""Golden Thread: one shared record for every child and young person with special educational needs or disabilities."""
