# %% [markdown] digits="minutes of the lesson"
# # Why do two countries still have no diplomatic relations?
#
# ![Still picture: a map of Korea and Japan in one colour at the end of the year of annexation, with marks for the events before it](pictures/M-n-10.svg)
#
# **Time:** 80 minutes, with a natural stop after the first half · **Level:** beginners; no programming needed · **Before:** `01_timeline`
#
# *Content note:* this lesson tells of colonial rule, forced labour, sexual violence in war, and killings. You may leave out any card. If something is too close to you, stop and tell somebody you trust.

# %% [markdown] tags=["objectives"]
# ## What you will be able to do
#
# - **Say** who governed Korea and Japan in a given year, and what is disputed about it.
# - **Order** the steps from the opening of Korea to the treaty that left the North out.
# - **Ask** of a source who speaks, in which situation, and who else says so.
# - **Explain** why one word of a treaty can be read in two ways.
# - **Describe** the return movement without telling one side as the whole.

# %% tags=["setup"]
import kit

lesson = kit.lesson("02_colonial_rule_and_aftermath")
lesson.ready()

# %% [markdown]
# ## Commit first
#
# Japan opened diplomatic relations with South Korea, the Republic of Korea (ROK), by a treaty. With North Korea, the Democratic People’s Republic of Korea (DPRK), it has none. Before you look anything up, say how likely you think the next sentence is true. You will come back to it at the end.

# %% tags=["warm-up"]
lesson.ask("warm_up")

# %% [markdown]
# ## Part one: from a closed door to a divided country
#
# ### A map through time
#
# The colours say who governed at the end of the year. The marks are events of that year and of the years before. Move the slider with the arrow keys, slowly. Open the panel *Who governed* to see what is disputed.
#
# **Predict.** In which year does the colour of Korea change for the first time, and how many times will it change in all?

# %% tags=["explore"]
rule = kit.explore.map_through_time(year=1910, span=10)
rule

# %% tags=["prose", "remove-input"]
events = kit.events().set_index("event_id")
day = events["date"].map(kit.date_text)
periods = kit.rule_periods().set_index("rule_id")
north = periods[periods["areas"].map(lambda areas: "korea_north" in areas)].sort_values("start")
names = ", then ".join(f"*{name}*" for name in north["name"])
lesson.say(f"""
**Read it.** The north of Korea had {len(north)} kinds of government in the table: {names}. Japan took
over Korea’s foreign relations by the treaty of {day["ev_1905_11_17_protectorate_treaty"]}, and
annexed Korea with effect from {day["ev_1910_08_29_annexation_effect"]}. Its rule ended with the
surrender of {day["ev_1945_08_15_liberation"]}. Two states followed in one summer: in the South on
{day["ev_1948_08_15_rok_founded"]}, in the North on {day["ev_1948_09_09_dprk_founded"]}. The second of
them never had relations with Japan.
""")

# %% tags=["check"]
lesson.ask("kinds_of_rule")

# %% tags=["check"]
lesson.ask("order_of_steps")

# %% [markdown]
# ### Thirty-five years or thirty-six?
#
# Colonial rule is counted in two ways. Most books count the time from the annexation to the surrender. Texts of the DPRK, and many people in South Korea too, often give another number. Neither is a slip of the pen: each counts something.
#
# **Predict.** How can the same years give two numbers?

# %% tags=["prose", "remove-input"]
length = events.loc["ev_1945_08_15_liberation", "start"] - periods.loc["rp_chosen", "start"]
lesson.say(f"""
**Read it.** From {day["ev_1910_08_29_annexation_effect"]} to {day["ev_1945_08_15_liberation"]} are
{length.days:,} days: {length.days / 365.2425:.1f} years. Texts of the DPRK often give one year more. A
number of years, too, has a speaker and a way of counting.
""")

# %% tags=["check"]
lesson.ask("why_36")

