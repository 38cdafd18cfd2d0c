"""Advice that a date differs: given where it does, not given for what only looks like a date."""

from __future__ import annotations

import pytest

from kit.analysis.brief_checks import Cited, findings

EVIDENCE = {
    "summit": Cited("First summit", "2002-09-17", "2002-09-17"),
    "again": Cited("Second summit", "2004-05-22", "2004-05-22"),
    "talks": Cited("Talks that went on", "2002-10-29", ""),
    "taken": Cited("Yokota Megumi is taken", "1977-11-15", "1977-11-15"),
    "votes": Cited("S/RES/1718, adopted unanimously", "2006-10-14", "2006-10-14"),
    "declared": Cited("Japan–DPRK Pyongyang Declaration", "2002-09-17", "2002-09-17"),
    "ships": Cited("Ships are kept out", "2006-07-05", "2006-07-05"),
    "figure": Cited("Timeline from 1868 to 2026"),
}


def is_told(sentence):
    return "date" in [one.kind for one in findings({"situation": sentence}, EVIDENCE)]


@pytest.mark.parametrize(
    "sentence",
    [
        "They met in the 1990s and again in 2001 [summit].",
        "In the 1990s they met for the first time [summit].",
        "In the early 1990s they met [summit].",
        "In the mid-1980s and late 1990s it happened [summit].",
        "From 2003 to 2004 the leaders met [summit].",
        "The leaders met in 2003–2004 [summit].",
        "The leaders met in 2003-04 [summit].",
        "The leaders met on 18–20 September 2002 [summit].",
        "The leaders met from 18 to 20 September 2002 [summit].",
        "The leaders met from 30 September to 2 October 2002 [summit].",
        "The leaders met between October and December 2002 [summit].",
        "At the 2001 summit the leaders met [summit].",
        "Japan’s 2003 summit was short [summit].",
        "The leaders met in October 2002 [summit].",
        "The leaders met on 18 Sept 2002 [summit].",
        "The leaders met on 18 Sept. 2002 [summit].",
        "The leaders met on Sep 18, 2002 [summit].",
        "The leaders met on September 18th, 2002 [summit].",
        "The leaders met on the 18th of September, 2002 [summit].",
        "The leaders met on 2002-09-18 [summit].",
        "The leaders met on 18/9/2002 [summit].",
        "The leaders met on 18.9.2002 [summit].",
        "2002年9月18日に会談した [summit]。",
        "2002년 9월 18일에 만났다 [summit].",
        "Ｔｈｅｙ met in ２００１ [summit].",
        "They met in early 2001 [summit].",
        "They met at the end of 2003 [summit].",
        "Since 2003 they have met [summit].",
        "They had met by 2001 [summit].",
        "They met before 2001 [summit].",
        "They met after 2003 [summit].",
        "They met only in 2001 [summit].",
        "In fiscal 2005 they met [summit].",
        "2001: the leaders met [summit].",
        "2001 saw the leaders meet [summit].",
        "The summit (2001) was short [summit].",
        "In the year 2001 they met [summit].",
        "In 2001, leaders met [summit].",
        "Resolution 1718 (2007) followed [votes].",
        "Under Resolution 1718 of 2007 exports ended [votes].",
        "The 2003 Pyongyang Declaration promised talks [declared].",
        "In 2003 the leaders signed the law of the sea [declared].",
        "Talks went on in 2001 [talks].",
        "They met in 2001 and in 2003 [summit].",
        "They met in 2001, 2003 and 2005 [summit].",
        "They met in May 2003 [summit] [again].",
        "In May 2001 they met [summit].",
        "In 2001 families met the envoys [summit].",
        "On 31/31/2001, or in 2001, they met [summit].",
    ],
)
def test_a_date_that_differs_is_told(sentence):
    assert is_told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        # It is the date of the evidence, written in another way.
        "In the 2000s they met [summit].",
        "In the early 2000s they met [summit].",
        "In the 1970s people were taken [taken].",
        "In the 1970s and 1980s people were taken [taken].",
        "From the 1970s to the 1990s people were taken [taken].",
        "The 1970’s were the years in which people were taken [taken].",
        "From 2002 to 2004 leaders met [summit].",
        "From 2000 to 2004 leaders met [summit].",
        "From 2001 until the end of 2003 they spoke [summit].",
        "Leaders met in 2001–2004 [summit].",
        "Leaders met in 2001—2004 [summit].",
        "Leaders met in 2001-04 [summit].",
        "Leaders met in 2001/2002 [summit].",
        "Between 2000 and 2004 leaders met [summit].",
        "They met on 16–18 September 2002 [summit].",
        "They met on 16-18 September 2002 [summit].",
        "They met on 16 to 18 September 2002 [summit].",
        "They met from 16 to 18 September 2002 [summit].",
        "They met on September 16–18, 2002 [summit].",
        "They met on 17 and 18 September 2002 [summit].",
        "They met from 30 August to 2 October 2002 [summit].",
        "They met from 30 August 2002 to 2 October 2002 [summit].",
        "They met between August and October 2002 [summit].",
        "They met from December to February 2003 in the 2002 rounds [summit].",
        "The 2002 summit was short [summit].",
        "Japan’s 2002 summit was short [summit].",
        "They met in September 2002 [summit].",
        "They met in Sept. 2002 [summit].",
        "They met on 17 Sept 2002 [summit].",
        "They met on 17th September 2002 [summit].",
        "They met on the 17th of September 2002 [summit].",
        "They met on September 17, 2002 [summit].",
        "They met on Tuesday, 17 September, 2002 [summit].",
        "They met on 2002-09-17 [summit].",
        "They met on 2002/9/17 [summit].",
        "They met on 17/9/2002 or 9/17/2002 [summit].",
        "2002年9月17日に会談した [summit]。",
        "2002년 9월 17일에 만났다 [summit].",
        "In early 2002 nobody knew; in late 2002 all did [summit].",
        "Since 1991 they have met [summit].",
        "Since the early 1990s they have met [summit].",
        "From 1990 on they met [summit].",
        "1990 onwards they met [summit].",
        "By 2030 no parent will be left [summit].",
        "By the end of 2004 they had met [summit].",
        "Until 2004 they met [summit].",
        "After 2002 nothing moved [summit].",
        "Before 2003 they met [summit].",
        "In fiscal 2002 they met [summit].",
        "In FY2002 they met [summit].",
        "In the winter of 2002 talks ended [talks].",
        "In 2015 the talks still went on [talks].",
        # It is the date of something else.
        "Under Resolution 1718 (2006) exports fell [votes].",
        "Japan acted under Law No. 143 of 2004 [ships].",
        "Under the 2004 law ships were kept out [ships].",
        "The treaty of 1965 did not settle it [summit].",
        "The 1965 treaty did not settle it [summit].",
        "According to a 2014 UN report she was taken [taken].",
        "Yokota Megumi, born in 1964, was taken [taken].",
        "Fewer leaders met than in 2018 [summit].",
        "Compared with 2018 it was quiet [summit].",
        "Hughes (2009) writes that they met [summit].",
        "They met (Hughes, 2009) [summit].",
        "They met (see S/2006/728 and https://example.org/2009/07) [summit].",
        "Tokyo should open an office in 2027 [summit].",
        "In May 2027 they will meet again [summit].",
        # It is no date.
        "They gave 2000 tonnes of rice [summit].",
        "In 2000 tonnes of rice there was hope [summit].",
        "Some 1868 people signed [summit].",
        "1,868 people signed [summit].",
        "A list of 1868 people was handed over [summit].",
        "About 1900 returned [summit].",
        "At least 2000 asked for it [summit].",
        "In 2000 villages people waited [summit].",
        "The 2000 signatures were handed over [summit].",
        "It cost $2000, or US$ 2010, or ¥1900 [summit].",
        "It cost 2000 yen, 2010 dollars or 1900 million won [summit].",
        "The number rose from 1868 to 2000 [summit].",
        "The number fell from 2000 to 1868 [summit].",
        "Aid fell from 2000 to 1900 tonnes [summit].",
        "He had 2000 followers and they met [summit].",
        "Resolution 2087 and Resolutions 1695, 1718 and 1874 were adopted [summit].",
        "S/RES/1874 was adopted [summit].",
        "They met in room 1991, and spoke of item No. 2004 and p. 1999 [summit].",
        "It rose by 20.2001 % and 2001 % [summit].",
        "They met [figure]. In 1868 all was different [figure].",
    ],
)
def test_what_is_no_other_date_is_not_told(sentence):
    assert not is_told(sentence)


def test_only_what_the_sentence_itself_cites_is_compared():
    assert not is_told("In 2014 an inquiry began. The leaders had met [summit].")
    assert is_told("The leaders had met. In 2014 an inquiry began. [summit]")


def test_a_card_without_a_title_is_compared_too():
    evidence = {"a": Cited("", "2002-09-17", "2002-09-17")}
    assert [one.kind for one in findings({"summary": "They met in 2001 [a]."}, evidence)] == [
        "date"]  # fmt: skip


def test_the_card_that_is_named_has_the_date_that_differs():
    found = findings({"situation": "They met in 2001 [figure] [again]."}, EVIDENCE)
    (blanks,) = [one.blanks for one in found if one.kind == "date"]
    assert blanks == {"title": "Second summit", "start": "2004-05-22", "end": "2004-05-22"}
