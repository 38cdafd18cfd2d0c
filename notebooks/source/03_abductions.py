# %% [markdown] digits="minutes of the lesson"
# # What is known, by whom, about the abductions?
#
# ![Still picture: a map of Japan and Korea with a numbered point for each incident in Japan, and below it a strip of the years](pictures/I.svg)
#
# **Time:** 85 minutes, with a natural stop after the first half · **Level:** beginners; no programming needed · **Before:** `01_timeline`
#
# *Content note:* this lesson is about people who were taken from their families, one of them a schoolgirl. Some cards tell of violence and of claimed deaths, one of them a claimed suicide. You may leave out any card. If something is too close to you, stop and tell somebody you trust.
#
# *Names:* North Korea calls itself the Democratic People’s Republic of Korea (DPRK).

# %% [markdown] tags=["objectives"]
# ## What you will be able to do
#
# - **Speak** of the abductions in words that claim no more than is known.
# - **Explain** what a number counts, and who counts it.
# - **Compare** what two governments say of the same person, and find what both agree on.
# - **Order** the steps by which the matter became known.
# - **Follow** a claim from its first statement to how it stands today.

# %% tags=["setup"]
import kit

lesson = kit.lesson("03_abductions")
lesson.ready()

# %% [markdown]
# ## Before you begin: real people
#
# The people in this lesson are real. Some of them live in Japan today. Relatives of others still wait, and some follow what is said in public. The kit shows no photographs. This lesson has no scores and no timers.
#
# Four rules help you to speak with care.
#
# - Say *recognised by the Government of Japan as abducted*. It names who decided.
# - Say *the DPRK says that she died*, never *she died*. Japan does not accept the claim.
# - Say *wanted*, not *guilty*. No suspect has been tried in Japan; a Seoul court sentenced one.
# - Blame nobody for where they live or come from. People in North Korea, and Koreans in Japan, bear no blame for this.

# %% tags=["prose", "remove-input"]
victims = kit.victims()
tables = [victims, kit.abduction_incidents(), kit.abduction_claims(), kit.abduction_figures()]
cited = {one for table in tables for ids in table["source_ids"] for one in ids}
lesson.say(f"""
**Whose words are these?** *Tokyo* and *Pyongyang* stand for the two governments. {len(cited)} sources stand behind the tables
of this lesson. The words of Pyongyang reach us mostly through others: news agencies, newspapers
and the Government of Japan.

The ready-made school material on the [[abduction issue]] that you may meet is the Government of
Japan’s. It was made for a purpose: to keep the matter known and to win support. Ask of it what you ask of every source. Who
speaks, to whom, and what for? What could the speaker know? Ask it of this kit too.
""")

# %% tags=["check"]
lesson.ask("careful_words")

# %% [markdown]
# ## Commit first
#
# There are two lists. One holds the people whom the Government of Japan recognises as abducted. The other holds the people whom North Korea has admitted to have taken. Before you look anything up, say how likely you think the next sentence is true. You will come back to it at the end.

# %% tags=["warm-up"]
lesson.ask("warm_up")

# %% [markdown]
# ## Part one: where, who, how many
#
# ### Where and when
#
# An **incident** is one case on the list of the Government of Japan. It concerns one person or two. A point on the map stands for a town, never for an exact spot. Incidents in Europe stand only on the strip of years below the map.
#
# Click a mark, or walk through the list with the arrow keys. The tab *Table* shows all of them at once.
#
# **Predict.** On which coast of Japan do you expect most of the points, and within how many years?

# %% tags=["explore"]
incidents = kit.explore.abduction_incidents()
incidents

# %% tags=["prose", "remove-input"]
cases = kit.abduction_incidents()
years = cases["start"].dt.year
abroad = int((cases["country"] != "JPN").sum())
unknown = int((cases["coordinate_precision"] == "last_known_place").sum())
lesson.say(f"""
**Read it.** Japan recognises {len(cases)} incidents, from {years.min()} to {years.max()}.
The year with the most is {years.mode()[0]}, with {(years == years.mode()[0]).sum()}. In {abroad}
incidents the people were last known to be in Europe. Most points on the map lie on coasts that face the Korean peninsula. In {unknown} cases the
place of the abduction is not known: the mark stands where the person was last known to be, or where
a journey began. The card says so.
""")

