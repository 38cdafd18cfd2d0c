# %% [markdown] digits="minutes of the lesson"
# # How do I use this kit?
#
# ![Still picture of the timeline explorer with a part of the years chosen, as you will meet it in every lesson](pictures/T-2000-2006.svg)
#
# **Time:** 15 minutes · **Level:** everyone · **Before:** nothing
#
# This kit is about the relations between North Korea and Japan. You read, you look, you check, you answer. You do not need to program. Everything runs on this computer; nothing is sent anywhere.

# %% [markdown] tags=["objectives"]
# ## What you will be able to do
#
# - **Run** a lesson and see that everything works on this machine.
# - **Use** an explorer by mouse or by keyboard, and open the sources of a mark.
# - **Answer** a question, correct it, and find your answers again.

# %% [markdown]
# ## Run the page
#
# A page like this is called a **notebook**. It is made of cells. Some hold text, some hold a line or two of code with a result below.
#
# Choose **Run** in the menu above, then **Run All Cells**. If you prefer the keyboard: click a cell with code, then press Shift and Enter together.
#
# The first cell with code answers in a sentence. If it says *Ready*, all is well. If it says anything else, it also says what to do.

# %% tags=["setup"]
import kit

lesson = kit.lesson("00_start_here")
lesson.ready()

# %% [markdown]
# **Does it work on my machine?** The next cell looks at the parts that the lessons need.

# %% tags=["explore"]
kit.self_check()

# %% [markdown]
# Can you read these two words? The first is Japanese for *abduction*. The second is *Korea* as the North calls it. They should not look like empty boxes: **拉致** · **조선**. If they do, the computer lacks a font for Japanese or Korean. The lessons still work; ask for the font *Noto Sans CJK*.

# %% [markdown]
# **And if something is missing?** The first cell with code then says so, in a sentence.

# %% tags=["check"]
lesson.ask("practice_ready")

# %% [markdown]
# ## One minute with an explorer
#
# An **explorer** is a picture with controls. Try these five things, in this order:
#
# 1. Drag one end of **Years**. By keyboard: press Tab until the end is marked, then use the arrow keys.
# 2. Press **Statements**. Press it again to see everything.
# 3. Type a name in **Words**.
# 4. Click a mark, or choose a line in the list. The **card** says what happened, how sure that is, and who says so.
# 5. Open the panels below: table, map, sources, code, view code.

# %% tags=["explore"]
view = kit.open("T/2000-2006")
view

# %% tags=["explore"]
view.alt_text

# %% [markdown]
# The line above says the same as the picture, in words. Every picture of the kit has such a line, for those who cannot see it or whose projector is poor.
#
# **Two tracks.** All lessons can be done by clicking alone. Cells marked *in pandas* are for those who want to see, and write, the code behind a picture. The panel *Code* of an explorer gives you the lines to begin with.

# %% [markdown]
# ## One minute with questions
#
# Questions look like this. A hint is there if you want one. Nothing you answer is lost: it is written to a file in your own folder at once, and it is still there tomorrow. You can always change an answer.
#
# First, a guess. Some questions ask *how likely* you find a sentence, before you know. There are no points for that. It shows you later how well you know what you know.

# %% tags=["warm-up"]
lesson.ask("practice_probability")

# %% tags=["check"]
lesson.ask("practice_choice")

# %% tags=["check"]
lesson.ask("practice_several")

# %% tags=["check"]
lesson.ask("practice_number")

# %% tags=["check"]
lesson.ask("practice_order")

# %% tags=["check"]
lesson.ask("practice_match")

# %% tags=["check"]
lesson.ask("practice_text")

# %% [markdown]
# Some questions have no right answer. They ask what you think, and nobody marks them.

# %% tags=["check"]
lesson.ask("practice_opinion")

# %% tags=["check"]
lesson.ask("practice_note")

# %% [markdown] tags=["pair"]
# **With a neighbour.** Show each other one event that surprised you. Each reads out the line *Cite as* on the card, and who says so.

# %% [markdown]
# ## Where the words come from
#
# The kit uses names in the order family name first, as in Japan and Korea: Kishida Fumio (岸田文雄), Kim Yo Jong (김여정). *North Korea* is the Democratic People’s Republic of Korea (DPRK), and *South Korea* the Republic of Korea (ROK). A word with a dotted line under it is explained when you point at it or choose it.
#
# This is a hard subject. People were taken from their families; many of them have not come back; some of those concerned read what is written about them. The lessons name official categories as such, and say who claims what.

# %% tags=["prose", "remove-input"]
events, sources = kit.events(), kit.sources()
lesson.say(f"""
**What the kit knows today:** {len(events)} events, {len(kit.actors())} people, states and
organisations, and {len(sources)} sources. {(events["certainty"] != "agreed").sum()} events are
contested or uncertain, and say why.
""")

# %% tags=["code-track"]
kit.tables()

# %% [markdown] digits="the title of a lesson"
# ## The lessons, and my progress
#
# Open a lesson from the list on the left, or from here: [How did we get to March 2024?](01_timeline.ipynb)

# %% tags=["explore"]
kit.progress()

# %% [markdown]
# ## One file of everything you did
#
# A portfolio holds all that you answered, wrote and entered, in all lessons, as one page that you can read, print and hand in. You choose the name on it. On another machine, or after a new installation, bring the same file in, and everything is back.

# %% tags=["explore"]
kit.portfolio()

# %% [markdown]
# ## On a projector
#
# This button makes type and pictures large, raises the contrast and hides the code, in this browser only. Press it again to go back.

# %% tags=["explore"]
kit.projector()

# %% [markdown]
# ## Before you go

# %% tags=["exit-ticket"]
lesson.exit_ticket()

# %% [markdown]
# ## Sources
#
# This page shows part of the timeline. These are the sources of the events that carry a label in most books.

# %% tags=["sources", "remove-input"]
shown = view.selected
lesson.sources(shown.loc[shown["landmark"], "event_id"])
