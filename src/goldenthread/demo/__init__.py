"""A made-up local area, to see the product with and to measure it with.

Names, places and numbers are invented; how many children need what, and how long things take, follows the published
statistics of England. Everything is written through the rooms' own events, so every row is one the product could have made.
"""
