"""What may be done with an EHC plan: drafting, sending, answering, consulting and issuing the final plan."""
