# %% [markdown] digits="minutes of the lesson"
# # What could happen next?
#
# ![Still picture: talks between Japan and North Korea in lanes over the years, thick at first and then few](pictures/R-2002-2024.svg)
#
# **Time:** 90 minutes, with a natural stop after the first half · **Level:** beginners; no programming needed · **Before:** `04_summits_and_talks`; `09_reading_the_news` helps
#
# *Content note:* the abductions are part of every course and every deal in this lesson. They are never scored, and no sum counts them. One course, about parents who do not live to see their children again, is read and not judged.

# %% [markdown] tags=["objectives"]
# ## What you will be able to do
#
# - **Forecast** from a base rate, and measure how well you did.
# - **Update** a belief when you see a sign, with plain numbers.
# - **Compare** possible courses by what drives them, what stands against them, and which signs would show them.
# - **Find** the room for a deal between two capitals and those who must consent, and say what closes it.
# - **Explain** what such models leave out.

# %% tags=["setup"]
import kit

lesson = kit.lesson("10_futures_and_negotiation")
lesson.ready()

# %% [markdown]
# ## Commit first
#
# The article with which this kit begins says that a summit of Japan and North Korea (DPRK) could have far-reaching consequences. First there must be one, and for that both capitals need something that they can accept. Later in this lesson you test five changes of position, each of which has left a trace in a text. Before you look anything up, say how likely you think the next sentence is true. You will come back to it at the end.

# %% tags=["warm-up"]
lesson.ask("warm_up")

# %% [markdown] digits="the day of the article"
# ## Part one: forecast
#
# ### Begin with how often
#
# “Will they meet?” invites a story. A story is easy to believe and hard to test. So begin outside the story: in cases like this one, how often did it happen before? That share is the **base rate**. Then ask what is special now, and move away from the base rate as far as that deserves.
#
# **Predict.** In how many of the last ten years before the article did the two governments talk?

# %% tags=["explore"]
rounds = kit.explore.talks(years=(2002, 2024))
rounds

# %% tags=["prose", "remove-input"]
talks = kit.talks()
official = talks[talks["governmental"].astype(bool)]
years = set(official["start"].dt.year)
before = range(2014, 2024)
quiet = [year for year in before if year not in years]
hits = kit.forecasts().set_index("question_id").loc["fc_government_talks"]
lesson.say(f"""
**Read it.** Of the {len(before)} years from {before[0]} to {before[-1]}, {len(before) - len(quiet)} had at
least one contact in which both sides acted for their governments, confirmed by both or not. The years
{", ".join(map(str, quiet))} had none; contacts of 2023 that the press reported were with people of the
ruling party. Count only talks of delegations that both sides confirm, and the
picture changes: {int(hits["base_hits"])} of {int(hits["base_cases"])} years from 2017 to 2023. A base
rate hangs on what you count as a case, so say it each time.
""")

# %% tags=["check"]
lesson.ask("never_before")

# %% [markdown] digits="the day of the forecast"
# ### Thirty questions of one day
#
# Now forecast. It is 25 March 2024, the day of the statement. Each card tells what was known, a base rate where there is one, and what will count as yes. Give a percentage. When at least fifteen have one, you may see what happened, all at once.
#
# You know more today than anybody knew then. Where you remember the outcome, write down what you would have said. Nobody sees your file unless you hand it on.

# %% tags=["explore"]
forecasts = kit.laboratory.forecasts()
forecasts

# %% [markdown] tags=["pair"]
# **Swap.** Work in pairs, before you look at the outcomes. Find the question on which your percentages differ most. Each says what moved them away from the base rate. Then both may revise. Reasons first, votes later: that keeps the loudest voice from deciding.

# %% tags=["check"]
lesson.ask("inside_or_outside")

# %% tags=["check"]
lesson.ask("score_of_one")

# %% tags=["prose", "remove-input"]
asked = kit.forecasts()
scored = asked[asked["topic"] != "abductions"]
with_base = asked["base_cases"].notna().sum()
lesson.say(f"""
**Read it.** {len(asked)} questions are asked, {with_base} of them with a base rate, and {len(scored)} enter
your score. Look at the panel *Calibration*: your [[Brier score]] stands beside two simple rules, always
fifty, and always the [[base rate]]. To beat the second is hard. If you did not, you are in good company:
the glossary tells what a long study of political experts found.
""")

