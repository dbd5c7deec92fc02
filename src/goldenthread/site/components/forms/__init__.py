"""The dress of every form: rooms declare plain Django fields, and here they get their look and their kind words.

Named in the setting FORM_RENDERER, so that no room has to know of it.
"""