# %% tags=["check"]
lesson.ask("persons_in_incidents")

# %% [markdown]
# ### Person by person
#
# Now the same cases with one line for each person. A line begins on the day of the disappearance. A hollow diamond is a death that the DPRK claims and that Japan does not accept.
#
# Press *Tokyo’s*, then *Pyongyang’s*. Which lines end, and which are gone? The card sets both accounts beside each other.
#
# **Predict.** For how many of these people do the two governments tell the same story?

# %% tags=["explore"]
people = kit.explore.abduction_cases()
people

# %% tags=["prose", "remove-input"]
said = victims["status_dprk"].value_counts()
back = victims[victims["status_japan"] == "returned"]
away = len(victims) - len(back)
lesson.say(f"""
**Read it.** Of {len(victims)} people, {len(back)} came back to Japan, all on
{kit.date_text(back["returned_on"].iloc[0])}. On these both governments agree that
they were taken and that they returned. Of {said["claimed_dead"]} the DPRK says that they died; Japan says that no evidence of it has been
shown. Of {said["denies_entry"]} the DPRK says that they never entered the country, or that it could
not confirm it. So for {away} people no account is shared. Japan asks for all of them on the
[[premise of survival]]. That is a rule of policy. It is not a proof.
""")

# %% tags=["check"]
lesson.ask("who_denies_entry")

# %% [markdown] tags=["pair"]
# **Swap.** Work in pairs with the explorer above. Choose one person together. One of you reads aloud only what stands under *Tokyo*, the other only what stands under *Pyongyang*, word for word. Then choose a second person and swap sides. Write down together what **both** accounts agree on. Stay with what is said, and do not decide who is right.

# %% tags=["check"]
lesson.ask("both_agree")

# %% [markdown]
# ### Which number?
#
# One number can count different things, and one thing can have different numbers. The explorer opens at a number that is often misread. Choose others under *I read the number*. Choose *any number* and a group to see what belongs together.
#
# **Predict.** You read the words *thirteen abductees*. Who could have counted what?

# %% tags=["explore"]
numbers = kit.explore.which_number(13)
numbers

# %% tags=["prose", "remove-input"]
same = kit.abduction_figures().query("value == 13")
lines = "\n".join(
    f"- **{row.value} {row.unit}** ({row.who_says}): {row.meaning}" for row in same.itertuples()
)
lesson.say(f"""
**Read it.** The table holds this number {len(same)} times.

{lines}

Two speakers, two units, one number. A number without its speaker and its unit is not yet a fact.
**Talk with a neighbour:** a headline has room for one number on the abductions. Which would you
print, and which words must stand beside it?
""")

# %% tags=["check"]
lesson.ask("match_numbers")

# %% tags=["check"]
lesson.ask("police_list")

# %% [markdown]
# ---
#
# **A natural stop.** If your class has two shorter hours, stop here. Your answers are kept. Next time, run all cells again and go on below.
#
# ---
#
# ## Part two: what is said, and how it stands
#
# ### How it became known
#
# At first each disappearance was a case of its own. That the cases might belong together was written and said later. The view shows the lane of the abductions. Press *Talks and treaties* as well: what did governments do at the same time?
#
# **Predict.** How many years lie between the first newspaper report and North Korea’s admission?

# %% tags=["explore"]
steps = kit.explore.timeline(categories=("abduction",), years=(1979, 2016))
steps

