# %% [markdown] digits="minutes of the lesson"
# # Who pulls whom, and can the triangle be split?
#
# ![Still picture: network of six states with signs on the lines for each agreement between them](pictures/G.svg)
#
# **Time:** 90 minutes, with a natural stop after the first half · **Level:** beginners; no programming needed · **Before:** `01_timeline`; `05_weapons_and_sanctions` helps
#
# *Content note:* this lesson speaks of states as if they had one mind. Each of them holds many views.
#
# *Names:* North Korea calls itself the Democratic People’s Republic of Korea (DPRK). Both names are used here.

# %% [markdown] tags=["objectives"]
# ## What you will be able to do
#
# - **Read** a network of promises: who is bound to whom, how firmly, and who is not.
# - **Explain** why two measures of closeness can disagree, and what each is good for.
# - **Build** an index, and say how far its answer hangs on the weights.
# - **Test** whether steps of three allies follow outreach, and say what the test cannot show.
# - **Use** the words *abandonment* and *entrapment* with evidence.

# %% tags=["setup"]
import kit

lesson = kit.lesson("06_alliance_dynamics")
lesson.ready()

# %% [markdown]
# ## Commit first
#
# When Kim Yo Jong (김여정), the sister of North Korea’s leader, spoke of a summit with Japan, some wrote that Pyongyang wanted to split Tokyo from Washington and Seoul. To judge that, you must know how close they are. Before you look anything up, say how likely you think the next sentence is true. You will come back to it at the end.

# %% tags=["warm-up"]
lesson.ask("warm_up")

# %% [markdown]
# ## Part one: promises
#
# ### Who promised what to whom?
#
# Each sign is one agreement between two states. A star means *help against attack*, the strongest promise. Filled signs are legally binding, hollow ones are not. Move the slider through the years, then press *eight years side by side*.
#
# **Predict.** Do Japan and South Korea have a promise of help against attack between them?

# %% tags=["explore"]
network = kit.explore.treaty_network()
network

# %% tags=["prose", "remove-input"]
from kit.analysis.networks import in_force, pairs

treaties = kit.treaties()
day = treaties.set_index("treaty_id")[["signed", "in_force", "ended"]].map(kit.date_text)
now = in_force(treaties, (2025,))
stars = now[now["kind"] == "mutual_defence"]
tokyo_seoul = now[[("KOR", "JPN") in pairs(one) for one in now["parties"]]]
lesson.say(f"""
**Read it.** In 2025 the table has {len(now)} agreements in force, and {len(stars)} of them promise help
against attack. Some join Washington with Tokyo and with Seoul, the others Pyongyang with Beijing and with Moscow.
Tokyo and Seoul share {len(tokyo_seoul)} agreements, {(tokyo_seoul["legally_binding"] == "yes").sum()}
of them legally binding, among them [[GSOMIA]], but none of that kind. They are tied to each other
through Washington. Moscow’s promise of {day.loc["sun_prk_1961", "signed"]} ended on
{day.loc["sun_prk_1961", "ended"]} (one handbook says a year earlier). A treaty without a promise of help followed. Since
{day.loc["rus_prk_2024", "in_force"]} there is a promise of help again.
""")

# %% tags=["check"]
lesson.ask("promises_of_help")

# %% tags=["check"]
lesson.ask("kinds_of_promises")

# %% [markdown]
# ### Who votes like whom?
#
# Each year the states vote on many texts in the General Assembly of the United Nations. The simplest measure of closeness is how often two of them vote the same. Look at the line of Japan with the United States, and of Japan with North Korea.
#
# Then press *distance of ideal points*. An **ideal point** is a place on a line, computed from all votes of all states. It takes into account that the agenda changes: on many texts the United States votes almost alone, so even close friends differ from it.
#
# **Predict.** Which pair will be nearer by ideal points: Japan and North Korea, or Japan and the United States?

# %% tags=["explore"]
votes = kit.explore.un_voting(years=(1991, 2023))
votes

# %% tags=["prose", "remove-input"]
from kit.analysis.voting import distances, pooled_shares

