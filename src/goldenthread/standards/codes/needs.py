"""Types of need as the school census and the SEN2 return code them, and the broad area each falls in."""

from enum import StrEnum
from typing import Final


class BroadArea(StrEnum):
    """The four broad areas of need. SEND Code of Practice 2015, 6.28 to 6.35."""

    COMMUNICATION_AND_INTERACTION = "communication and interaction"
    COGNITION_AND_LEARNING = "cognition and learning"
    SOCIAL_EMOTIONAL_AND_MENTAL_HEALTH = "social, emotional and mental health"
    SENSORY_AND_PHYSICAL = "sensory and physical"


class TypeOfNeed(StrEnum):
    """Types of need, as the school census codes them."""

    SPECIFIC_LEARNING_DIFFICULTY = "SPLD"
    MODERATE_LEARNING_DIFFICULTY = "MLD"
    SEVERE_LEARNING_DIFFICULTY = "SLD"
    PROFOUND_AND_MULTIPLE_LEARNING_DIFFICULTY = "PMLD"
    SOCIAL_EMOTIONAL_AND_MENTAL_HEALTH = "SEMH"
    SPEECH_LANGUAGE_AND_COMMUNICATION = "SLCN"
    HEARING_IMPAIRMENT = "HI"
    VISION_IMPAIRMENT = "VI"
    MULTI_SENSORY_IMPAIRMENT = "MSI"
    PHYSICAL_DISABILITY = "PD"
    AUTISTIC_SPECTRUM_DISORDER = "ASD"
    DOWN_SYNDROME = "DS"
    NOT_YET_ASSESSED = "NSA"
    OTHER = "OTH"

    @property
    def label(self) -> str:
        """Return the name of this need in words."""
        return _LABELS[self]

    @property
    def area(self) -> BroadArea | None:
        """Return the broad area of this need, or none: Down syndrome, other and not yet assessed have no fixed one."""
        return _AREAS.get(self)


_LABELS: Final = {
    TypeOfNeed.SPECIFIC_LEARNING_DIFFICULTY: "specific learning difficulty",
    TypeOfNeed.MODERATE_LEARNING_DIFFICULTY: "moderate learning difficulty",
    TypeOfNeed.SEVERE_LEARNING_DIFFICULTY: "severe learning difficulty",
    TypeOfNeed.PROFOUND_AND_MULTIPLE_LEARNING_DIFFICULTY: "profound and multiple learning difficulty",
    TypeOfNeed.SOCIAL_EMOTIONAL_AND_MENTAL_HEALTH: "social, emotional and mental health",
    TypeOfNeed.SPEECH_LANGUAGE_AND_COMMUNICATION: "speech, language and communication",
    TypeOfNeed.HEARING_IMPAIRMENT: "hearing impairment",
    TypeOfNeed.VISION_IMPAIRMENT: "vision impairment",
    TypeOfNeed.MULTI_SENSORY_IMPAIRMENT: "multi-sensory impairment",
    TypeOfNeed.PHYSICAL_DISABILITY: "physical disability",
    TypeOfNeed.AUTISTIC_SPECTRUM_DISORDER: "autism",
    TypeOfNeed.DOWN_SYNDROME: "Down syndrome",
    TypeOfNeed.NOT_YET_ASSESSED: "type of need not yet known",
    TypeOfNeed.OTHER: "other difficulty or disability",
}

_AREAS: Final = {
    TypeOfNeed.SPECIFIC_LEARNING_DIFFICULTY: BroadArea.COGNITION_AND_LEARNING,
    TypeOfNeed.MODERATE_LEARNING_DIFFICULTY: BroadArea.COGNITION_AND_LEARNING,
    TypeOfNeed.SEVERE_LEARNING_DIFFICULTY: BroadArea.COGNITION_AND_LEARNING,
    TypeOfNeed.PROFOUND_AND_MULTIPLE_LEARNING_DIFFICULTY: BroadArea.COGNITION_AND_LEARNING,
    TypeOfNeed.SPEECH_LANGUAGE_AND_COMMUNICATION: BroadArea.COMMUNICATION_AND_INTERACTION,
    TypeOfNeed.AUTISTIC_SPECTRUM_DISORDER: BroadArea.COMMUNICATION_AND_INTERACTION,
    TypeOfNeed.SOCIAL_EMOTIONAL_AND_MENTAL_HEALTH: BroadArea.SOCIAL_EMOTIONAL_AND_MENTAL_HEALTH,
    TypeOfNeed.HEARING_IMPAIRMENT: BroadArea.SENSORY_AND_PHYSICAL,
    TypeOfNeed.VISION_IMPAIRMENT: BroadArea.SENSORY_AND_PHYSICAL,
    TypeOfNeed.MULTI_SENSORY_IMPAIRMENT: BroadArea.SENSORY_AND_PHYSICAL,
    TypeOfNeed.PHYSICAL_DISABILITY: BroadArea.SENSORY_AND_PHYSICAL,
}
