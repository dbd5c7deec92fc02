"""Who is in a child's circle and what each may see: how people say so, change it, and read who sees what.

What follows from a tie is judged in the record; here are the acts by which people make ties, change and end them.
"""
