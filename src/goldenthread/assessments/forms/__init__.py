"""What a person may send in an assessment. Every form asks only for what the record does not know."""

from goldenthread.assessments.forms.advising import AdviceForm, AskForAdviceForm
from goldenthread.assessments.forms.deciding import DecisionForm, ExceptionForm, PlanDecisionForm
from goldenthread.assessments.forms.hearing import InvitationForm, RecordedViewsForm, ViewsForm
from goldenthread.assessments.forms.helping import LocalHelpForm
from goldenthread.assessments.forms.no_duty import NoDutyForm
from goldenthread.assessments.forms.requesting import ReasonForm, RecordedRequestForm, RequestForm

__all__ = [
    "AdviceForm",
    "AskForAdviceForm",
    "DecisionForm",
    "ExceptionForm",
    "InvitationForm",
    "LocalHelpForm",
    "NoDutyForm",
    "PlanDecisionForm",
    "ReasonForm",
    "RecordedRequestForm",
    "RecordedViewsForm",
    "RequestForm",
    "ViewsForm",
]
