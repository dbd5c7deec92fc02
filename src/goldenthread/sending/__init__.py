"""What goes out: every letter, document and message leaves by one gate, to one person, as one rendering.

A sending is prepared for somebody of the child's circle, confirmed by whoever sends it, approved by a second person
where it must be, and judged again at the moment it leaves. What left, to whom, when and whether it arrived stands on
the child's chain.
"""