recent = kit.un_agreement().query("2020 <= year <= 2023")
share = pooled_shares(recent).set_index("pair")["share"]
points = distances(kit.un_ideal_points())
apart = points[points["year"] == 2023].set_index("pair")
before = points[points["year"] == 2000].set_index("pair")
lesson.say(f"""
**Read it.** From 2020 to 2023 Japan voted the same as North Korea in {share["JPN-PRK"]:.0%} of the
votes, and the same as the United States in {share["JPN-USA"]:.0%}. These are the regular sessions; the votes
on Ukraine in emergency sessions are not among them, but the ideal points take them in. By ideal points of 2023 Japan is
{apart.loc["JPN-USA", "distance"]:.2f} from the United States, {apart.loc["JPN-PRK", "distance"]:.2f}
from North Korea and {apart.loc["JPN-KOR", "distance"]:.2f} from South Korea. The bands of the first
two do not touch ({apart.loc["JPN-USA", "low"]:.2f} to {apart.loc["JPN-USA", "high"]:.2f} and
{apart.loc["JPN-PRK", "low"]:.2f} to {apart.loc["JPN-PRK", "high"]:.2f}). North Korea and Russia were
{before.loc["PRK-RUS", "distance"]:.2f} apart in 2000 and {apart.loc["PRK-RUS", "distance"]:.2f} in 2023.
""")

# %% tags=["check"]
lesson.ask("why_they_disagree")

# %% tags=["check"]
lesson.ask("times_as_far")

# %% [markdown] tags=["pair"]
# **Swap.** Work in pairs with the view above. One of you writes the headline “Tokyo votes with Pyongyang” and the two facts that support it. The other writes “Tokyo votes with Washington” and its two facts. Swap. Then write together the sentence that a careful paper would print.

# %% tags=["check"]
lesson.ask("careful_sentence")

# %% [markdown]
# ---
#
# **A natural stop.** If your class has two shorter hours, stop here. Your answers are kept. Next time, run all cells again and go on below.
#
# ---
#
# ## Part two: what they do
#
# ### Meetings and exercises
#
# Promises and votes are words. Here are deeds: meetings of leaders and others, and exercises of armed forces. Dotted lines are nuclear tests. Press *Russia, DPRK* and set the slider to the last years.
#
# **Predict.** In which years did the three allies meet most, and what might have driven them?

# %% tags=["explore"]
deeds = kit.explore.cooperation()
deeds

# %% tags=["prose", "remove-input"]
meetings, drills = kit.meetings(), kit.exercises()
year_of = meetings["start"].dt.year
three = meetings[meetings["track"] == "usa_jpn_kor"]
by_year = three["start"].dt.year.value_counts()
most = sorted(by_year.index[by_year == by_year.max()])
russia = meetings[meetings["track"] == "prk_rus"]
leaders = russia[russia["level"] == "leaders"]["start"].dt.year
together = drills[[{"USA", "JPN", "KOR"} <= set(one) for one in drills["participants"]]]
drilled = together[together["status"] == "held"]["start"].dt.year
quiet = sorted(set(range(2016, 2026)) - set(drilled))
lesson.say(f"""
**Read it.** The table, a selection, has {len(three)} meetings of the three allies. The years with the most are
{" and ".join(map(str, most))} ({by_year.max()} each). It has no exercise of the three in {len(quiet)} years,
from {min(quiet)} to {max(quiet)}. In two of these years there were summits with Pyongyang, and Tokyo and Seoul
quarrelled. Larger exercises together with others went on. Leaders of Russia and the DPRK met {len(leaders)} times; between {leaders[leaders < 2019].max()}
and {leaders[leaders > 2012].min()} not once. Since 2023 the table holds
{(russia["start"].dt.year >= 2023).sum()} meetings of the two at all levels.
""")

# %% tags=["check"]
lesson.ask("order_of_promises")

# %% [markdown]
# ### Troops and money
#
# The word *abandonment* names the fear that an ally leaves. The word *entrapment* names the fear of being drawn into an ally’s fight. Both fears come with every alliance. One thing that can feed the first is a fall in the number of foreign troops.
#
# **Predict.** Leave out the years right after the Korean War. When did the United States withdraw most soldiers from South Korea?

# %% tags=["explore"]
troops = kit.explore.strength(measure="troops")
troops

