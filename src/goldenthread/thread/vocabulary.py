"""How the thread's events are told on the timeline."""

from collections.abc import Mapping
from uuid import UUID

from goldenthread.access.parts import Part
from goldenthread.record.vocabulary import belongs, name_by, tell
from goldenthread.thread.models import Strand

belongs("thread", Part.THREAD)
tell("thread", "strand_written", "wrote part of the plan", words="Words", quiet=True)
tell("thread", "strand_ended", "ended part of the plan", quiet=True)
tell(
    "thread", "delivered", "gave the planned help",
    part=Part.DELIVERY, filed_under="delivery", may_differ=("provision", "minutes"),
    provision="Help", given_by="Given by", minutes="Minutes", note="Note",
)  # fmt: skip
tell(
    "thread",
    "missed",
    "could not give the planned help",
    part=Part.DELIVERY,
    filed_under="delivery",
    provision="Help",
    note="Why",
)
tell("thread", "plan_written", "worked on the plan", quiet=True)
tell("thread", "plan_issued", "issued a version of the plan", number="Version")
tell("thread", "plan_signed", "signed the plan", name="Name")
tell("thread", "plan_not_signed", "did not sign the plan", name="Name", words="Reason")


def _words_of(child: UUID, strands: set[UUID]) -> Mapping[UUID, str]:
    return dict(Strand.objects.filter(child=child, pk__in=strands).values_list("pk", "words"))


name_by("provision", _words_of)