# %% tags=["prose", "remove-input"]
events = kit.events().set_index("event_id")
day = events["date"].map(kit.date_text)
first, admitted = (
    events.loc["ev_1980_01_07_first_press_report"],
    events.loc["ev_2002_09_17_admission"],
)
poll = kit.opinion().set_index("opinion_id").loc["op_cabinet_office_diplomacy_2003_10_abductions"]
yokota = victims.set_index("victim_id").loc["yokota_megumi"]
lesson.say(f"""
**Read it.** The first report appeared on {day[first.name]}; other media did not follow. A minister
spoke in the [[Diet]] on {day["ev_1988_03_26_diet_answer"]}; hardly any reported it. The name of
{yokota["name"]} ({yokota["name_native"]}) became public on {day["ev_1997_02_03_yokota_named"]}. Kim
Jong Il (김정일), then leader of the DPRK, admitted abductions on {day[admitted.name]},
{admitted["start"].year - first["start"].year} years after the first report. In a survey by the
{poll["survey_by"]} in {poll["start"].year}, {poll["percent"]} percent named the abductions as an
issue of interest concerning North Korea. Several answers were allowed.
""")

# %% tags=["check"]
lesson.ask("order_milestones")

# %% tags=["check"]
lesson.ask("nobody_disputes")

# %% [markdown]
# ### Claim and counter-claim
#
# A **claim** is a sentence with a speaker. The explorer sets against it what the other side says, the evidence, and how the matter stands. Five words are used for that. The explorer spells some of them out, for example *accepted by both governments*.
#
# - **Contested:** both sides stand by opposite views.
# - **Withdrawn:** the one who made the claim gave it up or changed it.
# - **Refuted:** evidence contradicts the claim, and its author no longer disputes that.
# - **Verified:** both governments accept it.
# - **Unverified:** nobody outside could check it.
#
# **Predict.** Which of the five words will you meet most often?

# %% tags=["explore"]
claims = kit.explore.abduction_claims()
claims

# %% tags=["prose", "remove-input"]
stand = kit.abduction_claims()["status"].value_counts()
wrong = kit.abduction_claims().query("status == 'refuted'").iloc[0]
lesson.say(f"""
**Read it.** Of {stand.sum()} claims, {stand["contested"]} are contested, {stand["withdrawn"]}
withdrawn, {stand["unverified"]} unverified, {stand["verified"]} verified and {stand["refuted"]}
refuted. The refuted claim, by the {wrong["claimant"]}: *{wrong["claim"]}* Why it stands so:
{wrong["status_basis"]} Choose it in the list, and compare it with a contested claim. What does the
one have that the other lacks?
""")

# %% tags=["check"]
lesson.ask("how_claims_stand")

# %% [markdown]
# ## The other side
#
# One word divides the two governments. Pyongyang says *settled*. Tokyo says *unsolved*. Both begin with the same day in the autumn of their first summit. Read the two tellings with the four steps below. Write one line for each step, on paper or for a neighbour.

# %% tags=["explore"]
sides = kit.explore.tellings("ev_2002_09_17_summit")
sides

# %% tags=["remove-input"]
lesson.reading_steps()

# %% tags=["prose", "remove-input"]
told = kit.perspectives().set_index(["event_id", "actor_id"])["telling"]
lesson.say(f"""
**What Pyongyang names beside it.** Another matter lies on the table between the two governments:
the rule of Japan over Korea, after the treaty of {day["ev_1910_08_22_annexation_treaty"]}.
{told["ev_1910_08_22_annexation_treaty", "PRK"]} Its word for this is [[settlement of the past]]. In
the [[Pyongyang Declaration]] Japan voiced remorse and apology for colonial rule.

In December {events.loc["ev_2005_12_24_three_panels", "start"].year} both
sides agreed to discuss the abductions, security, and normal relations with the settlement of the
past side by side. This is context: it helps you to see why talks stop and start. It is not a
set-off. A wrong done to one person is not made smaller by a wrong done to another.
""")

# %% tags=["check"]
lesson.ask("settled")

# %% [markdown]
# ### Beyond Japan
#
# Other states, too, count people as taken. The scale below grows tenfold from one upright line to the next, so that one person and a very large estimate can both be seen. The shape of a mark says how the number is known. The rows overlap, so nothing may be added up.
#
# **Predict.** Which will be better known, the long lines or the short ones?