# %% tags=["prose", "remove-input"]
soldiers = kit.us_troops()
seoul = soldiers[(soldiers["host"] == "KOR") & (soldiers["quality"] != "imputed")].set_index(
    "year"
)["troops"]
falls = (seoul - seoul.shift(1)).loc[1960:].sort_values().head(3)
listed = ", ".join(f"{year} ({-int(change):,} fewer)" for year, change in sorted(falls.items()))
money = kit.military().set_index(["country", "year"])["spending_constant_usd_m"]
lesson.say(f"""
**Read it.** Since 1960 the three largest falls from one year to the next in South Korea were in
{listed}. A fall like that can feed the fear of [[abandonment]]; a promise to fight along can feed
the fear of [[entrapment]]. The scholar Victor Cha speaks of a *quasi-alliance*: two states that share an
ally but are not allied with each other. His idea is that Tokyo and Seoul come closer when both doubt Washington, and quarrel
when they do not. Spending has grown: Japan’s from {money["JPN", 1990] / 1000:.0f} to {money["JPN", 2024] / 1000:.0f}
billion dollars between 1990 and 2024, South Korea’s from {money["KOR", 1990] / 1000:.0f} to
{money["KOR", 2024] / 1000:.0f}, China’s from {money["CHN", 1990] / 1000:.0f} to
{money["CHN", 2024] / 1000:.0f}, all in dollars of 2023.
""")

# %% tags=["prose", "remove-input"]
from kit.analysis.bootstrap import difference_of_means
from kit.analysis.quasi_alliance import FALL, FIRST, LAST, meetings_after

met = kit.meetings()
alone = met.loc[met["track"] == "jpn_kor", "start"].dt.year
years = meetings_after(kit.us_troops(), met)
near, far = (years.loc[years["after_a_fall"] == one, "meetings"] for one in (True, False))
gap = difference_of_means(near, far)
verdict = (
    "Zero lies between them. So the data fit the idea, and they fit its opposite: there are too few years to tell."
    if gap.low < 0 < gap.high
    else "Zero does not lie between them. So the two kinds of years differ by more than chance, whatever the cause."
)
lesson.say(f"""
**Does the idea fit?** A rough test: take each fall in US troops in South Korea of {FALL:.0%} or more,
and the year after it. From {FIRST} to {LAST} these are {len(near)} years. For them the table has
{near.mean():.1f} meetings of Tokyo and Seoul a year, alone or with Washington; for the other {len(far)} years {far.mean():.1f}. How sure is the
difference of {gap.value:.1f}? The computer draws the years anew, many times (a *bootstrap*). An
interval meant to hold in 95 of 100 such studies goes from {gap.low:.1f} to {gap.high:.1f}. {verdict} Mind two
things. The years hang together in a few long falls. And of meetings without Washington the table has only
{len(alone)}, from {alone.min()} on, though there were many more.
""")

# %% tags=["check"]
lesson.ask("abandoned_or_trapped")

# %% [markdown]
# ### Build your own index
#
# How close are three states *on the whole*? There is no true answer, but you can make a rule and look at what it says. Give each indicator a weight. The band shows how far the result moves if somebody else chooses other weights.
#
# **Predict.** In which year will your index be highest for Japan, South Korea and the United States?

# %% tags=["explore"]
index = kit.explore.cohesion()
index

# %% tags=["prose", "remove-input"]
rows = index.selected.set_index("year")
peak, least = rows["level"].idxmax(), rows["level"].idxmin()
wide = (rows["high"] - rows["low"]).sort_values()
lesson.say(f"""
**Read it.** With all weights equal the index of the three is lowest in {least} and highest in
{peak}. The band is widest in {wide.index[-1]}: there the indicators contradict each other, and your
weights decide. It is narrowest in {wide.index[0]}. Hollow marks are years for which an indicator
has no figure: meetings are listed only from 1994, exercises only from 2014. Agreements without an end date never leave the
count, so late years rise more easily than they fall.
""")

# %% tags=["check"]
lesson.ask("what_the_band_says")

# %% [markdown]
# ## The other side: one summit, two readings
#
# The leaders of the United States, Japan and South Korea once met at Camp David, for a summit of their own. Read how Tokyo and Pyongyang tell it, with the four steps below. Write one line for each step.

# %% tags=["explore"]
sides = kit.explore.tellings("ev_2023_08_18_camp_david")
sides

