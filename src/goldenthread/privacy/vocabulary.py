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
tell("privacy", "correction_asked", "said that something is wrong", quiet=True, where="Where")
tell("privacy", "corrected", "put a fact right", quiet=True, old="It said", new="It says")
tell("privacy", "statement_attached", "put a statement beside an opinion", quiet=True, answer="Answer")
tell(
    "privacy", "correction_refused", "did not change what was said to be wrong", quiet=True, answer="Because"
)
tell("privacy", "recipient_told", "told somebody who had the wrong words", quiet=True)
tell("privacy", "held", "placed a legal hold", quiet=True, because="Because")
tell("privacy", "hold_lifted", "lifted a legal hold", quiet=True, because="Because")
tell("privacy", "classed", "said what else this file is", quiet=True)
tell("privacy", "erasure_decided", "decided that this file is erased", quiet=True, because="Because")
