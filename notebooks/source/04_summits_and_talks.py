# %% [markdown] digits="minutes of the lesson"
# # Why did talks open, and why did they break?
#
# ![Still picture: rounds of talks between Japan and North Korea in lanes over the years, each with a shape for how it ended](pictures/R-1990-2024.svg)
#
# **Time:** 85 minutes, with a natural stop after the first half · **Level:** beginners; no programming needed · **Before:** `01_timeline`
#
# *Content note:* the talks of this lesson are often about people who were abducted. Their families are still waiting.

# %% [markdown] tags=["objectives"]
# ## What you will be able to do
#
# - **Read** a history of talks: who met, how it ended, and who confirms it.
# - **Measure** a silence, and say what your measure counts.
# - **Compare** a promise with what came of it, and name who says so.
# - **Test** whether launches pause while talks run, against chance.
# - **Explain** why two things that go together need not cause each other.

# %% tags=["setup"]
import kit

lesson = kit.lesson("04_summits_and_talks")
lesson.ready()

# %% [markdown]
# ## Commit first
#
# Japan and North Korea (DPRK) have no embassies in each other’s capitals. To talk, they must arrange a meeting every time. Before you look anything up, say how likely you think the next sentence is true. You will come back to it at the end.

# %% tags=["warm-up"]
lesson.ask("warm_up")

# %% [markdown]
# ## Part one: meetings and silences
#
# ### All talks on one axis
#
# Each mark is a meeting. Its shape says how it ended. A hollow mark means that not both governments confirm it. The lanes are kinds of talks: summits of the leaders, normalisation rounds, working-level talks of officials, Red Cross talks and missions of parties. A lane of its own has contacts that were secret or only reported.
#
# Press the buttons under *Around them* to add nuclear tests and flights over Japan, measures of Japan, and changes of leader.
#
# **Predict.** In which decade do you expect most meetings?

# %% tags=["explore"]
rounds = kit.explore.talks(years=(1990, 2024))
rounds

