# %% [markdown] digits="minutes of the lesson"
# # Did Kishida need a summit?
#
# ![Still picture: approval of the Kishida cabinet poll by poll, falling from about sixty to about twenty percent](pictures/AP.svg)
#
# **Time:** 90 minutes, with a natural stop after the first half · **Level:** beginners; no programming needed · **Before:** `01_timeline`, `07_statements_and_signals`
#
# *Content note:* the second half speaks of families who have waited for decades. Polls about them are not votes on them.

# %% [markdown] tags=["objectives"]
# ## What you will be able to do
#
# - **Read** polls of several pollsters side by side, and explain why they differ.
# - **Test** whether approval moved after an event, in a fair way.
# - **Explain** why a handful of events proves little.
# - **Describe** what the public in Japan says about the abductions, and how the asking shapes the answer.
# - **Weigh** what a leader can gain or lose at home, in Tokyo and in Pyongyang, without claiming to read minds.

# %% tags=["setup"]
import kit

lesson = kit.lesson("08_domestic_politics")
lesson.ready()

# %% [markdown]
# ## Commit first
#
# The article with which this kit begins says that Kishida Fumio (岸田文雄), then prime minister of Japan, may want better relations with North Korea (DPRK) because his approval is falling. Kim Yo Jong (김여정), the sister of its leader Kim Jong Un (김정은), made the same charge in her own words. Before you look anything up, say how likely you think the next sentence is true. You will come back to it at the end.

# %% tags=["warm-up"]
lesson.ask("warm_up")

# %% [markdown]
# ## Part one: approval
#
# ### What the polls say
#
# Newspapers, broadcasters and agencies ask every month whether people approve of the cabinet. The answer is called **approval**. In Japan a falling figure matters inside the governing party: it can replace its leader. Each mark below is one poll. Press *dealings with Pyongyang* to see what came when.
#
# **Predict.** Where was approval when Kim Yo Jong’s statement came: near its top, in the middle, near its foot?

# %% tags=["explore"]
polls = kit.explore.approval()
polls

# %% tags=["prose", "remove-input"]
from kit.analysis.event_study import middle

approval = kit.approval()
month = middle(approval).dt.strftime("%Y-%m")
mine = approval[approval["cabinet"] == "kishida_fumio"]
means = mine.groupby(month[mine.index])["approve"].mean()
march = mine[month[mine.index] == "2024-03"]["approve"]
best = means.idxmax()
lesson.say(f"""
**Read it.** The table has {len(mine)} polls on the Kishida cabinet. The monthly mean was highest in
{kit.date_text(best)}, with {means[best]:.0f} percent. In March 2024 it was {march.mean():.0f} percent in
{len(march)} polls, from {march.min():.0f} to {march.max():.0f}. So approval was low, and it had been low for
months: the fall came before the statement, not with it. That fits a prime minister in need of success. It fits as
well a prime minister who had made the same offer when his approval was higher.
""")

# %% tags=["check"]
lesson.ask("mean_of_march")

# %% tags=["check"]
lesson.ask("same_month")

# %% [markdown]
# ### House effects
#
# In one month one newspaper can report twenty points more than another. Some ask again when somebody is undecided, others do not. Some use the telephone, one sends interviewers. How far a pollster lies above or below the others in the same month is its **house effect**. It says who is high and who is low. It does not say who is right.
#
# Press *without house effects*, and watch the cloud get thinner. Then open the panel *House effects*.
#
# **Predict.** How many points lie between the highest and the lowest pollster?

# %% tags=["explore"]
adjusted = kit.explore.approval(house="without")
adjusted

# %% tags=["prose", "remove-input"]
effects = adjusted.effects["approve"]
top, foot = effects.iloc[0], effects.iloc[-1]
lesson.say(f"""
**Read it.** {adjusted.names[top["pollster_id"]]} lies {top["effect"]:.1f} points above the others,
{adjusted.names[foot["pollster_id"]]} {abs(foot["effect"]):.1f} below. Who compares a poll of the one with
a poll of the other sees a jump that nobody made. The effects come from {effects["polls"].sum()} polls in
months in which at least two pollsters asked (ordinary least squares). The idea is that of Simon Jackman (2005), whose own model is another.
""")

