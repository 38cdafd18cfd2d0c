# %% [markdown] digits="minutes of the lesson, and the day of the article"
# # Which sentences of the article stand?
#
# ![Still picture: the claims of the article as marks by paragraph and by voice, with a sign for each kind](pictures/AR.svg)
#
# **Time:** 90 minutes, with a natural stop after the first half · **Level:** beginners; no programming needed · **Before:** `01_timeline`; `03_abductions` and `07_statements_and_signals` help
#
# *Content note:* some claims concern people who were abducted and their families. Those are read and checked here like all others, but never scored.

# %% [markdown] tags=["objectives"]
# ## What you will be able to do
#
# - **Sort** the sentences of a news story by kind and by voice.
# - **Judge** how likely a claim stands, before you look at the evidence.
# - **Measure** how good your own judgement was, with a calibration curve and a Brier score.
# - **Find** what a story leaves out, and who is not heard.
# - **Retell** what was known at which moment, without hindsight.

# %% tags=["setup"]
import kit

lesson = kit.lesson("09_reading_the_news")
lesson.ready()

# %% [markdown]
# ## Commit first
#
# This kit began with one article on the web. It says that North Korea (DPRK) reports a proposal by Kishida Fumio (岸田文雄), then prime minister of Japan, to meet its leader Kim Jong Un (김정은). Before you check a single sentence, say how likely you think the next sentence is true. You will come back to it at the end.

# %% tags=["warm-up"]
lesson.ask("warm_up")

# %% [markdown]
# ## Part one: judge, then look
#
# ### Who speaks?
#
# The article belongs to its publisher, so its sentences are not here. Its claims are, in our words, one by one. A teacher who has the article can lay it beside. First sort: whose words are these? Is it a report of words, a fact, a reading, a guess? Walk through the list beside the picture.
#
# **Predict.** Which voice has most claims: Pyongyang, Tokyo, or the writer?

# %% tags=["explore"]
voices = kit.explore.article()
voices

# %% tags=["prose", "remove-input"]
claims = kit.article_claims()
kinds, who = claims["kind"].value_counts(), claims["attributed_to"].value_counts()
soft = kinds[["interpretation", "expert", "speculation", "editorial", "forecast"]].sum()
sister = (claims["attributed_to_id"] == "kim_yo_jong").sum()
tokyo = claims["attributed_to_id"].isin(["kishida_fumio", "JPN"]).sum()
lesson.say(f"""
**Read it.** The {len(claims)} claims stand in {claims["paragraph"].max()} paragraphs.
{kinds["attributed"]} report somebody’s words, {kinds["fact"]} are given as facts, and {soft} are readings,
guesses, judgements or looks ahead. Kim Yo Jong (김여정), the leader’s sister, has {sister} claims, Tokyo has {tokyo}. For a
report of words two questions are apart: did the person say so, and is it true? The [[KCNA|state
agency]] that carried her words speaks for one side only.
""")

# %% tags=["check"]
lesson.ask("rest_on_words")

# %% tags=["check"]
lesson.ask("what_supported_means")

# %% [markdown]
# ### Six questions for any sentence
#
# - **Who** says it, and is the name given?
# - **How** can they know? Were they there, or did they hear it?
# - **When** was it true? A sentence can be right at noon and wrong in the evening.
# - **Compared** with what? “First in nearly twenty years” needs a starting point.
# - **Who** would tell it differently?
# - **What** would you see if it were false? If you can think of nothing, no record can decide it.
#
# Numbers need one more: who counted whom, by which rule, until which day? Lesson `03_abductions` shows how many figures for the same matter stand side by side, each right by its own rule. Keep these questions beside you during the audit.

# %% [markdown]
# ### The claim audit
#
# For each claim say how likely it is that a careful editor could leave it as it is. If you think that no public record can decide it, say so. Then the evidence opens, with verdict and sources, and you can revise. Judge at least fifteen. Do not look things up before you answer: the point is to learn how sure you should be.
#
# In a class: make your file in the panel *Class* and add those of the others.