# %% tags=["check"]
lesson.ask("hindsight")

# %% [markdown]
# ---
#
# **A natural stop.** If your class has two shorter hours, stop here. Your forecasts are kept. Next time, run all cells again and go on below.
#
# ---
#
# ## Part two: signs
#
# ### Courses, not prophecies
#
# A **scenario** is a possible course of events with its reasons. It is no forecast: several courses can mix, and none of them may come. Its use is another one. It tells you what to watch. A good sign is one that you would expect in one course and not in the others.
#
# **Predict.** Which moves a belief more: a sign that fits your course well, or a sign that fits only your course?

# %% [markdown]
# ### How far should a sign move you?
#
# Think of many worlds like ours. In some of them things take the course. Some of those show the sign. But some of the other worlds show it too. When you see the sign, you are in one of the worlds that show it. So count those, and ask which share takes the course. That is Bayes’ rule, and no formula is needed.
#
# Choose a course, say how likely you find it, and log the signs that you have seen. The laboratory counts the worlds for you. The numbers are yours to move.

# %% tags=["explore"]
signs = kit.laboratory.scenarios("sc_trump_first")
signs

# %% tags=["prose", "remove-input"]
courses, indicators = kit.scenarios(), kit.indicators()
seen = (indicators["seen"] != "").sum()
raises = (indicators["direction"] == "raises").sum()
lesson.say(f"""
**Read it.** The kit describes {len(courses)} courses and lists {len(indicators)} signs. {raises} speak
for a course, {len(indicators) - raises} against one, and {seen} had been seen when the table was made.
Each card says where to look, and the counting under the sliders is [[Bayes’ rule]]. One course is there to be read, because it is about families, and nobody
should bet on it.
""")

# %% tags=["check"]
lesson.ask("worlds_with_the_sign")

# %% tags=["check"]
lesson.ask("sign_that_says_nothing")

# %% tags=["check"]
lesson.ask("signs_against")

# %% [markdown] digits="year of a method"
# ## Part three: is there room for a deal?
#
# ### Two tables at once
#
# Whoever negotiates abroad sits at a second table at home, with those who must consent. Robert Putnam called this a **two-level game** (1988). All deals that would be accepted at home are a negotiator’s win-set. Where the win-sets meet, a deal is possible.
#
# What is at stake here is no stake in a game. People were taken from their lives, and families have waited for decades. So the abductions are a condition here: whatever else a deal offers, it is no deal if it passes that line.
#
# **Predict.** On which issues do the red lines of the two capitals exclude each other?

# %% tags=["explore"]
bargaining = kit.laboratory.bargaining()
bargaining

# %% tags=["prose", "remove-input"]
from kit.analysis.negotiation import at_the_table, clashing_issues

wants = kit.preferences()
lines = wants["red_line_position"].notna()
titles = kit.bargaining_issues().set_index("issue")["title"]
clash = clashing_issues(at_the_table(wants))
lesson.say(f"""
**Read it.** {wants["actor_id"].nunique()} parties have a position on up to {wants["issue"].nunique()} issues,
and {lines.sum()} red lines have a place on a scale. Without any change, the lines of Tokyo and
Pyongyang exclude each other on {len(clash)}: *{"* and *".join(titles[one] for one in clash)}*. Most goals
and lines come from texts of each side, some of them later than the article, and some are inferred from what
a side did; each row says so. Places and weights are judgements
of this kit. Glossary:
[[Two-level game]], [[Win-set]], [[BATNA]], [[Bargaining solution]], [[Liaison office]], [[Families' association (Kazokukai)|families’ association]].
""")

# %% tags=["check"]
lesson.ask("lines_clash")

# %% tags=["check"]
lesson.ask("changes_needed")

# %% tags=["check"]
lesson.ask("who_closes_it")

