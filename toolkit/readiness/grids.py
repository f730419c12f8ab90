"""Makes the columns of the gap view for a place and question: by age, by level of prevention or by place."""

from toolkit import gaps
from toolkit.design import Question
from toolkit.gaps import By, Column
from toolkit.knowledge_base import KnowledgeBase
from toolkit.readiness.drafting import area_picture
from toolkit.vocabulary import Area


def columns(area: Area, base: KnowledgeBase, by: By, question: Question | None = None) -> list[Column]:
    """The columns for an area.

    Age columns show all ages, not only those of the question. Places are the authorities inside the area.
    """
    question = question or Question()
    if by == "place":
        found = gaps.authorities(area, base.areas)
        return [Column(place.code, place.name, area_picture(place, base, question)) for place in found]
    if by == "age":
        all_ages = question.model_copy(update={"ages": None})
        return gaps.by_age(area_picture(area, base, all_ages))
    return gaps.by_level(area_picture(area, base, question))
