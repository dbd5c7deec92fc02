"""Measurements of the product, each beside a floor, in one interleaved run. None of them is a test.

Processor time counts the whole tree of the web server and of PostgreSQL; on a busy machine trust it and the ratios.
"""
