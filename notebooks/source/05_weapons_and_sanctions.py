# %% [markdown] digits="minutes of the lesson"
# # What did the missiles change?
#
# ![Still picture: map of Korea and Japan with computed lines of flight over Japan and marks of missiles that came down in Japan’s economic zone](pictures/F.svg)
#
# **Time:** 85 minutes, with a natural stop after the first half · **Level:** beginners; no programming needed · **Before:** `01_timeline`
#
# *Content note:* this lesson is about weapons that can kill very many people. It shows tests, not attacks.

# %% [markdown] tags=["objectives"]
# ## What you will be able to do
#
# - **Date** when missiles began to reach the sea, the economic zone and the sky of Japan.
# - **Explain** why several counts of one year, or two names for one flight, can stand side by side.
# - **Read** an estimate as a range, and say what it rests on.
# - **Tell** who voted how in the Security Council, and what a veto stops.
# - **Judge** whether trade fell before or after the measures, with the gaps in view.

# %% tags=["setup"]
import kit

lesson = kit.lesson("05_weapons_and_sanctions")
lesson.ready()

# %% [markdown]
# ## Commit first
#
# Japan has forbidden all trade with North Korea (DPRK), except for humanitarian purposes. Many people think that this is what ended the trade. Before you look anything up, say how likely you think the next sentence is true. You will come back to it at the end.

# %% tags=["warm-up"]
lesson.ask("warm_up")

# %% [markdown]
# ## Part one: launches
#
# ### When did the missiles begin to reach Japan?
#
# “Reach” can mean several things. A missile can come down in the sea between Korea and Japan. It can come down in Japan’s economic zone, a belt of sea that is not territory. Or it can fly over Japan, high above its airspace. The map shows the last two, and alerts that turned out to be wrong.
#
# **Predict.** What came first: a flight over Japan, or a missile in its economic zone?

# %% tags=["explore"]
flown = kit.explore.flights()
flown

# %% tags=["prose", "remove-input"]
over, zone = kit.overflights(), kit.eez_landings()
events = kit.events().set_index("event_id")
day = events["date"].map(kit.date_text)
flew = over[over["status"] == "overflight"].sort_values("start")
islands = flew["part_of_japan"].value_counts()
carriers = ((flew["part_of_japan"] == "southwest_islands") & (flew["class"] == "SLV")).sum()
lesson.say(f"""
**Read it.** A missile aimed at the sea towards Japan is on record for
{day["ev_1993_05_29_nodong_test"]}. The first flight over Japan was on
{kit.date_text(flew["date"].iloc[0])}; by Japanese reports, the first warhead in the economic zone ([[EEZ]]) came down on
{kit.date_text(zone["date"].min())}. In all {len(flew)} rockets or missiles flew over Japan:
{islands["main_islands"]} over the main islands and {islands["southwest_islands"]} over the islands
of Okinawa, {carriers} of these as carriers of a satellite. On {len(zone)} days a missile came down in the
economic zone, {zone["missiles_inside"].sum()} missiles together. {(over["status"] == "alert_only").sum()}
alerts were followed by no flight over Japan.
""")

# %% tags=["check"]
lesson.ask("order_of_reach")

# %% tags=["check"]
lesson.ask("over_main_islands")

# %% [markdown]
# ### How many, and who counts?
#
# A *ballistic missile* is driven only at the start and then falls in an arc. A *cruise missile* is driven all the way. Lists differ in what they take in. One of them is kept by the Center for Nonproliferation Studies (CNS). Each mark below is one count of one year. Set both ends of the slider to the year with the most launches.
#
# **Predict.** By how much do you expect the counters to differ for one year: by a few, or by tens?

# %% tags=["explore"]
counters = kit.explore.who_counts(years=(2012, 2026))
counters

# %% tags=["prose", "remove-input"]
counts = kit.launch_counts()
year = int(counts.loc[counts["count"].idxmax(), "year"])
of_year = counts[counts["year"] == year].set_index(["counter", "unit"])["count"]
lesson.say(f"""
**Read it.** For {year} the CNS list has {of_year["cns", "missiles"]} missiles. A chart made from it
has {of_year["nti_statista", "missiles_without_failures"]}, because it leaves the
{of_year["cns", "missiles_failure"]} failures out. Japan’s Ministry of Defense says *at least*
{of_year["mod", "ballistic_missiles_at_least"]}, on {of_year["mod", "occasions"]} occasions. A count
with a wider definition, quoted in the press, comes to {of_year["csis_missile_defense", "missiles"]}.
None of them need be wrong. They answer different questions.
""")

# %% tags=["check"]
lesson.ask("four_numbers")