# %% tags=["remove-input"]
lesson.reading_steps()

# %% tags=["check"]
lesson.ask("who_feels_what")

# %% [markdown]
# ## Part three: is there a wedge?
#
# A **wedge** is a policy that rewards or presses one member of a group to split it. If outreach to Tokyo worked as a wedge, the three allies might do *less* together after it. If it alarmed them, they might do *more*. Each row is one day of outreach; circles are steps of the three, before and after.
#
# **Predict.** More steps before, more after, or about as many?

# %% tags=["explore"]
split = kit.explore.wedge()
split

# %% tags=["prose", "remove-input"]
found = split.result
wide_found = kit.explore.wedge(kind="contacts", steps="both", days=365).result
officials = three[three["level"] == "senior_officials"]["start"].dt.year
early = (officials <= 2008).mean()
lesson.say(f"""
**Read it.** There are {found.events} days of confirmed talks. In the half years before them the three met
{found.before} times, in the half years after them {found.after} times (a meeting near two days of talks counts twice). If chance slides one
calendar along the other, it gives a difference as large in {found.p:.0%} of the tries. With all
contacts, all steps and a whole year, it is {wide_found.before} before, {wide_found.after} after, and
{wide_found.p:.0%}. So these tables show no sign of a wedge. They do not show that there was none. The list of meetings is
uneven: of the meetings of senior officials in it, {early:.0%} were before 2009. Outreach was rare, and steps have
other causes. A wedge could also work in ways that no list of meetings catches.
""")

# %% tags=["check"]
lesson.ask("what_the_windows_show")

# %% [markdown]
# ## Investigations
#
# Choose one, or do both.
#
# **By clicking: a quasi-alliance?** *About the history.* Take one of the large falls in US troops in South Korea. Look in the network and among the meetings for what Tokyo and Seoul did together in the three years after. Does it fit Cha’s idea? A good answer names two agreements or meetings with their ids, names one thing that does not fit, and says what else changed in those years.

# %% tags=["check"]
lesson.ask("quasi_alliance")

# %% [markdown]
# **In pandas: votes alike.** *About the data.* Add up the identical votes of one pair over four years, and divide by all their joint votes. Do not average the yearly shares: years with few votes would count too much. Fill in the blank, run the cell, then run the check under it. Nothing breaks if you leave the dots.

# %% tags=["code-track"]
votes_alike = kit.un_agreement()
four = votes_alike[votes_alike["year"].between(2020, 2023)]
pair = four[four["pair"] == "JPN-USA"]
alike, joint = pair["identical"].sum(), pair["votes_both"].sum()
percent = round(100 * alike / joint, 1)  # blank: percent = ...
percent

# %% tags=["code-track"]
lesson.try_it("percent_alike", percent)

# %% tags=["code-track"]
# Which agreements promise help against attack? Keep the rows that fit, and of them the column "name".
# The form is: promises.loc[condition, column]
promises = kit.treaties()
named = promises.loc[promises["kind"] == "mutual_defence", "name"]  # blank: named = ...
named

# %% tags=["code-track"]
lesson.try_it("help_against_attack", named)

# %% [markdown]
# ## Look back
#
# Here is the first question once more. Your old answer stands beside it.

# %% tags=["warm-up"]
lesson.again("warm_up")

# %% tags=["prose", "remove-input"]
coded = kit.treaty_obligations()["year"].max()
lesson.say(f"""
**What is still unknown.** Whether a promise would be kept is seen only in war. The codes of promises
end in {coded}. What Russia gives the DPRK for shells and soldiers is known in part only. And what
Pyongyang hoped for when it spoke of a summit in March 2024, nobody outside can say. You can say how
close the others stood on that day, by which measure, and how sure that is.
""")

# %% tags=["exit-ticket"]
lesson.exit_ticket()

# %% [markdown]
# ## Sources of this lesson
#
# The list is made from the agreements, the votes and the deeds. Each explorer lists its own under *Sources*. **Where to go next:** lesson `07_statements_and_signals` reads what is said. Lesson `04_summits_and_talks` has the talks between Tokyo and Pyongyang themselves.

# %% tags=["sources", "remove-input"]
shown = (network, votes, deeds, troops)
lesson.sources({one for view in shown for one in view.sources["source_id"]})
