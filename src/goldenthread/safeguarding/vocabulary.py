"""How the events of this room are told, to those few who are told of them."""

from goldenthread.access.parts import Part
from goldenthread.record.vocabulary import belongs, tell

belongs("whereabouts", Part.CONTACT)
belongs("shelter", Part.SAFEGUARDING)
belongs("safeguarding", Part.SAFEGUARDING)
belongs("own_words", Part.SAFEGUARDING)
belongs("identity", Part.SAFEGUARDING)
belongs("health", Part.HEALTH)

tell("whereabouts", "told", "wrote down how the family can be reached", quiet=True)
tell("whereabouts", "ended", "took out a way to reach the family", quiet=True)
tell("shelter", "raised", "kept safe where this child lives and learns", quiet=True)
tell("shelter", "named", "named somebody who may know where", quiet=True)
tell("shelter", "unnamed", "took somebody off the list of who may know where", quiet=True)
tell("shelter", "lifted", "no longer keeps secret where this child lives and learns", quiet=True)
tell("safeguarding", "noted", "wrote a safeguarding note", quiet=True)
tell("safeguarding", "concern_raised", "marked that there is a concern", quiet=True)
tell("safeguarding", "concern_ended", "took the mark of a concern away", quiet=True)
tell("safeguarding", "words_met", "wrote words that tell where the family is", quiet=True)
tell("identity", "asked", "asked that this record is sealed", quiet=True)
tell("identity", "sealed", "agreed that this record is sealed", quiet=True)
tell("own_words", "said", "wrote down what the child says", quiet=True)
tell("own_words", "released", "said that the child agrees to share their words", quiet=True)
tell("own_words", "overridden", "shared the child’s words to keep somebody safe", quiet=True)
tell("health", "told", "wrote down something about health", quiet=True)
tell("health", "ended", "took out something about health", quiet=True)
