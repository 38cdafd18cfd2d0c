# %% [markdown] digits="minutes of the lesson"
# # How did we get to March 2024?
#
# ![Still picture of the timeline explorer: marks in lanes for talks, statements, abductions, weapons and more, from the nineteenth century to today](pictures/T.svg)
#
# **Time:** 75 minutes, with a natural stop after the first half · **Level:** beginners; no programming needed · **Before:** `00_start_here`
#
# *Content note:* this lesson names colonial rule, war and the abductions of Japanese citizens. It does so briefly. Lesson 03 gives the abductions the room and the care they need.

# %% [markdown] tags=["objectives"] digits="the year that the lesson is about"
# ## What you will be able to do
#
# - **Place** the turning points between North Korea and Japan in their order and their era.
# - **Find and cite** any event, and say how sure its date is.
# - **Retell** the first three months of 2024 day by day, and say who vouches for each step.
# - **Compare** how two sides tell the same event.
# - **Question** a timeline: what does it leave out, and what can it not show?

# %% tags=["setup"]
import kit

lesson = kit.lesson("01_timeline")
lesson.ready()

# %% [markdown] digits="the day of the statement, checked by the first question on it"
# ## Commit first
#
# On 25 March 2024 news agencies carried a statement by Kim Yo Jong (김여정), the sister of Kim Jong Un (김정은), who leads North Korea. Japan’s prime minister, Kishida Fumio (岸田文雄), had asked for a summit, she said. The state that she speaks for calls itself the Democratic People’s Republic of Korea (DPRK). Most reports added one line of history. Could you have written that line?
#
# Before you look anything up, say how likely you think the next sentence is true. You will come back to it at the end.

# %% tags=["warm-up"]
lesson.ask("warm_up")

# %% [markdown]
# ## Part one: a hundred and fifty years on one page
#
# Every mark below is an **event**. Its lane and its shape say what kind of event it is. A full mark means that the sources agree. A hollow mark with a dot is **contested**: sides or sources differ. A hollow mark is **uncertain**: the evidence is thin.
#
# Some dates are known to the day, others only to the month or the year. An imprecise date is drawn as a dotted bar over the whole span in which the event may lie. A solid bar is something that lasted.
#
# Click a mark, or walk through the list with the arrow keys. The card shows what happened and who says so.

# %% [markdown]
# **Predict.** Look at the empty lanes in your mind before you look at the picture. In which ten years do you expect the most events? Say it to a neighbour, or write it on paper.

# %% tags=["explore"]
view = kit.explore.timeline()
view

# %% tags=["explore"]
view.alt_text