# %% tags=["check"]
lesson.ask("gap_between_houses")

# %% tags=["check"]
lesson.ask("a_jump")

# %% [markdown]
# ### Did approval move?
#
# Take a day on which a prime minister and Pyongyang dealt with each other. Compare the polls after it with those before it. The difference alone says little, since approval always moves. So do the same for other days of the same cabinet, on which nothing of the kind happened. They are called **placebo dates**. Only a change that few of them reach is worth a second look.
#
# **Predict.** After how many of these events did approval move more than on ordinary days?

# %% tags=["explore"]
events = kit.explore.approval_events()
events

# %% tags=["prose", "remove-input"]
shown = events.selected
outside = shown[shown["style"] == "outside"]
statement = shown[shown["date"] == "2024-03-25"].iloc[0]
lesson.say(f"""
**Read it.** {len(shown)} events have enough polls, and {len(outside)} of them lie outside the bar. Chance alone
would put {0.1 * len(shown):.1f} there. Around the statement of March 2024 approval went from
{statement["before"]:.1f} to {statement["after"]:.1f} percent, and {statement["share"]:.0%} of the placebo dates
moved as much. So these polls show no sign that dealings with Pyongyang lift a cabinet or sink it. They do not
show that a summit would do nothing: those of 2002 and 2004 are not among these events, for too few polls
around them have a day.
""")

# %% tags=["check"]
lesson.ask("outside_the_bar")

# %% tags=["check"]
lesson.ask("what_one_outlier_means")

# %% [markdown] tags=["pair"]
# **Swap.** Work in pairs. One of you picks the event that best supports “foreign policy lifts approval”, with the window and the figures that help most. The other picks the best case against. Swap, and each writes what the other left out. Then agree on one sentence that both can sign.

# %% [markdown]
# ---
#
# **A natural stop.** If your class has two shorter hours, stop here. Your answers are kept. Next time, run all cells again and go on below.
#
# ---
#
# ## Part two: the public, the families, the leaders
#
# ### What people say about the abductions
#
# For years the Cabinet Office of Japan asked which matters concerning North Korea people are interested in. Several answers were allowed. Choose other questions in the list, too. Mind who asks: a government, a newspaper, a campaign.
#
# **Predict.** Which matter was named most often: the abductions, nuclear arms or missiles?

# %% tags=["explore"]
opinion = kit.explore.opinion(answer="abductions")
opinion

# %% tags=["prose", "remove-input"]
asked = kit.opinion()
diplomacy = asked[asked["survey"] == "Public Opinion Survey on Diplomacy"]
whole = diplomacy[(diplomacy["group"] == "all") & (diplomacy["answer"] == "abductions")]
young = diplomacy[(diplomacy["group"] == "age_18_29") & (diplomacy["answer"] == "abductions")].iloc[
    0
]
old = diplomacy[(diplomacy["group"] == "age_60_69") & (diplomacy["answer"] == "abductions")].iloc[0]
missiles = diplomacy[(diplomacy["date"] == young["date"]) & (diplomacy["answer"] == "missiles")][
    "percent"
].iloc[0]
over = kit.overflights()
flown = (over["status"].eq("overflight") & over["start"].dt.year.eq(young["start"].year)).sum()
lesson.say(f"""
**Read it.** From {whole["start"].dt.year.min()} to {whole["start"].dt.year.max()} between
{whole["percent"].min():.0f} and {whole["percent"].max():.0f} percent named the abductions. In the survey of
{kit.date_text(young["date"])} missiles came first, with {missiles:.0f} percent. {flown} missiles had flown over Japan in
the months before. In the same survey {young["percent"]:.0f} percent of those under thirty named the abductions, and
{old["percent"]:.0f} percent of those in their sixties. To name a matter is not to want a certain policy.
""")

# %% tags=["check"]
lesson.ask("young_and_old")

# %% tags=["check"]
lesson.ask("what_a_survey_says")

