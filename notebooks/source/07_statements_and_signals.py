# %% [markdown] digits="minutes of the lesson"
# # How do you read a statement by Kim Yo Jong?
#
# ![Still picture: statements of Tokyo and Pyongyang as marks by date, from hostile at the foot to conciliatory at the top](pictures/TN-s-JPN-PRK-e-tests.svg)
#
# **Time:** 90 minutes, with a natural stop after the first half · **Level:** beginners; no programming needed · **Before:** `01_timeline`; `04_summits_and_talks` helps
#
# *Content note:* some statements threaten, and some speak of people who were abducted. You read them as short gists, not in full.

# %% [markdown] tags=["objectives"]
# ## What you will be able to do
#
# - **Read** a statement in four steps: who speaks, in what situation, what others say, and which words matter.
# - **Code** tone and themes with a codebook, and give a reason for each code.
# - **Explain** what percent agreement, kappa and alpha say, and why a share alone can mislead.
# - **Compare** the tone of two sides over time, and say what the picture cannot show.
# - **Challenge** a code with evidence.

# %% tags=["setup"]
import kit

lesson = kit.lesson("07_statements_and_signals")
lesson.ready()

# %% [markdown]
# ## Commit first
#
# Two people read the same statements with the same written rules. They did not see each other’s codes. Among the statements is the one with which this kit begins. Kim Yo Jong (김여정), sister of North Korea’s leader, spoke of a proposal by Kishida Fumio (岸田文雄), then prime minister of Japan. Before you look anything up, say how likely you think the next sentence is true. You will come back to it at the end.

# %% tags=["warm-up"]
lesson.ask("warm_up")

# %% [markdown]
# ## Part one: read, then code
#
# ### Who speaks, and to whom?
#
# A statement is a signal. It has a speaker, a channel, an addressee and a moment. The same words weigh more from a leader than from an institute. Each mark below is a statement. Choose a mark, or walk through the list, and read the card: who, where, to whom.
#
# **Predict.** Kim Yo Jong speaks more than once in this table. Will her tone be the same each time?

# %% tags=["explore"]
view = kit.explore.tone(side=("PRK",), years=(2022, 2025))
view

# %% tags=["prose", "remove-input"]
statements = kit.statements()
sister = statements[statements["speaker_id"] == "kim_yo_jong"]
tones = sister["tone"].astype(int)
channels = statements[statements["side"] == "PRK"]["channel_kind"].value_counts()
lesson.say(f"""
**Read it.** The table has {len(statements)} statements, {len(sister)} of them by Kim Yo Jong. The first
coder gave hers tones from {tones.min()} to {tones.max()}: {(tones == -2).sum()} are hostile, {(tones == 0).sum()}
balanced, {(tones == 1).sum()} open. Most words of Pyongyang in the table ({channels.iloc[0]} of {channels.sum()}) came
through state media such as [[KCNA]]. A text there can be dated, addressed and signed with care: in
February 2024 Kim Yo Jong called her words a personal view. That leaves the leadership free.
""")

# %% tags=["check"]
lesson.ask("in_order")

# %% tags=["check"]
lesson.ask("personal_view")

# %% [markdown]
# ### Cheap words, costly words
#
# Anybody can say anything. Scholars call words that cost nothing *cheap talk*. A signal is easier to believe when it costs something. The speaker may pay before, or would lose face at home by taking it back. (The political scientist James Fearon wrote on both.) A promise in parliament is heard by voters and by the other party. A hint to a newspaper without a name can be denied the next day.
#
# So ask two things of each statement. How does it sound? And who would notice if the speaker did not keep to it?

# %% tags=["check"]
lesson.ask("hard_to_take_back")

# %% [markdown]
# ### A codebook
#
# To compare statements fairly, readers agree on rules before they read. The rules are called a **codebook**. Ours has five tones, from hostile to conciliatory, and seven themes. A person who applies it is a **coder**. The rules do not say what is true. They say which words lead to which code.
#
# Read the codebook in the laboratory below, in the panel *Codebook*. Then answer two questions about its rules.

# %% tags=["check"]
lesson.ask("one_is_enough")

