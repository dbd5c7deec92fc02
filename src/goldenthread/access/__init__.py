"""Who is acting, for whom and in what capacity; rulings and refusals; sign-in.

The lowest room with tables. It knows people and how they act, and nothing of any child.
"""
