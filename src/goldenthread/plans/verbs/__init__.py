"""What may be done with an EHC plan: drafting, sending the draft, answering it, consulting and issuing the final plan."""
