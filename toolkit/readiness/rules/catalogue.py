"""Lists every rule for a good theory of change and a sound study, what each asks and who judges it."""

from collections.abc import Mapping

from toolkit.readiness.rules import arrows, basis, delivery, harm, measuring, shape, study, words
from toolkit.readiness.rules.rule import Rule

EIF = "Early Intervention Foundation, evaluation hub"
INNONET = "Innovation Network, logic model checklist"
NPC = "NPC, theory of change in ten steps (2019)"
DAVIES = "Davies, criteria for an evaluable theory of change (2012)"
PITFALLS = "Early Intervention Foundation, six common pitfalls (2018)"
DARK_LOGIC = "Bonell and others, logic models that include harm (2015)"
SMART = "Targets that are specific and measurable and have a time (SMART)"
FESTA = "festa.design, weaknesses of theories of change"
OURS = "Our rule"

RULES: tuple[Rule, ...] = (
    Rule("T01", "Is there a need with a figure, its source and its year?", EIF, 1, gate="need"),
    Rule(
        "T02", "Does it say who can come and who cannot: ages, place, and in words?", EIF, 3, delivery.who_it_is_for,
        gate="people", left_to_people="Whether those words would let two people decide alike.",
    ),
    Rule("T03", "Is exactly one outcome the main one?", EIF, 1, gate="main-outcome"),
    Rule("T04", "Does every activity lead to a change?", INNONET, 1, gate="loose-ends"),
    Rule("T05", "Does every change follow from an activity?", INNONET, 1, gate="loose-ends"),
    Rule(
        "T06", "Is every lasting change reached by way of an earlier one?", NPC, 2, shape.missing_middle,
        left_to_people="Whether the steps between are the right ones, and enough.",
    ),
    Rule("T07", "Is every box joined to another, and does every change lead on?", DAVIES, 2, shape.loose_boxes),
    Rule("T08", "Is there no circle that is not declared as a feedback loop?", DAVIES, 2, shape.loops),
    Rule("T09", "Do the arrows run from earlier columns to later ones?", NPC, 3, shape.out_of_order),
    Rule(
        "T10", "Has every outcome an indicator, with measure, baseline, target, time and collector?", DAVIES, 2,
        measuring.thin_lines, gate="indicators", left_to_people="Whether the indicator shows the change that is meant.",
    ),
    Rule("T11", "Does each indicator stand for one change?", DAVIES, 3, measuring.loose_indicators),
    Rule(
        "T12", "Is every outcome a change, and not something that you do?", INNONET, 2, words.done_not_changed,
        left_to_people="Whether words that we do not know mean something done.",
    ),
    Rule(
        "T13", "Does every outcome say who changes, and how?", INNONET, 3, words.who_changes,
        left_to_people="Whether the people named are the ones who matter.",
    ),
    Rule("T14", "Is there one change in each box?", DAVIES, 3, words.two_in_one),
    Rule(
        "T15", "Does each target say how much and by when?", SMART, 3, words.thin_targets,
        left_to_people="Whether the target can be reached, and whether it matters.",
    ),
    Rule(
        "T16", "Does every arrow say why?", NPC, 2, arrows.no_mechanism,
        left_to_people="Whether the reason is a good one.",
    ),
    Rule(
        "T17", "Does every arrow rest on a study with its source, or own up to being an assumption?", EIF, 2,
        arrows.no_ground, left_to_people="Whether the study says what is claimed.",
    ),
    Rule(
        "T18", "Does the evidence come from people and settings like yours?", EIF, 1, arrows.evidence_elsewhere,
        left_to_people="Whether the differences matter.",
    ),
    Rule(
        "T19", "Does every arrow to the main outcome name what must be true, and how that is tested?", DAVIES, 2,
        arrows.untested_assumptions, left_to_people="What you would see that would make you change course.",
    ),
    Rule("T20", "Could every assumption turn out wrong?", FESTA, 4, words.vague_assumptions),
    Rule("T21", "Does every activity say how much, by whom, how and where?", EIF, 2, delivery.no_dose),
    Rule("T22", "Is every activity marked as core or as open to change?", EIF, 3, delivery.core_or_not),
    Rule("T23", "Does every activity lead to an early change of its own?", EIF, 2, delivery.no_near_aim),
    Rule("T24", "Does every output say how many of what?", INNONET, 3, delivery.outputs_without_amount),
    Rule(
        "T25", "Does every output come from an activity, and does something go in?", INNONET, 3,
        delivery.outputs_from_nowhere,
    ),
    Rule(
        "T26", "Is there as much of it as in the studies?", EIF, 3, delivery.too_little,
        left_to_people="Where the evidence on file names no length of time.",
    ),
    Rule(
        "T27", "Was it thought of who may be missed: sex, ethnic background, special needs, care, risk?", DAVIES, 3,
        delivery.who_may_lose, left_to_people="Whether naming a group leads to anything.",
    ),
    Rule(
        "T28", "Is at least one harm thought through: how, how likely, what is done, what sign?", DARK_LOGIC, 1,
        harm.not_thought_through, left_to_people="Whether it is the harm that matters most.",
    ),
    Rule(
        "T29", "Can the main outcome be seen while the money lasts, or does a nearer one stand for it?", EIF, 2,
        measuring.main_comes_late, left_to_people="Whether the nearer change really stands for it.",
    ),
    Rule("T30", "Is no lasting change promised for before the work ends?", DAVIES, 3, measuring.claimed_too_soon),
    Rule(
        "T31", "Is every measure made for the ages of your people?", EIF, 2, measuring.other_ages,
        left_to_people="Whether your people can read it: reading ages are not recorded.",
    ),
    Rule(
        "T32", "Does every measure measure this very change, and is the good direction set?", PITFALLS, 2,
        measuring.wrong_thing, left_to_people="Measures for boxes that nobody tied to a known outcome or factor.",
    ),
    Rule("T33", "Are the terms of use of every measure known?", OURS, 2, measuring.unknown_terms),
    Rule("T34", "Does every outcome rest on more than one questionnaire?", PITFALLS, 4, measuring.one_source),
    Rule("T35", "Is the main outcome at most four arrows from an activity?", DAVIES, 4, shape.long_way),
    Rule("T36", "Is not everything joined to everything?", DAVIES, 4, shape.crowded),
    Rule("T37", "Does it say what must be in place around it?", NPC, 3, delivery.nothing_around_it),
    Rule(
        "T38", "Is it on record what young people and the community said, and how they are involved?", DAVIES, 2,
        delivery.nobody_asked, left_to_people="Whether what they said changed anything.",
    ),
    Rule("T39", "Does someone look after the plan, and is there a date to look again?", DAVIES, 3, delivery.no_keeper),
    Rule("T40", "Does every box say something different?", DAVIES, 4, shape.said_twice),
    Rule(
        "E01", "Do the words claim no more than the study can show?", EIF, 1, study.claims_too_much,
        left_to_people="Claims in words that we do not know.",
    ),
    Rule("E02", "Are the steps of evaluation taken in order?", EIF, 3, study.out_of_turn),
    Rule("E03", "Are there enough people, with those who leave counted in?", PITFALLS, 3, study.too_few),
    Rule(
        "E04", "Is everyone counted who starts, and is it said what is done about missing answers?", PITFALLS, 3,
        study.who_is_counted,
    ),
    Rule("E05", "Is anyone asked again after the end?", PITFALLS, 4, study.no_long_look),
    Rule(
        "E06", "Is it said what happens when an answer tells of harm?", "Good practice", 1, study.no_safeguarding,
        left_to_people="Whether those steps would work.",
    ),
    Rule("H01", "Is the evidence still what the plan was drafted on?", OURS, 1, basis.changed_evidence),
    Rule("H02", "Does the evidence speak for the violence that is meant?", OURS, 1, basis.uncovered_kinds),
    Rule("H03", "Does the figure of the need stand out?", OURS, 3, basis.need_not_standing_out),
    Rule("H04", "Is every guess checked?", OURS, 3, basis.guesses),
    Rule("H05", "Do partners see each arrow alike?", "Outcomes Star and others: keep both views", 3, arrows.disputed),
    Rule("H06", "Has a harmful approach a written reason?", OURS, 1, gate="harmful"),
    Rule("H07", "Do your own words in the text still fit the plan?", OURS, 2, basis.words_left_behind),
)  # fmt: skip
BY_ID: Mapping[str, Rule] = {rule.id: rule for rule in RULES}
"""T01 to T40 are for the theory of change, E01 to E06 for the study, H01 to H07 are of this house."""