# %% [markdown]
# ### What the colonial years left
#
# Some events of these years are agreed, and only a number is disputed. In others the event itself is seen differently. The timeline below shows the lane *colonial rule and war*. Read at least three cards, and look for the line *Note*.
#
# **Predict.** Which will be disputed more often: the day, the number of people, or the name of what happened?

# %% tags=["explore"]
years = kit.explore.timeline(categories=("colonial_rule",), years=(1904, 1953))
years

# %% tags=["prose", "remove-input"]
march, kanto = events.loc["ev_1919_03_01_march_first"], events.loc["ev_1923_09_01_kanto_massacre"]
labour, women = (
    events.loc["ev_1939_labour_mobilisation"],
    events.loc["ev_1932_comfort_women_system"],
)
lesson.say(f"""
**Read it.** *{march["title"]}*: {march["note"]} *{kanto["title"]}*: {kanto["note"]}
*{labour["title"]}*: {labour["note"]} *{women["title"]}*: {women["note"]} A range is not a sign that
nothing is known. It says that counts differ by who counted, when, and what for.
""")

# %% tags=["check"]
lesson.ask("marked_contested")

# %% [markdown]
# ---
#
# **A natural stop.** If your class has two shorter hours, stop here. Your answers are kept. Next time, run all cells again and go on below.
#
# ---
#
# ## Part two: Koreans in Japan, and the ships to the North
#
# ### Leaving
#
# When colonial rule ended, very many Koreans were in Japan. Most of them went back to Korea in the first months. Those who stayed lost Japanese nationality when the peace treaty took effect. A few years later a movement began. It would bring tens of thousands of them to North Korea, with their Japanese family members, although most families had come from the South.
#
# **Predict.** Who wanted them to leave? Name as many as you can think of.

# %% tags=["explore"]
ships = kit.explore.timeline(categories=("humanitarian",), years=(1955, 1984))
ships

# %% tags=["prose", "remove-input"]
peak, last = events.loc["ev_1960_repatriation_peak"], events.loc["ev_1984_07_last_return_ship"]
lesson.say(f"""
**Read it.** [[Zainichi Koreans]] lost their nationality on {day["ev_1952_04_28_nationality"]}. Kim Il
Sung (김일성), the leader of the DPRK, invited them on {day["ev_1958_09_08_kim_invitation"]};
[[Chongryon]] made the [[return movement]] its main campaign. The Japanese cabinet cleared the way on
{day["ev_1959_02_13_cabinet_decision"]}, two Red Cross societies signed the [[Calcutta agreement]],
and the first ships left Niigata on {day["ev_1959_12_14_first_ship"]}. {peak["summary"]} {last["summary"]}
*Disputed:* {last["note"]}
""")

# %% tags=["prose", "remove-input"]
went = kit.repatriation_counts().set_index("count_id")
people = went["persons"].map("{:,}".format)
lesson.say(f"""
**How many, and who counted?** Many texts call the movement
*repatriation*. Historians give {people["rc_total"]} people in all. More than
{people["rc_1960"]} of them left in {went.loc["rc_1960", "date"]} alone. An encyclopaedia in South Korea
counts {people["rc_total_aks"]}, and more than {people["rc_to_1961"]} by the end of 1961. The Government of Japan counts {people["rc_1971"]} in
{went.loc["rc_1971", "voyages"]} sailings of 1971, and {people["rc_1971_1984"]} in
{went.loc["rc_1971_1984", "voyages"]} sailings after that. It leaves {people["rc_first_agreement"]}
for the years of the first agreement: a number that follows from the others. The rows overlap, so do
not add them up.
""")

# %% [markdown]
# **Predict.** Press *people a month* below. When did most people leave: at the start, in the middle, or towards the end?

# %% tags=["explore"]
counts = kit.explore.return_movement(measure="per_month")
counts

# %% tags=["check"]
lesson.ask("how_long")

# %% [markdown]
# ### Three tellings of one ship
#
# Read how three governments told the first ship. Then use the four steps below. Three of them come before a close reading: who speaks, in which situation, and who else says so.

