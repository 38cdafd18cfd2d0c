# %% [markdown] digits="minutes of the lesson"
# # Can you make the case?
#
# ![Still picture: talks, journeys and what happened around the abductions from the Stockholm agreement on, as marks in lanes](pictures/T-2014-2026-c-diplomacy-abduction-humanitarian.svg)
#
# **Time:** 90 minutes, with a natural stop after the first half; writing at home · **Level:** beginners; no programming needed · **Before:** `01_timeline`; `03_abductions`, `04_summits_and_talks` and `09_reading_the_news` help
#
# *Content note:* this lesson speaks of people who were abducted and of their families, who are alive and read what is written. Nothing about them is scored. They are never a price, a means or a prize in an argument.

# %% [markdown] tags=["objectives"]
# ## What you will be able to do
#
# - **Put** one question to an addressee who can decide it.
# - **Tell** evidence from assertion, and cite what you claim.
# - **Write** about what is contested, with claimants and ranges.
# - **Weigh** options with reasons for and against.
# - **Review** a classmate’s brief with a rubric, and improve your own.

# %% tags=["setup"]
import kit

lesson = kit.lesson("11_policy_brief")
lesson.ready()

# %% [markdown]
# ## Commit first
#
# You will recommend something. Perhaps a new agreement between Tokyo and Pyongyang, the capital of North Korea (DPRK). So first: how did the old ones fare? The kit lists what the two sides promised each other in declarations, agreements and meetings, and what came of each promise. Before you look anything up, say how likely you think the next sentence is true. You will come back to it at the end.

# %% tags=["warm-up"]
lesson.ask("warm_up")

# %% [markdown]
# ## Part one: from topic to evidence
#
# ### What a policy brief is
#
# A policy brief helps one reader to decide one question. The reader is busy and knows the headlines. She wants to know what the matter is and what could be done. She wants to see what speaks for and against each option. Then she wants your advice, and what you do not know. Two pages.
#
# “Japan and North Korea” is a topic. “Should Tokyo offer liaison offices in both capitals?” is a question: somebody can answer it with a decision. Look at the years since the Stockholm agreement, and find a question that is still open.
#
# **Predict.** In which year do most of these events lie?

# %% tags=["explore"]
view = kit.explore.timeline(
    years=(2014, 2026), categories=("diplomacy", "abduction", "humanitarian")
)
view

# %% tags=["prose", "remove-input"]
shown = view.selected
years = shown["start"].dt.year.value_counts()
talks = kit.talks().sort_values("start")
sure = talks[talks["governmental"] & (talks["confirmed"] == "both")].iloc[-1]
lesson.say(f"""
**Read it.** The timeline shows {len(shown)} events, {years.max()} of them in {years.idxmax()}.
{(shown["certainty"] != "agreed").sum()} are contested or uncertain. The last meeting of governments that both
sides confirmed is of {kit.date_text(sure["date"])}; a contact of {kit.date_text(talks["date"].iloc[-1])} is
reported by the press alone. A question can be open for two reasons: nobody has decided it, or those who decided see it
differently. Terms such as [[liaison office]] or [[Stockholm agreement]] need half a sentence in a brief.
""")

# %% tags=["check"]
lesson.ask("what_a_brief_is")

# %% tags=["check"]
lesson.ask("first_reader")

# %% [markdown]
# ### Evidence or assertion?
#
# An assertion asks to be believed. Evidence lets the reader check. “Agreements with Pyongyang never hold” is an assertion, and so is “engagement works”. Both can be turned into something that can be checked: which agreements, which promises, held by whose account?
#
# Each mark below is one promise. Walk through the list and read who says what about its outcome.
#
# **Predict.** Which is larger: the number of promises that were kept, or the number on which the two sides disagree?

# %% tags=["explore"]
promises = kit.explore.promises()
promises

