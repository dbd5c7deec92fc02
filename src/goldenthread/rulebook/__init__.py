"""What the rules say about special educational needs in England, law and practice.

Pure Python: no framework, no files, no clock. Every day is an argument, every date comes with its reason.
"""
