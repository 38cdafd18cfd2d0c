"""Damages to the tables: each is a fact that a class would learn wrongly.

The record of the tables is refreshed after each, as by an editor who believes the change.
"""

from __future__ import annotations

from damages.change import Change, Damage, in_row, row_gone, row_twice

CORPUS, IDENTITIES = "tests/tables/test_corpus.py", "tests/tables/test_identities.py"
LOG, PUBLISHED = "tests/tables/test_changes.py", "tests/analysis/test_published_figures.py"
QUESTIONS = (
    "tests/lessons/test_questions.py::test_a_person_among_the_options_is_named_as_in_the_table"
)
ABDUCTIONS, TALKS = "notebooks/03_abductions.ipynb", "notebooks/04_summits_and_talks.ipynb"
WEAPONS, ALLIANCES = (
    "notebooks/05_weapons_and_sanctions.ipynb",
    "notebooks/06_alliance_dynamics.ipynb",
)
COLONIAL, POLITICS = (
    "notebooks/02_colonial_rule_and_aftermath.ipynb", "notebooks/08_domestic_politics.ipynb",
)  # fmt: skip
STATEMENTS, NEWS = (
    "notebooks/07_statements_and_signals.ipynb",
    "notebooks/09_reading_the_news.ipynb",
)


def fact(name: str, what: str, table: str, change: Change, *looks: str) -> Damage:
    """Return a damage to a table; the tests of all tables are asked about each."""
    path = table if "/" in table else f"data/{table}.csv"
    return Damage(name, what, {path: change}, (CORPUS, IDENTITIES, LOG, *looks), recorded=True)