# %% tags=["explore"]
ship = kit.explore.tellings("ev_1959_12_14_first_ship")
ship

# %% tags=["remove-input"]
lesson.reading_steps()

# %% tags=["check"]
lesson.ask("three_questions")

# %% [markdown] tags=["pair"]
# **Swap.** Work in threes, or in pairs with one side left out. Each of you takes one of the tellings above. Say in one sentence what *your* government gained if people left, or if they stayed. Then write down together what all three tellings leave out.

# %% tags=["check"]
lesson.ask("left_out")

# %% [markdown]
# ## The other side: one treaty, two readings
#
# The treaty of Japan and South Korea calls the old treaties *already null and void*. It names the government in Seoul the only lawful one in Korea, in the sense of a resolution of the United Nations. Read what Tokyo, Seoul and Pyongyang make of these words, with the same four steps.

# %% tags=["explore"]
treaty = kit.explore.tellings("ev_1965_06_22_japan_rok_treaty")
treaty

# %% tags=["prose", "remove-input"]
lesson.say(f"""
**Read it.** The [[Treaty on Basic Relations (1965)]] was signed on
{day["ev_1965_06_22_japan_rok_treaty"]}. {events.loc["ev_1965_06_22_japan_rok_treaty", "note"]}
Pyongyang answered in {day["ev_1965_06_dprk_reserves_claims"]}:
{events.loc["ev_1965_06_dprk_reserves_claims", "summary"]} This is what [[settlement of the past]]
means when the two governments speak of it today. It is about apology, about claims, and about
which treaty was ever valid. In the [[Pyongyang Declaration]] of
{day["ev_2002_09_17_pyongyang_declaration"]} they named a way to settle it. Lesson `04_summits_and_talks` shows what came of it.
""")

# %% tags=["check"]
lesson.ask("already_void")

# %% [markdown]
# ## Investigations
#
# Choose one, or do both.
#
# **By clicking: a year that could have gone otherwise.** *About the history.* Choose a year in the map between the end of the war and the treaty with Seoul. Find two events of that year or the years before that brought Japan and North Korea nearer to each other, or drove them apart. Note their ids (*Cite as*). A good answer says what each side wanted, on whose word, and what it cannot know.

# %% tags=["check"]
lesson.ask("a_year")

# %% [markdown]
# **In pandas: what is disputed, and in which subject?** *About the data.* Count how often each category of events is agreed, contested or uncertain. In pandas, `groupby(both)` makes the groups, `size()` counts them, and `unstack(fill_value=0)` turns the result into a table. Fill in the blank, run the cell, then run the check under it. Nothing breaks if you leave the dots.

# %% tags=["code-track"]
events = kit.events()
both = ["category", "certainty"]
cross = events.groupby(both).size().unstack(fill_value=0)  # blank: cross = ...
cross

# %% tags=["code-track"]
lesson.try_it("what_is_disputed", cross)

# %% [markdown]
# ## Look back
#
# Here is the first question once more. Your old answer stands beside it.

# %% tags=["warm-up"]
lesson.again("warm_up")

# %% tags=["prose", "remove-input"]
count = len(kit.rule_periods().query("certainty == 'contested'"))
lesson.say(f"""
**What is still unknown.** How many people were drafted to work, how many women were held, how many
were killed after the earthquake: the counts differ, and some records are lost. {count} periods of
government in the map are marked contested, because the sides differ on whether a treaty was valid.
How freely people chose the ships is argued over to this day, and so is what became of many of them.
""")

# %% tags=["exit-ticket"]
lesson.exit_ticket()

# %% [markdown]
# ## Sources of this lesson
#
# The list is made from the map, the timelines and the tellings. Each explorer lists its own under *Sources*. **Where to go next:** lesson `03_abductions` follows what happened on the coasts of Japan. Lesson `04_summits_and_talks` follows the talks about all of it.

# %% tags=["sources", "remove-input"]
lesson.sources(
    {*years.sources["source_id"], *ships.sources["source_id"], *rule.sources["source_id"]}
)
