"""Knows the parts of a design that say how it is tested and watched: outcomes, questions, study and safeguards."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from toolkit.evaluation import Moment
from toolkit.vocabulary import Count, Identifier, Number, PartialDate, Record, Text

StudyDesign = Literal["before_and_after", "two_groups_by_chance", "comparison_group", "process_only"]
QuestionKind = Literal["process", "outcome", "harm", "equity", "cost"]
CountedIn = Literal["everyone", "completers"]
Day = Annotated[str, Field(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")]
"""A whole date such as 2027-04-01, or empty while none is set."""


class PlannedOutcome(Record):
    """One line of the outcomes framework: what is measured, with what, when and by whom."""

    id: Identifier
    position: float
    box: Identifier | None = Field(default=None, description="The box of the theory of change that it measures.")
    outcome: Text
    indicator: str = ""
    measure: Identifier | None = None
    good_direction: Literal["higher", "lower", ""] = ""
    baseline: str = ""
    target: str = ""
    timing: str = ""
    collector: str = ""
    is_primary: bool = False
    reliability: float | None = Field(
        default=None, ge=0, lt=1, description="How far the measure gives the same score again, from 0 to 1."
    )
    reliability_kind: Literal["retest", "alpha", ""] = ""
    score_spread: float | None = Field(
        default=None, gt=0, description="Standard deviation of the score among people like these, from a publication."
    )
    score_spread_from: str = Field(default="", description="Where that spread and the reliability were read.")
    baseline_number: Number | None = None
    target_number: Number | None = None
    target_by: PartialDate | None = Field(default=None, description="The date by which the target is to be reached.")
    data_source: str = Field(default="", description="Where the data come from: who answers, or which records.")
    moments: tuple[Moment, ...] = Field(default=(), description="When it is collected, from a fixed list.")
    split_by: tuple[Identifier, ...] = Field(default=(), description="Groups for which it is shown apart.")
    staff_minutes: Count | None = Field(default=None, description="Of a worker, for one person at one time.")
    cost: int | None = Field(default=None, ge=0, description="Whole pounds beside staff time, such as a licence.")
    data_note: str = Field(default="", description="What to take care of in data protection.")
    to_check: bool = Field(default=False, description="Drafted by the tool and not looked at by anyone yet.")


class AskedQuestion(Record):
    """One question that the evaluation answers: how, from what, when, and who sees to it."""

    id: Identifier
    position: float
    kind: QuestionKind
    text: Text
    about: Identifier | None = Field(default=None, description="The arrow or box of the theory that it tests.")
    method: str = ""
    data_source: str = ""
    when: str = ""
    who: str = ""
    to_check: bool = Field(default=False, description="Drafted by the tool and not looked at by anyone yet.")


class Fairness(Record):
    """What is known of one group of people, and what the plan does about it."""

    known: str = ""
    action: str = ""
    to_check: bool = Field(default=False, description="Drafted by the tool and not looked at by anyone yet.")


class Settled(Record):
    """What was settled on one point of data protection, consent or safety."""

    text: str = ""
    to_check: bool = Field(default=False, description="Drafted by the tool and not looked at by anyone yet.")


class EvaluationPlan(Record):
    """How the design will be tested."""

    study_design: StudyDesign | None = None
    people_expected: int | None = Field(default=None, ge=0)
    smallest_effect: float | None = Field(default=None, gt=0, description="In standard deviations.")
    share_before: float | None = Field(default=None, ge=0, le=1)
    share_after: float | None = Field(default=None, ge=0, le=1)
    attrition: float = Field(default=0.2, ge=0, lt=1)
    correlation: float = Field(default=0.5, ge=0, lt=1)
    delivery_tested: str = Field(default="", description="What is known on whether it can be delivered.")
    questions: str = ""
    evaluator: str = ""
    data_protection: str = ""
    asked: Mapping[Identifier, AskedQuestion] = Field(default_factory=dict, description="The evaluation questions.")
    cluster_size: int | None = Field(default=None, ge=2, description="People in one class or team that joins whole.")
    cluster_size_cv: float = Field(default=0.0, ge=0, description="How uneven these are: standard deviation over mean.")
    icc: float | None = Field(default=None, ge=0, le=1, description="How alike people in one class or team are.")
    counted_in: CountedIn | None = Field(default=None, description="Whose results count at the end.")
    enters_by_score: bool = Field(default=False, description="People come in because of a high or low score.")
    budget: int | None = Field(default=None, ge=0, description="Whole pounds for evaluation; else a share of the cost.")
    staff_hour: Count | None = Field(default=None, description="Pounds for one hour of a worker's time.")
    evaluator_day: Count | None = Field(default=None, description="Pounds for one day of an outside evaluator.")
    first_day: Day = Field(default="", description="The day on which delivery starts.")
    last_day: Day = Field(default="", description="The day on which delivery ends.")
    weeks_each: int | None = Field(default=None, ge=1, le=520, description="How many weeks one person takes part.")
    review_months: int | None = Field(default=None, ge=1, le=24, description="Months from one review to the next.")
    fairness: Mapping[Identifier, Fairness] = Field(default_factory=dict, description="By group of people.")
    settled: Mapping[Identifier, Settled] = Field(default_factory=dict, description="By prompt.")