# %% [markdown]
# ### How far, how high?
#
# Here each mark is one launch. First look at the years. Then press *by distance and height*. A missile that is fired steeply flies very high and comes down near. Engineers use this to test a missile of long range without crossing a neighbour.
#
# **Predict.** Where in that picture will the intercontinental missiles stand?

# %% tags=["explore"]
every = kit.explore.launches()
every

# %% tags=["prose", "remove-input"]
launches = kit.launches()
listed = launches[launches["in_cns"]]
known = listed[listed["apogee_km"].notna() & listed["distance_km"].notna()]
top = known.loc[known["apogee_km"].idxmax()]
by_class = listed["class"].value_counts()
lesson.say(f"""
**Read it.** The CNS list holds {len(listed)} missiles from {listed["start"].dt.year.min()} to
{listed["start"].dt.year.max()}; {by_class["SRBM"]} of them are of short range and
{by_class["ICBM"]} are intercontinental. Distance and height are known for {len(known)}. The highest
flight was that of {kit.date_text(top["date"])}: {top["apogee_km"]:,.0f} km up, and only
{top["distance_km"]:,.0f} km away. What such a missile could reach at a flatter angle is computed by
experts, not seen. It depends on what the missile carries, which nobody outside knows.
""")

# %% tags=["check"]
lesson.ask("steep_flight")

# %% [markdown] tags=["pair"]
# **Swap.** Work in pairs with the view above. One of you keeps the class, the other presses *the outcome*. Each writes one headline for the years since the summits from the picture alone. Then swap, and find a mark that speaks against the other headline.

# %% tags=["check"]
lesson.ask("two_headlines")

# %% [markdown]
# ---
#
# **A natural stop.** If your class has two shorter hours, stop here. Your answers are kept. Next time, run all cells again and go on below.
#
# ---
#
# ## Part two: nuclear tests
#
# ### One test, many figures
#
# The strength of a nuclear test, its *yield*, is given in kilotons: as many thousand tonnes of the explosive TNT. Nobody outside measured at the site. Scientists compute the yield from how strongly the ground shook at stations far away. For that they must assume how deep and in what rock the test was.
#
# **Predict.** For which test do the estimates lie farthest apart?

# %% tags=["explore"]
yields = kit.explore.nuclear_yields()
yields

# %% tags=["prose", "remove-input"]
estimates = kit.nuclear_yields()
tests = kit.nuclear_tests().set_index("test_id")
ends = estimates.groupby("test_id").agg(low=("low_kt", "min"), high=("high_kt", "max"))
last, third = ends.loc["nt_2017_09_03"], ends.loc["nt_2013_02_12"]
lesson.say(f"""
**Read it.** The table holds {len(estimates)} estimates of {len(tests)} tests. For the last one,
{kit.date_text(tests.loc["nt_2017_09_03", "date"])}, they run from {last["low"]:g} to
{last["high"]:g} kilotons; for the third, {kit.date_text(tests.loc["nt_2013_02_12", "date"])}, from
{third["low"]:g} to {third["high"]:g}. An article that gives one figure has chosen one. Ask whose it
is, and whether it was a first estimate.
""")

# %% tags=["check"]
lesson.ask("times_as_large")

# %% [markdown]
# ## Part three: what the others did
#
# ### Fifteen seats
#
# The Security Council of the United Nations can bind all members. Each line is one vote, each sign one seat. A *no* of a permanent member stops a draft: that is a *veto*.
#
# **Predict.** In how many of these votes did every seat say yes?

# %% tags=["explore"]
votes = kit.explore.security_council()
votes

# %% tags=["prose", "remove-input"]
table = kit.resolutions()
lost = table[~table["adopted"]].sort_values("start")
split = table[table["yes"] < table[["yes", "no", "abstain", "not_voting"]].sum(axis=1)]
later = table[table["start"] >= "2006"]
lesson.say(f"""
**Read it.** {len(table)} votes are shown. Of the {len(later)} since 2006, {len(later) - len(lost)} were
unanimous, and {len(lost)} drafts failed. One failed on {kit.date_text(lost["date"].iloc[0])} ({lost["dissent"].iloc[0]}),
the other on {kit.date_text(lost["date"].iloc[1])} ({lost["dissent"].iloc[1]}). The second failure ended the
panel that reported on how sanctions are carried out. The sanctions themselves stay in force: a veto
stops a new text, it does not undo an old one.
""")

# %% tags=["check"]
lesson.ask("what_a_veto_stops")

# %% tags=["check"]
lesson.ask("not_unanimous")

