"""Letting data in and out: the register of schools and an authority's SEN2 return today, transfers and an API later.

A file is taken in whole or not at all. Loading it again changes nothing; what does not fit with the record is told to a
person and never written over.
"""