# %% [markdown]
# ### The families’ movement
#
# The relatives founded an association in the year in which a suspicion became a name. They speak to prime ministers, presidents and the United Nations. Their position has changed with time: what they ask of sanctions, of aid, of talks. Look at the events below, and read the cards of the yearly policies.
#
# **Predict.** Did their conditions become stricter or wider in recent years?

# %% tags=["explore"]
families = kit.open("T/1997-2026/w:families")
families

# %% tags=["check"]
lesson.ask("policies_in_order")

# %% tags=["prose", "remove-input"]
wants = kit.preferences().set_index("actor_id")
lesson.say(
    """
### What leaders gain at home

Robert Putnam speaks of a [[Two-level game|two-level game]]: who negotiates abroad bargains at home, too. For Tokyo the kit
notes: *{{ tokyo }}* For Pyongyang: *{{ pyongyang }}* Some scholars write of
[[Kidnapping politics|kidnapping politics]]: the abductions shape what any prime minister can do abroad. For the families this is not
a game. They want their relatives back. Glossary: [[Diet]],
[[Families' association (Kazokukai)|families’ association]].
""",
    tokyo=wants.loc["JPN", "domestic"].iloc[0],
    pyongyang=wants.loc["PRK", "domestic"].iloc[0],
)

# %% tags=["check"]
lesson.ask("gain_and_lose")

# %% [markdown]
# ### The other capital
#
# No pollster can ask freely in Pyongyang. Outsiders have other traces: who stands beside whom, which text appears on which page, what is repeated and what is dropped, what people who left tell later. Each trace has its limits. Texts are written to be seen, and those who left are not like those who stayed.
#
# So the two halves of this lesson are unequal. On one side there are hundreds of polls, on the other none. Do not take the side with more light for the side that matters more. Ask of every sentence on Pyongyang’s motives: which trace does it rest on, and who reads it?

# %% [markdown]
# ## The other side: a bid for popularity?
#
# A day after the report of a proposal Kim Yo Jong spoke again, and named the prime minister’s ratings. Read how three sides tell it, with the four steps below. Write one line for each step, and say what each side could know.

# %% tags=["explore"]
sides = kit.explore.tellings("ev_2024_03_26_kim_yo_jong")
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
# **By clicking: another cabinet.** *About the history.* Choose another cabinet in the first explorer. Find one dealing with Pyongyang in its time, and describe approval before and after. A good answer names the polls, the house effects, one other thing that happened in the same weeks, and how sure it is.

# %% tags=["check"]
lesson.ask("another_cabinet")

# %% [markdown]
# **In pandas: pollster by pollster.** *About the data.* The first lines compute the mean approval of the Kishida cabinet for each pollster. Sort them, the highest first. Fill in the blank, run the cell, then run the check under it. Nothing breaks if you leave the dots.

# %% tags=["code-track"]
rows = kit.approval()
own = rows[rows["cabinet"] == "kishida_fumio"]
means_of = own.groupby("pollster")["approve"].mean()
by_pollster = means_of.sort_values(ascending=False)  # blank: by_pollster = ...
by_pollster

# %% tags=["code-track"]
lesson.try_it("pollster_by_pollster", by_pollster)

# %% [markdown]
# ## Look back
#
# Here is the first question once more. Your old answer stands beside it.

# %% tags=["warm-up"]
lesson.again("warm_up")

# %% tags=["prose", "remove-input"]
lesson.say("""
**What is still unknown.** Why a prime minister acts, no poll shows. What people in the DPRK think, no poll asks. Whether a
summit without a result on the abductions would help or hurt a cabinet, nobody can say from these years. You can say
how high approval was on the day, by whose count, and what moved on other days as well.
""")

# %% tags=["exit-ticket"]
lesson.exit_ticket()

# %% [markdown]
# ## Sources of this lesson
#
# The list is made from the polls, the surveys and the events. Each explorer lists its own under *Sources*. **Where to go next:** lesson `09_reading_the_news` asks which sentences of the article stand. Lesson `07_statements_and_signals` has the words themselves.

# %% tags=["sources", "remove-input"]
shown_here = (polls, events, opinion, families)
lesson.sources({one for view in shown_here for one in view.sources["source_id"]})