# %% tags=["check"]
lesson.ask("rules_of_tone")

# %% [markdown]
# ### Now you
#
# Code the twelve statements of the practice set. Read the gist and what had happened before. Choose a tone, all themes that fit, and say why. When you keep a code, those of the two coders of the kit appear beside it. Your first code counts, because you made it without seeing theirs.
#
# In a class: make your file in the panel *Class*, hand it on, and add the files of the others.

# %% tags=["explore"]
laboratory = kit.laboratory.coding()
laboratory

# %% tags=["check"]
lesson.ask("a_hard_one")

# %% [markdown] tags=["pair"]
# **Swap.** Work in pairs. One of you codes a statement aloud: say each rule as you apply it. The other only asks “which words?” Change roles after three statements. Then compare your files in the panel *Class*, and find the statement where you differ most.

# %% [markdown]
# ---
#
# **A natural stop.** If your class has two shorter hours, stop here. Your codes are kept. Next time, run all cells again and go on below.
#
# ---
#
# ## Part two: how far do readers agree?

# %% [markdown] digits="the ends of a scale of agreement"
# ### The share is not enough
#
# You have now coded twelve statements, and two coders of the kit have coded all of them. How far do you agree? The simplest measure is the share of statements with the same code. But two people who throw dice also agree now and then. **Kappa** takes that away: 1 is full agreement, 0 is what chance would give. **Alpha** does the same for any number of coders, also with gaps. In the form for ordered codes, used here, it counts a near miss as better than a wide one.
#
# **Predict.** Will kappa be higher or lower than the share?

# %% tags=["prose", "remove-input"]
from kit.analysis.coder_agreement import compare, compare_themes

first = statements.set_index("statement_id")
second = kit.statement_codes().query("blind").set_index("statement_id")
found = compare(first["tone"], second["tone"])
labels = kit.codebook().query("kind == 'theme'").set_index("value")["label"]
themes = compare_themes(second["themes"], first["themes"], labels.index).set_index("theme")["kappa"]
lesson.say(f"""
**Read it.** Two coders of the kit coded {found.units} statements without seeing each other’s codes.
The tone is the same in {found.share:.0%} of them, and the same or the next in {found.near:.0%}. Kappa
is {found.kappa:.2f}, weighted kappa {found.weighted:.2f}, alpha {found.alpha:.2f}. Of the themes, *{labels[themes.idxmax()].lower()}*
is the easiest to agree on (kappa {themes.max():.2f}) and *{labels[themes.idxmin()].lower()}* the hardest
({themes.min():.2f}). Many researchers ask for an alpha of at least 0.80, and draw careful conclusions
from 0.67 on (Krippendorff 2019).
""")

# %% tags=["check"]
lesson.ask("same_tone")

# %% tags=["check"]
lesson.ask("why_kappa")

# %% [markdown]
# ### Where they differ
#
# When two readers differ, one is tempted to ask who is right. Ask first what made them differ. A disagreement is not a fault to hide. It shows where the rules are soft, or where a text says two things at once. Look at the statements that the two coders read differently.
#
# **Predict.** Will the two be one step apart, or two?

# %% tags=["explore"]
apart = kit.explore.tone(coder="differ")
apart

# %% tags=["prose", "remove-input"]
both = apart.selected
steps = (both["tone"] - both["second_tone"]).abs()
article = first.loc["st_2024_03_25_kim_yo_jong"]
other = kit.statement_codes().set_index("statement_id").loc["st_2024_03_25_kim_yo_jong"]
lesson.say(f"""
**Read it.** Of all {len(statements)} statements the two coded {len(both)} differently, never more than
{int(steps.max())} step apart. One of them is the statement of {kit.date_text(article["date"])}. The first coder
gave it {article["tone"]} (“{article["tone_reason"]}”), the second {str(other["tone"]).replace("-", "−")}
(“{other["reason"]}”). Both read the same words. The one counts offer and threat as equal, for the other
the threat weighs more.
""")

# %% tags=["check"]
lesson.ask("what_a_gap_means")

