"""To whom an EHC plan may be given without consent, and on which ground. SEND Regulations 2014, reg 17.

A plan is not given to anybody without the consent of the child or young person but on a ground of this list. The plan
means everything it rests on: representations, evidence, advice and information.
"""

from typing import Final

from goldenthread.rulebook.rule import Citation, regulations

SOURCE: Final[Citation] = regulations("reg 17")

GROUNDS: Final = {
    "consent": "The child or young person agrees, or the parent agrees for the child",
    "interests": "It is necessary in the interests of the child or young person",
    "appeal": "For an appeal to the SEND Tribunal",
    "research": "For research in education, with a promise to publish nothing that says about whom it is",
    "court": "A court orders it, or for criminal proceedings",
    "ombudsman": "For an investigation by the ombudsman",
    "secretary_of_state": "For the Secretary of State’s powers over schools and authorities",
    "disabled_persons": "For an assessment under the Disabled Persons Act 1986, s.5",
    "children_act": "For the authority’s duties to children who are looked after or live away",
    "inspection": "For an inspectorate that has the power to see it",
    "student_support": "A young person asks for it, for support in higher education",
    "youth_justice": "For youth justice, where a young person is detained",
}
"""Every ground, by the word that is kept."""
