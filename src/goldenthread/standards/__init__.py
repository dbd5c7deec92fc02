"""What others have published: identifiers, code sets, the SEN2 return and the register of schools.

Pure Python: bytes and text come in, typed values and findings go out. Nothing here knows a database, a clock or a page.
"""