DAMAGES = (
    fact("event_by_a_day", "the second summit a day late", "events",
         in_row("ev_2004_05_22_second_summit,", ",2004-05-22,", ",2004-05-23,"), TALKS),
    fact("event_by_a_year", "the peak of the return movement a year late", "events",
         in_row("ev_1960_repatriation_peak,", ",1960,", ",1961,"), COLONIAL),
    fact("end_by_a_day", "the talks in Stockholm end a day late", "events",
         in_row("ev_2014_05_26_stockholm_talks,", "/2014-05-28,", "/2014-05-29,"), TALKS),
    fact("victim_by_a_day", "a disappearance a day late", "victims",
         in_row("yokota_megumi,", ",1977-11-15,", ",1977-11-16,"), ABDUCTIONS),
    fact("claimed_day", "the day of a death that is claimed, a day late", "victims",
         in_row("yokota_megumi,", ",1994-04-13,", ",1994-04-14,"), ABDUCTIONS),
    fact("return_by_a_day", "one of five returns a day late", "victims",
         in_row("soga_hitomi,", ",2002-10-15,", ",2002-10-16,"), ABDUCTIONS),
    fact("recognised_on", "the day of a recognition, a year late", "victims",
         in_row("matsumoto_kyoko,", ",2006-11-20,", ",2007-11-20,"), ABDUCTIONS),
    fact("incident_by_a_day", "an incident a day early", "abduction_incidents",
         in_row("incident_1978_08_sado,", ",1978-08-12,", ",1978-08-11,"), ABDUCTIONS),
    fact("seventeen", "sixteen recognised victims", "abduction_figures",
         in_row("fg_recognised_victims,", ",17,", ",16,"), ABDUCTIONS),
    fact("thirteen", "fourteen admitted", "abduction_figures",
         in_row("fg_admitted,", ",13,", ",14,"), ABDUCTIONS),
    fact("twelve", "an incident of one person counts two", "abduction_incidents",
         in_row("incident_1977_09_ushitsu,", ",kume_yutaka,1,", ",kume_yutaka,2,"), ABDUCTIONS),
    fact("five", "a fifth of the returned is not returned", "victims",
         in_row("soga_hitomi,", ",returned,", ",not_returned,"), ABDUCTIONS),
    fact("police_figure", "the number of the police, two digits exchanged", "abduction_figures",
         in_row("fg_possible_2012_11,", ",868,", ",886,"), ABDUCTIONS),
    fact("return_movement", "the people of the return movement, two digits exchanged",
         "repatriation_counts", in_row("rc_total,", ",93340,", ",93430,"), COLONIAL),
    fact("resolution_by_a_day", "a resolution a day late", "resolutions",
         in_row("res_1718,", ",2006-10-14,", ",2006-10-15,"), WEAPONS),
    fact("vote_in_the_council", "fourteen instead of fifteen in favour", "resolutions",
         in_row("res_2397,", ",15,0,0,0,", ",14,0,0,0,"), WEAPONS),
    fact("vote_flipped", "a no of the DPRK becomes a yes", "un_key_votes",
         in_row("unga_60_173,", ",yes,no,abstain,yes,no,no,", ",yes,yes,abstain,yes,no,no,"),
         "tests/analysis/test_voting.py", ALLIANCES),
    fact("launch_by_a_day", "a launch a day late", "launches",
         in_row("la_2017_09_15_1,", ",2017-09-15,", ",2017-09-16,"), WEAPONS),
    fact("flight_by_a_year", "a flight over Japan a year late", "overflights",
         in_row("of_1998_08_31,", ",1998-08-31,", ",1999-08-31,"), WEAPONS),
    fact("yield_tenfold", "a yield ten times as large", "nuclear_yields",
         in_row("nt_2017_09_03,Japan MOD", ",160,160,160,", ",1600,160,160,"), WEAPONS),
    fact("yield_tenfold_throughout", "a yield and its ends ten times as large", "nuclear_yields",
         in_row("nt_2017_09_03,Japan MOD", ",160,160,160,", ",1600,1600,1600,"), WEAPONS),
    fact("unit_of_trade", "thousand millions become millions", "trade",
         in_row("tr_1980_jpy_exports_mof,", ",JPY_billion,", ",JPY_million,"), WEAPONS),
    fact("statement_by_a_day", "a statement a day late", "statements",
         in_row("st_2024_03_25_kim_yo_jong,", ",2024-03-25,", ",2024-03-26,"), STATEMENTS),
    fact("troops", "the troops of a year, two digits exchanged", "us_troops",
         in_row("JPN,1990,", ",46593,", ",64593,"), PUBLISHED, ALLIANCES),
    fact("meeting_by_a_day", "a meeting of three governments a day late", "meetings",
         in_row("mt_1998_09_24_usa_jpn_kor,", ",1998-09-24,", ",1998-09-25,"), ALLIANCES),
    fact("talk_by_a_year", "a round of talks a year early", "talks",
         in_row("talk_1959_04_13_red_cross_geneva,", ",1959-04-13/1959-06-24,",
                ",1958-04-13/1958-06-24,"), TALKS),
    fact("poll_by_a_day", "a poll ends a day late", "approval",
         in_row("ap_nhk_2024_03,", "/2024-03-10,", "/2024-03-11,"), POLITICS),
    fact("poll_turned", "approval with its digits exchanged", "approval",
         in_row("ap_nhk_2024_03,", ",25,57,", ",52,57,"), POLITICS),
    fact("other_source", "a fact cites another source of the kit", "abduction_figures",
         in_row("fg_recognised_victims,", "src_mofa_mofaj_page_2645", "src_nippon_data_9cfc"),
         ABDUCTIONS),
    fact("contested_as_agreed", "what is contested is given as agreed", "events",
         in_row("ev_2002_09_17_admission,", ",contested,", ",agreed,"), ABDUCTIONS),
    fact("kanji", "one character of a name is another", "victims",
         in_row("kume_yutaka,", "久米裕", "久米祐"), QUESTIONS, ABDUCTIONS),
    fact("hangul", "one syllable of the name of a state is another", "rule_periods",
         in_row("rp_korean_empire,", "대한제국", "대한재국"), COLONIAL),
    fact("row_deleted", "a person recognised as abducted is missing", "victims",
         row_gone("tanaka_minoru,"), ABDUCTIONS),
    fact("event_deleted", "an event of the talks is missing", "events",
         row_gone("ev_2014_05_29_stockholm_announced,"), TALKS),
    fact("row_doubled", "a statement is there twice", "statements",
         row_twice("st_2024_03_25_kim_yo_jong,"), STATEMENTS),
    fact("verdict", "what cannot be verified is called supported", "seeds/article_claims.csv",
         in_row("c22,", ",cannot_be_verified,", ",supported,"), NEWS),
    fact("verdict_without_nuance", "a verdict loses its nuance", "seeds/article_claims.csv",
         in_row("c07,", ",supported_with_nuance,", ",supported,"), NEWS),
)  # fmt: skip