# %% tags=["explore"]
beyond = kit.explore.abductions_elsewhere()
beyond

# %% tags=["prose", "remove-input"]
other = kit.abductions_elsewhere().set_index("case_id")
figures = kit.abduction_figures().set_index("figure_id")
value = figures["value"].map("{:,}".format)
named = other[other["count_kind"] == "named_persons"]
lesson.say(f"""
**Read it.** The {figures.loc["fg_rok_taken", "who_says"]} counts {value["fg_rok_taken"]} people in
the row *{other.loc["case_kor_postwar", "who"]}*. {value["fg_rok_returned"]} of them came back, and
{value["fg_rok_held"]} are counted as still held. The DPRK says that people from the South came or
stayed by choice. {len(named)} of the {len(other)} rows tell of people known by name. Only
{(named["certainty"] == "agreed").sum()} of these are marked *agreed*. A name can be known, and what
happened still be disputed or in doubt.
""")

# %% tags=["check"]
lesson.ask("longest_line")

# %% [markdown]
# ## Investigations
#
# Choose one, or do both.
#
# **By clicking: follow one claim.** *About the history.* In the claims explorer choose a name under *Person*, then one claim. Note its id (*Cite as*), who says it and when, what is said against it, which evidence is given, and how it stands. Then look in the timeline for what had happened just before. A good answer names each speaker, says on whose word the status rests, and names one piece of evidence that would change it.

# %% tags=["check"]
lesson.ask("follow_a_claim")

# %% [markdown]
# **In pandas: do the lists add up?** *About the data.* Two columns hold the positions of the two governments. Count how often each pair of values meets. In pandas, `groupby(both)` makes the groups, `size()` counts them, and `unstack(fill_value=0)` turns the result into a table. Fill in the blank, run the cell, then run the check under it. Nothing breaks if you leave the dots.

# %% tags=["code-track"]
victims = kit.victims()
both = ["status_dprk", "status_japan"]
cross = victims.groupby(both).size().unstack(fill_value=0)  # blank: cross = ...
cross

# %% tags=["code-track"]
lesson.try_it("cross_table", cross)

# %% tags=["code-track"]
# Which sums of your table give the numbers of this list?
figures = kit.abduction_figures()
official = figures[figures["series"] == "official_list"]
official[["figure_id", "value", "unit", "who_says"]]

# %% tags=["code-track"]
# Which figures have the value 13? Keep the rows that fit, as above, and of them the column "meaning".
# The form is: figures.loc[condition, column]
thirteen = figures.loc[figures["value"] == 13, "meaning"]  # blank: thirteen = ...
thirteen

# %% tags=["code-track"]
lesson.try_it("find_thirteen", thirteen)

# %% [markdown]
# ## Look back
#
# Here is the first question once more. Your old answer stands beside it.

# %% tags=["warm-up"]
lesson.again("warm_up")

# %% tags=["prose", "remove-input"]
tanaka = kit.victims().set_index("victim_id").loc["tanaka_minoru"]
report = kit.abduction_claims().set_index("claim_id").loc["cl_2014_tanaka_alive"]
lesson.say(f"""
**What is still unknown.** What became of the {away} people who have not come back has not been
established. In {unknown} incidents the place is unknown. Who gave the orders is disputed. Whether
there are victims whom nobody has named is open. It has been reported that Pyongyang gave Tokyo word
of {tanaka["name"]} ({tanaka["name_native"]}) in {report["date"]}; neither government confirms it. If
any of this becomes known, the tables will change, and the change will be logged.
""")

# %% tags=["exit-ticket"]
lesson.exit_ticket()

# %% [markdown]
# ## Sources of this lesson
#
# The list is made from the persons and the incidents. Each explorer lists its own under *Sources*. **Where to go next:** lesson `04_summits_and_talks` follows the talks of the two governments. Lesson `09_reading_the_news` shows how one word, *settled*, works in a news article.

# %% tags=["sources", "remove-input"]
lesson.sources({*people.sources["source_id"], *incidents.sources["source_id"]})