# %% [markdown]
# ### Tone over time
#
# Now look at both sides over the years. Press *nuclear tests and flights over Japan*, then *meetings of the leaders*. A mean by year is a blunt tool: it mixes a leader with an institute, and a year with one statement with a year with many.
#
# **Predict.** Which side has the higher mean tone, and did the two ever meet?

# %% tags=["explore"]
years = kit.explore.tone(side=("JPN", "PRK"), around="tests")
years

# %% tags=["prose", "remove-input"]
means = first.groupby("side")["tone"].mean()
quiet = sorted(set(range(2002, 2026)) - set(first[first["side"] == "PRK"]["start"].dt.year))
lesson.say(
    f"""
**Read it.** Over all years the mean tone of Tokyo is {means["JPN"]:+.2f}, that of Pyongyang
{means["PRK"]:+.2f}, and that of the families {means["families"]:+.2f}. But look at what is missing. For
{len(quiet)} of the years from 2002 to 2025 the table has no word of Pyongyang at all. A gap is not a
neutral tone. It can be silence, or a text that nobody put into the table.
""".replace("-", "−")
)

# %% tags=["check"]
lesson.ask("tones_of_pyongyang")

# %% tags=["check"]
lesson.ask("no_cause")

# %% [markdown]
# ## The other side: one day, five voices
#
# Pyongyang spoke, and others answered on the same day, each by its own clock. Read how each side tells it, with the four steps below. Write one line for each step.

# %% tags=["explore"]
sides = kit.explore.tellings("ev_2024_03_25_kim_yo_jong_statement")
sides

# %% tags=["remove-input"]
lesson.reading_steps()

# %% tags=["check"]
lesson.ask("four_steps")

# %% [markdown]
# ## Investigations
#
# Choose one, or do both.
#
# **By clicking: challenge a code.** *About the history.* Find a statement whose code you think is wrong. Challenge it in the laboratory, with a reason. A good challenge quotes the rule of the codebook and names the words of the gist that it fits. It looks at the statement itself, if the source can be opened. It also says what speaks for the old code.

# %% tags=["check"]
lesson.ask("my_challenge")

# %% [markdown]
# **In pandas: the share of equal codes.** *About the data.* Put the codes of both coders side by side, keep the blind ones, and compute the percentage that is equal. Fill in the blank, run the cell, then run the check under it. Nothing breaks if you leave the dots.

# %% tags=["code-track"]
one = kit.statements().set_index("statement_id")["tone"]
two = kit.statement_codes()
two = two[two["blind"]].set_index("statement_id")["tone"]
equal = one[two.index] == two
percent = round(100 * equal.mean(), 1)  # blank: percent = ...
percent

# %% tags=["code-track"]
lesson.try_it("percent_equal", percent)

# %% tags=["code-track"]
# How often does each tone occur among the statements of Pyongyang? Sort by the tone, lowest first.
pyongyang = kit.statements().query("side == 'PRK'")
counts = pyongyang["tone"].astype(int).value_counts().sort_index()  # blank: counts = ...
counts

# %% tags=["code-track"]
lesson.try_it("count_tones", counts)

# %% [markdown]
# ## Look back
#
# Here is the first question once more. Your old answer stands beside it.

# %% tags=["warm-up"]
lesson.again("warm_up")

# %% tags=["prose", "remove-input"]
lesson.say("""
**What is still unknown.** A code says how a text reads, not what its author wants. Who drafts the texts
of Pyongyang, and how a word is chosen, outsiders cannot see. Nor do these tables hold what was said
behind closed doors. Two careful readers of one statement can differ, and both can be right about the
words. What you can do: say which words, which rule, and how sure.
""")

# %% tags=["exit-ticket"]
lesson.exit_ticket()

# %% [markdown]
# ## Sources of this lesson
#
# The list is made from the statements and the codebook. Each explorer lists its own under *Sources*. **Where to go next:** lesson `09_reading_the_news` asks which sentences of the article stand. Lesson `04_summits_and_talks` has the talks between the statements.

# %% tags=["sources", "remove-input"]
codes = {one for ids in (*kit.codebook()["source_ids"], *second["source_ids"]) for one in ids}
lesson.sources(codes | set(years.sources["source_id"]) | set(view.sources["source_id"]))