# %% tags=["prose", "remove-input"]
events = kit.events()
decade = (events["start"].dt.year // 10 * 10).value_counts()
lesson.say(f"""
**Read it.** The timeline holds {len(events)} events. The ten years from {decade.idxmax()} have
the most: {decade.max()}. That is partly because much happened, and partly because recent years
are better recorded, and because this kit looks closely at them. A timeline is made by people who
choose. Ask of each one: who chose, and from what?
""")

# %% tags=["check"]
lesson.ask("read_a_mark")

# %% [markdown]
# ### Nine eras
#
# Historians cut time into **eras** to think about it. A cut is an argument: it claims that before and after differ. The bands behind the marks are the kit’s choice. They follow the relation between Japan and Korea, not the reigns of leaders. Others would cut elsewhere.

# %% tags=["prose", "remove-input"]
eras = kit.eras()
lesson.say(
    "\n".join(
        f"- **{era.title}** ({kit.date_text(era.date)}): {era.rationale}"
        for era in eras.itertuples()
    )
    + "\n\nGlossary: [[Normalisation talks]], [[Six-party talks]], [[Stockholm agreement]]."
)

# %% [markdown]
# **About the history.** Use the explorer above to answer. Press the button *Politics at home* or *Talks and treaties*, move the ends of the years, type a word. *Show everything* brings you back.

# %% tags=["check"]
lesson.ask("order_turning_points")

# %% tags=["check"]
lesson.ask("match_years")

# %% tags=["check"]
lesson.ask("first_contact_level")

# %% [markdown]
# ### The same view for everyone
#
# Below the picture stands a panel called *View code*. A view code is a short text that opens exactly one view. A teacher can write it on the board. This one opens the years of the two summits, with talks and abductions only.

# %% tags=["explore"]
summits = kit.open("T/2000-2006/c:diplomacy+abduction")
summits

# %% tags=["prose", "remove-input"]
row = events.set_index("event_id").loc["ev_2002_09_17_summit"]
lesson.say(f"""
**Read it.** {len(summits.selected)} events fit. The card of the meeting of
{kit.date_text(row["date"])} cites {len(row["source_ids"])} sources. Open it: what did the leader of
North Korea admit, and what did the joint declaration not say in plain words?
""")

# %% tags=["check"]
lesson.ask("summits_held")

# %% [markdown]
# ---
#
# **A natural stop.** If your class has two shorter hours, stop here. Your answers are kept. Next time, run all cells again and go on below.
#
# ---

# %% [markdown]
# ## Part two: January to March 2024, day by day
#
# The news article with which this kit begins appeared on the last Monday of March. It looks like one sudden event. Look at the weeks before and after it, and it becomes one move in an exchange.
#
# **Predict.** Who spoke first in this exchange, Tokyo or Pyongyang? And about what?

# %% tags=["explore"]
spring = kit.explore.timeline(days=("2024-01-01", "2024-03-31"))
spring

# %% tags=["explore"]
spring.alt_text

# %% tags=["prose", "remove-input"]
shown = spring.selected
doubt = shown[shown["certainty"] != "agreed"]
first = shown.iloc[0]
lesson.say(f"""
**Read it.** {len(shown)} events lie in these three months, {len(doubt)} of them contested or
uncertain. The first is *{first["title"]}* ({kit.date_text(first["date"])}). Walk through them one
by one with *Next event*. At each, ask: who says that this happened? Has the other side confirmed it?
""")

# %% tags=["check"]
lesson.ask("order_spring_2024")

# %% tags=["check"]
lesson.ask("days_between_statements")

# %% tags=["check"]
lesson.ask("who_vouches")

# %% [markdown] tags=["pair"]
# **Swap.** Work in pairs. One of you is the *driver* and uses the explorer; the other is the *navigator* and may not touch it. Navigator: ask for one event in which Japan answers North Korea, and one in which North Korea answers Japan. Then swap roles and find an event that only one side vouches for.

# %% [markdown]
# ## The other side
#
# The same event is told differently in Tokyo and in Pyongyang, and differently again by the families of the abducted or in Seoul. Four steps help you to read a telling. You will use them in every lesson after this one.
#
# 1. **Source it.** Who speaks, to whom, and why now?
# 2. **Put it in context.** What had happened just before?
# 3. **Corroborate it.** Who else says so, independently?
# 4. **Read it closely.** Which words carry the judgement? What is left out?

# %% tags=["explore"]
sides = kit.explore.tellings("ev_2024_03_25_kim_yo_jong_statement")
sides

# %% tags=["explore"]
sides.alt_text

# %% tags=["check"]
lesson.ask("close_reading")

# %% [markdown]
# ### Your own timeline
#
# What is missing? An event of your town, your family or your textbook may belong here. Add it with its date and its source. It is checked as a teacher’s own file would be, kept at once, and shown beside the events of the kit.

# %% tags=["explore"]
mine = kit.my_timeline()
mine

# %% [markdown]
# ## Investigations
#
# Choose one, or do both.
#
# **By clicking: one actor, three events.** *About the history.* Choose an actor in the list *Who*. Pick three events that, together, tell a story about this actor. For each, note the id (*Cite as*) and one source. Then write what your three events leave out. A good answer names the sources, says how sure each date is, and names one event that would tell against the story.

# %% tags=["check"]
lesson.ask("investigation_click")

# %% [markdown]
# **In pandas: is the silence real?** *About the data.* The lines below count events in each category by ten-year period. Fill in the blank, run the cell, then run the check under it. Nothing breaks if you leave the dots.

# %% tags=["code-track"]
events = kit.events()
talks = events[events["category"] == "diplomacy"]
period = talks["start"].dt.year // 10 * 10
talks_by_period = period.value_counts().sort_index()  # blank: talks_by_period = ...
talks_by_period

# %% tags=["code-track"]
lesson.try_it("talks_by_period", talks_by_period)

# %% tags=["code-track"]
quiet = talks[talks["start"].dt.year.between(1960, 1989)]
kit.explore.timeline(quiet).alt_text

# %% [markdown]
# Any frame with the column `event_id` can be sent back into the explorer, as the last line did. What would have to be true for a period without marks to be a period without contact? Write down one way to test it.

# %% tags=["check"]
lesson.ask("silence")

# %% [markdown]
# ## Look back
#
# Here is the first question once more. Your old answer stands beside it.

# %% tags=["warm-up"]
lesson.again("warm_up")

# %% [markdown] digits="the year that the lesson is about"
# **What is still unknown.** Who carried the messages between Tokyo and Pyongyang in early 2024 has not been published. Whether a meeting took place in Mongolia that May is reported by one newspaper and confirmed by nobody. What the two governments said to each other out of sight may change this timeline one day. If it does, the change will be logged.

# %% tags=["exit-ticket"]
lesson.exit_ticket()

# %% [markdown] digits="the year that the lesson is about"
# ## Sources of this lesson
#
# The list is made from the events of January to March 2024. Each explorer lists its own under *Sources*. **Where to go next:** lesson `02_colonial_rule_and_aftermath` asks why the two countries have no diplomatic relations. Lesson `09_reading_the_news` takes the article of March 2024 apart, sentence by sentence.

# %% tags=["sources", "remove-input"]
of_that_time = events[(events["start"] <= "2024-03-31") & (events["end"] >= "2024-01-01")]
lesson.sources(of_that_time["event_id"])
