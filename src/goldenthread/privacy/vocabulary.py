"""How requests about personal information are told: to those who answer them, and to nobody else."""

from goldenthread.access.parts import Part
from goldenthread.record.vocabulary import belongs, tell

belongs("privacy", Part.REQUESTS)

tell("privacy", "asked", "wrote down a request about personal information", quiet=True, name="Who asks")
tell("privacy", "considered", "weighed whether somebody may ask for the child", quiet=True)
tell("privacy", "extended", "took two months more for an answer", quiet=True, because="Because")
tell("privacy", "gathered", "gathered what is kept", quiet=True)
tell("privacy", "marked", "said what becomes of what was gathered", quiet=True)
tell("privacy", "opinion_given", "gave an opinion on what was gathered", quiet=True)
tell("privacy", "answered", "put the answer together", quiet=True)
tell("privacy", "closed", "closed a request without an answer", quiet=True, because="Because")