# %% [markdown]
# ## The other side: rocket or missile?
#
# A rocket that carries a satellite and a missile that carries a warhead can be much the same machine. Words decide how a launch is judged. Read both tellings of one flight with the four steps below. Write one line for each step.

# %% tags=["explore"]
sides = kit.explore.tellings("ev_2009_04_05_rocket_over_japan")
sides

# %% tags=["remove-input"]
lesson.reading_steps()

# %% tags=["check"]
lesson.ask("satellite_or_missile")

# %% [markdown]
# ### Measures and trade
#
# Above stand the steps of Tokyo, below the trade between the two countries. A question mark is a year without a figure. It is not a zero. Yen and dollars are two pictures; do not mix them.
#
# **Predict.** Did trade fall before the bans, or because of them?

# %% tags=["explore"]
trade = kit.explore.measures_trade()
trade

# %% tags=["prose", "remove-input"]
money = kit.trade()
totals = money[(money["flow"] == "total") & (money["unit"] == "JPY_billion")].set_index("trade_id")[
    "value"
]
first, before = (
    totals["tr_1990_jpy_total_rok_unification_board"],
    totals["tr_2005_jpy_total_mof_via_erina"],
)
after = totals["tr_2008_jpy_total_mof"]
without = len(set(range(1980, 2026)) - set(money[money["unit"] == "JPY_billion"]["start"].dt.year))
lesson.say(f"""
**Read it.** In yen, trade both ways was {first:g} billion in 1990 and {before:g} billion in 2005,
the year before the first ban. That is a fall by {1 - before / first:.0%} before any ban on imports or
exports. The ban on imports was decided on {day["ev_2006_10_11_import_ban"]}, that on exports on
{day["ev_2009_06_16_export_ban"]}. Between the two, in 2008, {after:g} billion were left. So both are true: trade had shrunk before, and the
bans ended what was left. Why it shrank, these figures do not say. For {without} of the years since 1980 the kit found no
figure in yen.
""")

# %% tags=["check"]
lesson.ask("before_or_after")

# %% [markdown]
# ## Investigations
#
# Choose one, or do both.
#
# **By clicking: what did a launch set in motion?** *About the history.* Choose one flight over Japan on the map. Note its id (*Cite as*). Find the next step of Tokyo and the next vote in New York in the other views. How many days later were they? A good answer names the three ids, gives the days, and says why one after the other is not yet one because of the other.

# %% tags=["check"]
lesson.ask("set_in_motion")

# %% [markdown]
# **In pandas: classes and outcomes.** *About the data.* Count how often each class of missile in the CNS list had each outcome. In pandas, `groupby(both)` makes the groups, `size()` counts them, and `unstack(fill_value=0)` turns the result into a table. Fill in the blank, run the cell, then run the check under it. Nothing breaks if you leave the dots.

# %% tags=["code-track"]
launches = kit.launches()
listed = launches[launches["in_cns"]]
both = ["class", "outcome"]
cross = listed.groupby(both).size().unstack(fill_value=0)  # blank: cross = ...
cross

# %% tags=["code-track"]
lesson.try_it("classes_and_outcomes", cross)

# %% tags=["code-track"]
# Which vehicles flew over Japan? Keep the rows that fit, and of them the column "vehicle".
# The form is: over.loc[condition, column]
over = kit.overflights()
vehicles = over.loc[over["status"] == "overflight", "vehicle"]  # blank: vehicles = ...
vehicles

# %% tags=["code-track"]
lesson.try_it("what_flew_over", vehicles)

# %% [markdown]
# ## Look back
#
# Here is the first question once more. Your old answer stands beside it.

# %% tags=["warm-up"]
lesson.again("warm_up")

# %% tags=["prose", "remove-input"]
unknown = (listed["outcome"] == "unknown").sum()
lesson.say(f"""
**What is still unknown.** For {unknown} missiles of the CNS list the outcome is not known. Nobody
outside knows how many warheads the DPRK has, whether one would survive the way back into the air,
or what goods cross its borders unseen. Whether sanctions slowed the programme cannot be read from
these pictures, for nobody can see the years without them. That is a question for evidence of another kind, and for debate.
""")

# %% tags=["exit-ticket"]
lesson.exit_ticket()

# %% [markdown]
# ## Sources of this lesson
#
# The list is made from the flights, the votes and the trade. Each explorer lists its own under *Sources*. **Where to go next:** lesson `06_alliance_dynamics` looks at the states behind the votes. Lesson `04_summits_and_talks` tests whether launches pause while talks run.

# %% tags=["sources", "remove-input"]
shown = (flown, votes, trade)
lesson.sources({one for view in shown for one in view.sources["source_id"]})