# %% tags=["prose", "remove-input"]
outcomes = kit.promises()["outcome_status"].value_counts()
documents = kit.promises()["document"].nunique()
lesson.say(f"""
**Read it.** {outcomes.sum()} promises come from {documents} documents and meetings. {outcomes["kept"]} were kept, {outcomes["partly_kept"]} kept in
part and {outcomes["not_kept"]} not kept. {outcomes["disputed"]} are disputed, {outcomes["open"]} open and {outcomes["superseded"]} overtaken by a
later agreement. So neither slogan survives. A careful sentence says: of the promises in the table, so many
were kept, and on so many the sides disagree. That sentence has a number, so it needs a citation.
""")

# %% tags=["check"]
lesson.ask("kept_promises")

# %% tags=["check"]
lesson.ask("flagged")

# %% [markdown]
# ### Contested figures
#
# A reader who finds one wrong number stops believing the others. And many numbers here are contested: not because somebody lies, but because people count different things. In lesson `03_abductions` you met figures that get confused. Missiles are no different.
#
# There are three ways to write a contested figure. Name the claimant (“by the count of …”). Give the range with both counters. Or leave the number out, if your case does not need it. Never take the mean of two claims.
#
# **Predict.** How far apart are the counters for the year with most missiles?

# %% tags=["explore"]
counts = kit.explore.who_counts(years=(2017, 2023))
counts

# %% tags=["prose", "remove-input"]
figures = kit.abduction_figures()
one = figures.set_index("figure_id")
lesson.say(f"""
**Read it.** The counters differ by their rules, not by their care. The same holds where it hurts. The kit
lists {len(figures)} figures on the abductions, each with who says it and as of when. The Government of Japan recognises
{one.loc["fg_recognised_victims", "value"]} people as abducted. The DPRK has admitted {one.loc["fg_admitted", "value"]} and says that
{one.loc["fg_claimed_dead", "value"]} of them are dead, an account that Tokyo does not accept. Other lists count other people. If your
brief needs one of these figures, the claimant stands in the same sentence.
""")

# %% tags=["check"]
lesson.ask("gap_in_counts")

# %% tags=["check"]
lesson.ask("care_with_numbers")

# %% [markdown]
# ---
#
# **A natural stop.** If your class has two shorter hours, stop here. Your answers are kept. At home, choose a question and an addressee. Next time, run all cells again and go on below.
#
# ---
#
# ## Part two: make the case

# %% [markdown]
# ### Options and trade-offs
#
# A brief with one option is an advertisement. Give two or three that somebody could want, and let one of them be “change nothing”. For each, ask: what would it cost, and whom? How would the other side answer? What would show after a year that it fails?
#
# An option often trades one good for another: speed against certainty, a door kept open against pressure kept up. Say the trade aloud. But some things are not goods to be traded. People who were taken are not a concession, and their families are not a lobby to be managed. A brief can weigh what governments do. It does not put a price on a person.

# %% tags=["check"]
lesson.ask("order_of_steps")

# %% [markdown]
# ### Writing about people
#
# Write each sentence as if a mother in Japan and a nurse in Chongjin would read it. Names of abducted people are in the record; use one only if the sentence needs it. On deaths, always say who says so. “Recognised by the Government of Japan as abducted” is an official category: name it as such. The families have spoken in public many times; cite them, do not speak for them.
#
# People in the DPRK have hardly a voice in these sources. Sanctions, aid, visits and letters touch them, too. Say what you know of that, and what you do not.

# %% tags=["check"]
lesson.ask("whose_reason")

# %% [markdown]
# ### Your brief
#
# Now build it. First fill the basket: in the panel *Find*, search any table; in the panel *Figures*, paste the view code of a picture from any lesson. Note for each piece what it shows, and for whom. Then write, part by part. *Cite here* puts the mark of a piece where your cursor was.
#
# Warnings appear beside what you write. They follow rules of thumb, and they never stop you. Everything is kept while you write.

# %% tags=["explore"]
desk = kit.laboratory.brief()
desk

