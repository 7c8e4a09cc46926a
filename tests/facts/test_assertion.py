"""What turns a statement: the words in brackets are the wording, the right column the effects that act on it."""

import re

import pytest

from onckg.facts.assertion import clause_of, effects_on

ROWS = (
    # nothing acts
    ("The agency [granted] the status.", ""),
    ("The agency has [granted] the status.", ""),
    ("We have [begun] a study.", ""),
    ("Enrollment [started] in June.", ""),
    ("It was not a surprise; the agency [granted] the status.", ""),  # a clause of its own
    ("We do not sell devices, but we [began] a study.", ""),
    ("While it could fail, the study has [begun].", ""),
    ("The plan, although expected to change, was [approved].", ""),
    ("The study, which may enrol twenty patients, was [completed].", ""),
    ("The application, which was not expected, was [filed].", ""),
    ("Had the agency [granted] the status, we would have gained time.", "conditional"),
    ("The company will file and already [holds] the status.", ""),
    ("A supplemental BLA seeking a new use was [submitted].", ""),
    ("The drug was [granted] the status, which may help.", ""),  # behind
    ("The study [started]; it will end in 2020.", ""),
    ("The agency [granted] the status and will publish it.", ""),
    ("The status was [granted] no later than May.", ""),
    ("The agency notably [granted] the status.", ""),  # "not" inside a word
    ("The mayor [granted] the permit.", ""),
    ("Its canned food was [approved].", ""),
    ("The whiff of success [began].", ""),
    ("Donors in Maynard [approved] it.", ""),
    ("The knot was [approved].", ""),
    # denied
    ("The agency has not [granted] the status.", "negated"),
    ("The agency hasn't [granted] the status.", "negated"),
    ("The agency did not [grant] the status.", "negated"),
    ("The drug was never [approved].", "negated"),
    ("The drug has yet to be [approved].", "negated planned"),
    ("The study is no longer [enrolling].", "negated"),
    ("No study has [begun].", "negated"),
    ("Neither drug was [approved].", "negated"),
    ("The drug cannot be [approved].", "negated"),
    ("The sponsor was unable to [begin] the study.", "negated"),
    ("The company failed to [obtain] the status.", "negated"),
    ("The agency declined to [grant] the status.", "negated"),
    ("The company decided against [starting] the study.", "negated"),
    ("The drug was sold without [approval].", "negated"),
    ("It wasn't [approved].", "negated"),
    ("It was not, as some wrote, [approved].", "negated"),
    ("In the absence of [approval], nothing is sold.", "negated"),
    ("There is no assurance of [approval].", "negated"),
    ("The company denies that the study was [stopped].", "negated"),
    # to come
    ("The company plans to [begin] a study.", "planned"),
    ("The company intends to [begin] a study.", "planned"),
    ("The company expects to [begin] a study.", "planned"),
    ("The company anticipates [approval].", "planned"),
    ("The company will [begin] a study.", "planned"),
    ("The study is to be [started].", "planned"),
    ("The company is on track to [begin] a study.", "planned"),
    ("The company is preparing to [file] an application.", "planned"),
    ("The company is seeking [approval].", "planned"),
    ("We look forward to [starting] the study.", "planned"),
    ("The planned [study] has two arms.", "planned"),
    ("The upcoming [filing] is large.", "planned"),
    ("The company is poised to [begin] a study.", "planned"),
    ("The [start] of the study is expected in May.", "planned"),  # behind it
    ("The [study] is planned for 2019.", "planned"),
    ("The [study] will begin in May.", "planned"),
    ("The [filing] remains on track.", "planned"),
    ("The [application] is scheduled for May.", "planned"),
    # only under a condition
    ("If the agency [grants] the status, we gain time.", "conditional"),
    ("The drug may be [approved].", "conditional"),
    ("The drug might be [approved].", "conditional"),
    ("The drug could be [approved].", "conditional"),
    ("Should the agency [grant] the status, we gain time.", "conditional"),
    ("The drug is eligible for [approval].", "conditional"),
    ("Pending [approval], nothing is sold.", "conditional"),
    ("Unless [approved], it is not sold.", "conditional"),
    ("Subject to [approval], sales begin.", "conditional"),
    ("We hope to [receive] the status.", "conditional"),
    ("We ask whether the drug was [approved].", "conditional"),
    ("Until the drug is [approved], nothing is sold.", "conditional"),
    ("The drug would be [approved] first.", "conditional"),
    ("Once [approved], it is sold.", "conditional"),
    ("The sponsor has the potential to [receive] a voucher.", "conditional"),
    ("The data might allow us to [file], if accepted.", "conditional"),
    # both
    ("The company may not [begin] a study.", "negated conditional"),
    ("We expect that the drug may be [approved].", "planned conditional"),
    ("The company does not plan to [begin] a study.", "negated planned"),
    ("The study will not [begin] this year.", "negated planned"),
    ("If all goes well, we will [begin] a study.", "conditional planned"),
    # before this release
    ("The agency previously [granted] the status.", "historical"),
    ("Formerly [approved] drugs are listed.", "historical"),
    # somebody else's
    ("Unlike ours, rivals have [begun] a study.", "other"),
    ("A competitor has [begun] a study.", "other"),
)


@pytest.mark.parametrize(("marked", "effects"), ROWS)
def test_effects(marked, effects, view_of):
    view = view_of(re.sub(r"[\[\]]", "", marked))
    words = re.search(r"\[(.*)\]", marked)[1]
    start = view.slotted.index(words, marked.index("["))
    assert effects_on(view, start, start + len(words)) == frozenset(effects.split())


@pytest.mark.parametrize(
    ("sentence", "words", "clause"),
    [
        ("One thing; another thing.", "another", " another thing."),
        ("One thing; another thing.", "One", "One thing"),
        ("One thing, but another thing.", "another", "another thing."),
        ("One thing and another thing.", "another", "One thing and another thing."),
        ("One thing, while another waits; a third.", "another", "another waits"),
    ],
)
def test_clauses(sentence, words, clause, view_of):
    view = view_of(sentence)
    start = view.slotted.index(words)
    left, right = clause_of(view, start, start + len(words))
    assert view.slotted[left:right] == clause


def test_an_effect_needs_to_reach_its_focus(view_of):
    """A denial counts a few words, not the whole sentence."""
    view = view_of("Not one of the many people who had come to the town that day saw that the drug was approved.")
    start = view.slotted.index("approved")
    assert effects_on(view, start, start + 8) == frozenset()


def test_words_in_a_mark_are_no_triggers(view_of):
    """ "may" in the name of a company is the company's."""
    view = view_of("May Bio began a study.", **{"May Bio": "company"})
    start = view.slotted.index("began")
    assert effects_on(view, start, start + 5) == frozenset()