# %% tags=["explore"]
audit = kit.laboratory.claim_audit()
audit

# %% [markdown] tags=["pair"]
# **Swap.** Work in pairs. Each of you picks the claim whose verdict surprised you most. Explain to the other why you had been so sure. The other looks for a word in the claim that should have warned you. Then decide together whether the kit’s verdict is right.

# %% tags=["check"]
lesson.ask("verdicts")

# %% tags=["check"]
lesson.ask("first_sentence")

# %% [markdown] digits="scores of examples"
# ### How sure should you have been?
#
# If you say “seventy percent” ten times, about seven of the ten should come true. Who manages that is **calibrated**. The picture in the laboratory shows it: marks on the dashed line are perfect. A mark below the line means that you said too much, a mark above it too little. The **Brier score** sums it up (Glenn Brier, 1950). It is the mean of the squared distances between what you said and what came. True counts as 1, false as 0. 0 is best. Always saying fifty percent gives 0.25.
#
# **Predict.** Were you too sure, or not sure enough?

# %% tags=["check"]
lesson.ask("brier_by_hand")

# %% tags=["prose", "remove-input"]
decided = claims["stands"].dropna().astype(bool)
scored = claims[(claims["topic"] != "abductions") & claims["stands"].notna()]
lesson.say(f"""
**Read it.** Evidence can decide {len(decided)} of the {len(claims)} claims, and {decided.sum()} of them
stand as they are. Who had said “{round(100 * decided.mean())} percent” each time would already do well: most
of the decidable sentences of this article are sound. The skill lies in telling the few others apart. {len(scored)}
claims enter your [[Brier score]], since those on the abductions do not. With so few, one lucky guess moves it a lot.
""")

# %% tags=["check"]
lesson.ask("what_a_score_says")

# %% [markdown]
# ---
#
# **A natural stop.** If your class has two shorter hours, stop here. Your judgements are kept. Next time, run all cells again and go on below.
#
# ---
#
# ## Part two: what is not there
#
# ### Left out
#
# A true sentence can still mislead, if its neighbour is missing. No article holds everything, so leaving out is no crime. But ask each time: would I read the rest differently if I knew this?
#
# **Predict.** Whose voice would you most want to hear, and is it there?

# %% tags=["explore"]
missing = kit.explore.article(show="left_out")
missing

# %% tags=["prose", "remove-input"]
left = kit.article_omissions()
groups = left["kind"].value_counts()
known = left["known_by"] <= "2024-03-25"
lesson.say(f"""
**Read it.** The kit lists {len(left)} things left out: {groups["background"]} pieces of background,
{groups["voice"]} voices, {groups["statement_cut"]} cuts from the statements themselves, and
{groups["later_event"]} things that came later. Method, that is who was asked and how, is missing
{"once" if groups["method"] == 1 else "more than once"}. {known.sum()} of them were public by the day of the article.
Not quoted are the families, whose [[Families' association (Kazokukai)|association]] had changed its
position a month before, and Seoul, Washington, Beijing and Moscow.
""")

# %% tags=["check"]
lesson.ask("voices_missing")

# %% tags=["check"]
lesson.ask("one_sentence_more")

# %% [markdown]
# ### Sound sentences, crooked picture
#
# Put three true sentences together: a prime minister wants a meeting, his approval falls, a summit would be popular. Nobody wrote that he wants the meeting *because* his approval falls. But you read it. Order and neighbourhood speak, too. Reporters know this, and so do the authors of statements: Pyongyang made the same charge in its own words.
#
# So after the sentences, judge the whole. Which question does the story answer? Which one would a family in Niigata, a diplomat in Seoul, an officer in Pyongyang have asked?