# %% [markdown]
# ### The argument map
#
# Before the long parts, draw your case. One claim, reasons for it, reasons against it, and what answers those. Tie each reason to evidence of your basket. A reason without evidence is a gap you can see. When the map stands, the panel *Argument* of your brief takes its outline over.
#
# **Predict.** Which side will have more evidence, the one you like or the other?

# %% tags=["explore"]
tree = kit.laboratory.argument()
tree

# %% tags=["check"]
lesson.ask("strongest_objection")

# %% [markdown] tags=["pair"]
# **Swap.** Work in pairs. Each of you makes a file in the panel *Class* and hands it on. Read your partner’s brief there, choose a level for each line of the rubric, and say which sentence made you choose it. The levels are words, not points. Hand your review back as a file. Then, in the panel *Reviews*, log what you changed, and why. You may also log what you did not change.

# %% tags=["check"]
lesson.ask("what_the_review_changed")

# %% [markdown]
# ## The other side: who ended the inquiry?
#
# Any option that builds on a new inquiry meets this question. Read how each side tells the end of the last one, with the four steps below. Write one line for each step.

# %% tags=["explore"]
sides = kit.explore.tellings("ev_2016_02_12_committee_dissolved")
sides

# %% tags=["remove-input"]
lesson.reading_steps()

# %% tags=["check"]
lesson.ask("both_sides_of_the_end")

# %% [markdown]
# ## Investigations
#
# Choose one, or do both.
#
# **By clicking: evidence that hurts.** *About the history.* Find three pieces of evidence for your question. One must speak against your case, and one must come from another publisher than the rest. A good answer gives ids, says what each piece shows and for whom, and does not explain the unwelcome one away.

# %% tags=["check"]
lesson.ask("by_clicking")

# %% [markdown]
# **In pandas: how often kept?** *About the data.* Compute the percentage of all promises that were kept in full, with one decimal. Fill in the blank, run the cell, then run the check under it. Nothing breaks if you leave the dots.

# %% tags=["code-track"]
table = kit.promises()
kept = table["outcome_status"] == "kept"
percent = round(100 * kept.mean(), 1)  # blank: percent = ...
percent

# %% tags=["code-track"]
lesson.try_it("percent_kept", percent)

# %% tags=["code-track"]
# For each document (down) and each outcome (across): how many promises?
groups = table.groupby(["document", "outcome_status"])
by_document = groups.size().unstack(fill_value=0)  # blank: by_document = ...
by_document

# %% tags=["code-track"]
lesson.try_it("outcomes_by_document", by_document)

# %% [markdown]
# ## Hand in
#
# Export the brief in its panel. If your teacher wants to see how you got there, make your portfolio: one page with all that you answered and wrote, in all lessons. You choose the name on it.

# %% tags=["explore"]
kit.portfolio()

# %% [markdown]
# ## Look back
#
# Here is the first question once more. Your old answer stands beside it.

# %% tags=["warm-up"]
lesson.again("warm_up")

# %% tags=["prose", "remove-input"]
lesson.say(f"""
**What is still unknown.** Nobody outside knows what Pyongyang would answer to your option, or what it knows
of those who did not come home. {outcomes["open"]} promises are open to this day. Much of what each
government knows is not public. A good brief says so and still decides, because not deciding is a decision, too. Export yours in
the panel *Export*, read it once on paper, and hand it in.
""")

# %% tags=["exit-ticket"]
lesson.exit_ticket()

# %% [markdown]
# ## Sources of this lesson
#
# The list is made from what the explorers show. Each explorer lists its own under *Sources*. Your brief has a list of its own. **Where to go next:** this was the last lesson. Go back to `00_start_here` to see what you have done, or write a second brief for the addressee who would oppose the first.

# %% tags=["sources", "remove-input"]
seen = {one for part in (view, promises, counts) for one in part.sources["source_id"]}
lesson.sources(seen | {"ev_2016_02_12_committee_dissolved", "ev_2002_09_17_summit"})