# %% tags=["prose", "remove-input"]
talks = kit.talks()
series, ended = talks["series"].value_counts(), talks["result"].value_counts()
later = talks[talks["start"] >= "1990"]
decade = (later["start"].dt.year // 10 * 10).value_counts()
both = int((talks["confirmed"] == "both").sum())
day = talks.set_index("talk_id")["date"].map(kit.date_text)
lesson.say(f"""
**Read it.** The table holds {len(talks)} meetings. Both governments confirm {both} of them. There
were {series["summit"]} summits of the leaders, on {day["talk_2002_09_17_summit_1"]} and
{day["talk_2004_05_22_summit_2"]}, and {series["normalisation"]} numbered rounds of [[normalisation talks]], the last on
{day["talk_2002_10_29_normalisation_12"]}. Of all meetings {ended["agreement"]} ended with an
agreement of some kind, and {ended["broken_off"]} were broken off. Since 1990, the decade from
{decade.index[0]} has the most meetings, {decade.iloc[0]}. A meeting that nobody reported is not in
the table.
""")

# %% tags=["check"]
lesson.ask("normalisation_rounds")

# %% [markdown]
# ### Broken off
#
# Most talks that fail end without a result: the sides part and say that they will meet again. Few are *broken off*, with one side leaving or refusing to go on. Press *broken off* under *How they ended*, and read the cards.
#
# **Predict.** Which subject do the broken talks have in common?

# %% tags=["check"]
lesson.ask("broken_off")

# %% tags=["prose", "remove-input"]
broken = talks[talks["result"] == "broken_off"]
person = kit.victims().set_index("victim_id").loc["taguchi_yaeko"]
told_twice = broken[broken["certainty"] == "contested"].iloc[0]
listed = "\n".join(
    f"- **{row.name}** ({kit.date_text(row.date)}): {row.outcome}"
    for row in broken.set_index("name", drop=False).itertuples(index=False)
)
lesson.say(f"""
**Read it.** {len(broken)} meetings were broken off.

{listed}

The name Ri Un Hye stands for a woman who, by the account of a former agent of the DPRK, taught her
Japanese. The Japanese police identified her as {person["name"]} ({person["name_native"]}), whom
Japan recognises as abducted. In all these meetings the abductions were a point at which the talks
broke; in {told_twice["start"].year} nuclear inspections were another. How that round ended is told in two
ways. {told_twice["note"]}
""")

# %% [markdown]
# ### The longest silence
#
# Now look at the time *between* the meetings. The view counts only talks of governments that both sides confirm. A bar is a silence; the higher, the longer. Then press *every contact, also reported ones*.
#
# **Predict.** When was the longest silence: in the first years of talks, after the second summit, or now?

# %% tags=["explore"]
quiet = kit.explore.silences()
quiet

# %% tags=["prose", "remove-input"]
first, second = quiet.selected.iloc[0], quiet.selected.iloc[1]
wide = kit.explore.silences(counts="any").selected
other = wide[wide["start"] >= "1990"].iloc[0]
named = talks.set_index("talk_id")["name"]
lesson.say(f"""
**Read it.** The longest silence of this kind has not ended. It began after *{named[first["after"]]}*
({day[first["after"]]}), and on the last day of this table it had lasted {first["days"]:,} days. The
longest one that has ended lasted {second["days"]:,} days, from *{named[second["after"]]}* to
*{named[second["before"]]}*. If every contact counts, also those that were only reported, the longest
silence since 1990 is shorter. It lasted {other["days"]:,} days, up to *{named[other["before"]]}*. Nothing in
the world has changed. The rule for counting has.
""")

# %% tags=["check"]
lesson.ask("longest_ended")

# %% [markdown] tags=["pair"]
# **Swap.** Work in pairs with the first view. One of you presses *by both* under *Confirmed*, the other *by the press only*. Each tells the other the story of the years from the Stockholm talks to today from these marks alone. Then write one sentence together that holds for both stories.

# %% tags=["check"]
lesson.ask("two_stories")

# %% [markdown]
# ---
#
# **A natural stop.** If your class has two shorter hours, stop here. Your answers are kept. Next time, run all cells again and go on below.
#
# ---
#
# ## Part two: promises, and what came of them
#
# ### What the papers promised
#
# Some talks ended with a paper. Each mark below is one promise, in the row of its document. The shape says what came of it, as far as the record shows. *Disputed* means that the two sides differ on whether it was kept.
#
# **Predict.** What do you expect to see most: kept, not kept, or disputed?

# %% tags=["explore"]
papers = kit.explore.promises()
papers

# %% tags=["prose", "remove-input"]
promises = kit.promises()
came = promises["outcome_status"].value_counts()
words = {
    "kept": "kept", "partly_kept": "kept in part", "not_kept": "not kept", "disputed": "disputed",
    "superseded": "overtaken by a later agreement", "open": "open",
}  # fmt: skip
counted = ", ".join(f"{number} {words[status]}" for status, number in came.items())
lesson.say(f"""
**Read it.** The table splits {promises["document"].nunique()} documents into {len(promises)}
promises: {counted}. The [[Pyongyang Declaration]] of {day["talk_2002_09_17_summit_1"]} holds
{(promises["document_event_id"] == "ev_2002_09_17_pyongyang_declaration").sum()} of them. A promise
of talks is easy to keep: the sides meet. A promise of results needs both. The [[Stockholm agreement]] has a section for each side. Some promises hang
together: economic help was to follow the opening of relations, and relations were never opened.
""")

# %% tags=["check"]
lesson.ask("what_came_of_it")

# %% [markdown]
# ## The other side
#
# The two governments agreed in Stockholm: North Korea would look into all questions about Japanese in the country. Japan would lift some of its own measures at the start, and all of them in the end. Less than two years later the committee for it was dissolved. Who ended the agreement? Read both tellings with the four steps below. Write one line for each step, on paper or for a neighbour.

# %% tags=["explore"]
sides = kit.explore.tellings("ev_2016_02_12_committee_dissolved")
sides

# %% tags=["remove-input"]
lesson.reading_steps()

# %% tags=["check"]
lesson.ask("who_ended_it")

# %% tags=["check"]
lesson.ask("order_of_steps")

# %% [markdown]
# ## Part three: do launches pause while talks run?
#
# ### A difference, and chance
#
# Many people say that North Korea does not launch missiles while it talks. Here each bar is a month; its height is the number of days with a launch. Shaded are the months with talks, and one month before and after.
#
# Look at the two means above the picture. Is the difference large? Chance alone also makes differences. So press *once*, *ten times*, *all*. Each time, the computer deals the same months out anew, as if talks had nothing to do with launches. This is a **permutation test**.
#
# **Predict.** How often will chance alone give a difference as large as the one seen?

# %% tags=["explore"]
pause = kit.explore.pauses()
pause

# %% tags=["prose", "remove-input"]
wider = kit.explore.pauses(deals="all", test="shift").result
alone = kit.explore.pauses(deals="all", reach=0).result
result = pause.result
share = f"{result.p:.1%}" if result.p >= 0.001 else "less than 0.1%"
lesson.say(f"""
**Read it.** In months with talks there were {result.during:.2f} launch days a month, in the others
{result.otherwise:.2f}. Dealt out anew, chance gives a difference as large in {share} of the tries.
That looks like strong evidence. But launches come in series, and talks too. If chance only *slides*
the calendar, so that the series stay whole, the share is {wider.p:.1%}. And if only the months of
the talks themselves count, without the months beside them, dealing gives {alone.p:.1%}. The answer
depends on choices that you can see and change.
""")

# %% tags=["check"]
lesson.ask("what_p_means")

# %% [markdown]
# ### Why this does not show a cause
#
# Suppose that the difference is more than chance. Then at least four stories fit it. Talks may hold launches back. Or launches may end talks, so that few talks are held in months of launches. Or a third thing may move both: for example a new leader, a thaw with Washington, or the many launches since the last talks. Or the table misses quiet contacts in months of launches.
#
# Move the slider for the years. Leave out the years since the last confirmed talks, in which there were many launches. What is left of the difference?

# %% tags=["prose", "remove-input"]
sure = talks[talks["governmental"] & (talks["confirmed"] == "both")]
until = int(sure["start"].dt.year.max())
early = kit.explore.pauses(deals="all", years=(1990, until)).result
more = "the months with talks" if early.during > early.otherwise else "the other months"
lesson.say(f"""
**Read it.** From 1990 to {until} the means are {early.during:.2f} and {early.otherwise:.2f} launch
days a month. Now {more} have the higher mean. Chance gives a difference as large in {early.p:.1%} of
the tries. The first result comes from the years since then. A test says how surprising a difference would be if nothing
lay behind it. It does not say *what* lies behind it.
""")

# %% tags=["check"]
lesson.ask("which_stories_fit")

# %% [markdown]
# ## Investigations
#
# Choose one, or do both.
#
# **By clicking: why did this round open?** *About the history.* Choose one mark in the first view. Note its id (*Cite as*). Then open the timeline of lesson `01_timeline` at the year before it. Which two events could have opened the door, and which one could have closed it? A good answer names the events with their ids, says for each what speaks for it, and says what it cannot know.

# %% tags=["check"]
lesson.ask("why_did_it_open")

# %% [markdown]
# **In pandas: kinds of talks and how they ended.** *About the data.* Count how often each kind of talks ended in each way. In pandas, `groupby(both)` makes the groups, `size()` counts them, and `unstack(fill_value=0)` turns the result into a table. Fill in the blank, run the cell, then run the check under it. Nothing breaks if you leave the dots.

# %% tags=["code-track"]
talks = kit.talks()
both = ["series", "result"]
cross = talks.groupby(both).size().unstack(fill_value=0)  # blank: cross = ...
cross

# %% tags=["code-track"]
lesson.try_it("kinds_and_results", cross)

# %% tags=["code-track"]
# Which rounds of the normalisation talks are there? Keep the rows that fit, and of them the column "name".
# The form is: talks.loc[condition, column]
twelve = talks.loc[talks["series"] == "normalisation", "name"]  # blank: twelve = ...
twelve

# %% tags=["code-track"]
lesson.try_it("the_twelve_rounds", twelve)

# %% [markdown]
# ## Look back
#
# Here is the first question once more. Your old answer stands beside it.

# %% tags=["warm-up"]
lesson.again("warm_up")

# %% tags=["prose", "remove-input"]
reported = talks[talks["confirmed"] == "press_only"]
last = reported.sort_values("start").iloc[-1]
lesson.say(f"""
**What is still unknown.** {len(reported)} meetings rest on the press alone, the last one in the
table, *{last["name"]}*, {kit.date_text(last["date"])}. What was said in secret contacts is mostly
unknown. Whether Pyongyang would have talked without sanctions, or with more of them, cannot be
known: history runs once. And whether the sentence that opened this kit, that a summit was
proposed, will lead to one is still open.
""")

# %% tags=["exit-ticket"]
lesson.exit_ticket()

# %% [markdown]
# ## Sources of this lesson
#
# The list is made from the talks and the promises. Each explorer lists its own under *Sources*. **Where to go next:** lesson `05_weapons_and_sanctions` looks at the launches themselves. Lesson `07_statements_and_signals` reads what is said when no talks are held.

# %% tags=["sources", "remove-input"]
lesson.sources({*rounds.sources["source_id"], *papers.sources["source_id"]})