# %% [markdown]
# ### How the story travelled
#
# The state agency in Pyongyang publishes a text. Media in Seoul report it. Tokyo is asked, and Hayashi Yoshimasa (林芳正), the chief cabinet secretary, answers for it. A wire report is written, cut and translated, and a site without reporters of its own builds an article from it. At each step something is dropped, and the hour of the last change is rarely told.
#
# **Predict.** What could a reader in Seoul know in the early afternoon that a reader of the article could not?

# %% tags=["explore"]
days = kit.explore.timeline(days=("2024-03-25", "2024-03-29"))
days

# %% tags=["prose", "remove-input"]
early = claims.set_index("claim_id").loc["c05"]
lesson.say(
    """
**Read it.** One claim shows the cuts: *{{ claim }}* {{ evidence }} So two hours of the same day stand
side by side in one text. The table has {{ number }} events from 25 to 29 March, and the article knows
those of the first day in part. Glossary: [[Chief cabinet secretary]].
""",
    claim=early["claim"],
    evidence=early["evidence"],
    number=len(days.selected),
)

# %% tags=["check"]
lesson.ask("weeks_in_order")

# %% tags=["check"]
lesson.ask("hindsight")

# %% [markdown]
# ## The other side: an invitation?
#
# The article says that Kim Yo Jong invited Kishida to Pyongyang in February. Read how each side tells her statement of that month, with the four steps below. Write one line for each step. Then look up the claim in the audit.

# %% tags=["explore"]
sides = kit.explore.tellings("ev_2024_02_15_kim_yo_jong")
sides

# %% tags=["remove-input"]
lesson.reading_steps()

# %% tags=["check"]
lesson.ask("was_it_an_invitation")

# %% [markdown]
# ## Investigations
#
# Choose one, or do both.
#
# **By clicking: mend a sentence.** *About the history.* Take a claim whose verdict is *imprecise* or *contested*. Rewrite it so that a careful editor could print it, in one sentence, with the claimant named. A good answer keeps what was right, changes as little as possible, and names two sources.

# %% tags=["check"]
lesson.ask("mend_it")

# %% [markdown]
# **In pandas: how many stand?** *About the data.* Some claims have no value in the column `stands`, because nothing can decide them. Leave those out, and compute the percentage of the others that stand. Fill in the blank, run the cell, then run the check under it. Nothing breaks if you leave the dots.

# %% tags=["code-track"]
table = kit.article_claims()
stands = table["stands"].dropna().astype(bool)
percent = round(100 * stands.mean(), 1)  # blank: percent = ...
percent

# %% tags=["code-track"]
lesson.try_it("percent_that_stand", percent)

# %% tags=["code-track"]
# How often does each verdict occur? Count the values of the column "verdict".
verdicts = table["verdict"].value_counts()  # blank: verdicts = ...
verdicts

# %% tags=["code-track"]
lesson.try_it("count_verdicts", verdicts)

# %% [markdown]
# ## Look back
#
# Here is the first question once more. Your old answer stands beside it.

# %% tags=["warm-up"]
lesson.again("warm_up")

# %% tags=["prose", "remove-input"]
open_ones = claims["verdict"].isin(["cannot_be_verified", "forecast"]).sum()
lesson.say(f"""
**What is still unknown.** {open_ones} claims cannot be decided by any public record: motives, hidden
contacts, looks ahead. By which channel Tokyo spoke to Pyongyang, and in which words, neither side has
shown. And our verdicts are ours: if you find a better source, the kit has a way to say so. You can now
take any article, sort its sentences, and say how sure you are of each.
""")

# %% tags=["exit-ticket"]
lesson.exit_ticket()

# %% [markdown]
# ## Sources of this lesson
#
# The list is made from the claims and the omissions. Each explorer lists its own under *Sources*. **Where to go next:** lesson `10_futures_and_negotiation` asks what could happen next. Lesson `11_policy_brief` lets you write yourself.

# %% tags=["sources", "remove-input"]
lesson.sources({one for view in (voices, missing) for one in view.sources["source_id"]})