# %% [markdown] digits="years of methods"
# ### Which deal, if there is room?
#
# Two rules are often named. The Nash rule (John Nash, 1950) takes the deal with the largest product of what both gain. The rule of Ehud Kalai and Meir Smorodinsky (1975) gives both the same share of the most that each could have gained. Both are fair in a narrow sense: they treat the two alike. Neither asks what is just, who was wronged, or who holds whom.
#
# Press two “what ifs” that open room, and compare both rules in the panel *Result*.

# %% tags=["check"]
lesson.ask("what_the_rules_leave_out")

# %% [markdown] tags=["teacher"]
# **For a class.** The panel *Role cards* prints a card for each party. Let pairs of delegations negotiate for half an hour, then let each ask those at home. Nobody plays a person who was abducted or a relative by name. Deals can be kept, shared as files and compared in the panel *Class*. Afterwards leave the roles aloud, and talk about what nobody could say while in a role.

# %% [markdown] digits="year of an event that stands beside it"
# ## The other side: at the table at home
#
# Two sides need not be two states. In autumn 2024 a new prime minister spoke of liaison offices in both capitals, and the families’ association answered. Read both tellings with the four steps below. Write one line for each step. What would Pyongyang have heard?

# %% tags=["explore"]
sides = kit.explore.tellings("ev_2024_10_17_families_liaison_offices")
sides

# %% tags=["remove-input"]
lesson.reading_steps()

# %% tags=["check"]
lesson.ask("table_at_home")

# %% [markdown]
# ## Investigations
#
# Choose one, or do both.
#
# **By clicking: a deal and its price at home.** *About the history.* Build a deal in the laboratory that both capitals accept. Use as few changes as you can. Then ask each of the others to consent. A good answer names the changes, says which real text speaks for each, and says honestly who would be left out.

# %% tags=["check"]
lesson.ask("your_deal")

# %% [markdown]
# **In pandas: how good is the base rate?** *About the data.* Give each question its base rate as a forecast and compute the Brier score. It is the mean of the squared distances from what came, one for yes and zero for no. Fill in the blanks, run the cell, then run the check under it. Nothing breaks if you leave the dots.

# %% tags=["code-track"]
table = kit.forecasts().dropna(subset=["base_cases"])
rate = (table["base_hits"] / table["base_cases"]).astype(float)  # blank: rate = ...
came = (table["outcome"] == "yes").astype(float)
brier = round(((rate - came) ** 2).mean(), 3)  # blank: brier = ...
brier

# %% tags=["code-track"]
lesson.try_it("brier_of_the_base_rate", brier)

# %% tags=["code-track"]
# How many questions of each topic came out yes? Group by the column "topic" and add up.
is_yes = kit.forecasts()["outcome"] == "yes"
by_topic = is_yes.groupby(kit.forecasts()["topic"]).sum()  # blank: by_topic = ...
by_topic

# %% tags=["code-track"]
lesson.try_it("yes_by_topic", by_topic)

# %% [markdown]
# ## Look back
#
# Here is the first question once more. Your old answer stands beside it.

# %% tags=["warm-up"]
lesson.again("warm_up")

# %% tags=["prose", "remove-input"]
last = kit.date_text(kit.events()["date"].iloc[-1])
lesson.say(f"""
**What is still unknown.** Nearly everything that matters. Nobody outside knows what the leader in Pyongyang
wants most, or what was said in contacts that nobody confirmed. Nobody knows what a next government in Tokyo,
Seoul or Washington will do.
The last event in this kit is of {last}. A model that fits on one page cannot hold trust, fear, shame or
time. It can show which sentence in an argument carries the weight, so that you can ask about it.
""")

# %% tags=["exit-ticket"]
lesson.exit_ticket()

# %% [markdown]
# ## Sources of this lesson
#
# The list is made from the positions, courses and signs. Each explorer lists its own under *Sources*. Sources of the outcomes stand on the cards, once you may see them. **Where to go next:** lesson `11_policy_brief` lets you write yourself. Lesson `04_summits_and_talks` has the talks that were held.

# %% tags=["sources", "remove-input"]
tables = (wants, courses, indicators, kit.bargaining_issues(), kit.bargaining_changes())
lesson.sources({one for rows in tables for ids in rows["source_ids"] for one in ids})
