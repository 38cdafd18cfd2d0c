# %% [markdown]
# # How do I teach this?
#
# This is the guide for teachers. It holds a plan for each lesson, likely misconceptions, answer keys, rubrics, unit plans, and what to think of before you teach about victims and living families.
#
# **How to use it:** choose Run, then Run All Cells. Everything below is computed from the tables and the lessons of this copy of the kit. A corrected table corrects the keys.

# %% tags=["setup"]
import kit

guide = kit.guide()
guide.ready()

# %% [markdown]
# ## Read this first: teaching about victims and living families

# %% tags=["prose", "remove-input"]
guide.page("ethics")

# %% [markdown]
# ## The lessons
#
# Choose a lesson, then what to show: its plan, its likely misconceptions, its answer key, its rubrics. A plan fits on a printed page or two. Some keys take half a minute, because they are computed from many tables.

# %% tags=["explore"]
guide.choose()

# %% [markdown]
# ### Print it
#
# Everything here is made to be printed too.

# %% tags=["prose", "remove-input"]
guide.page("printing")

# %% tags=["explore"]
guide.print_buttons()

# %% [markdown]
# ## Unit plans
#
# For a single hour, three, six and twelve hours. Each names the lesson and the part of it that fits.

# %% tags=["remove-input"]
guide.units()

# %% [markdown]
# ## Rubrics
#
# For the two kinds of investigations. There is no sum: a rubric tells a learner what to do next.

# %% tags=["remove-input"]
guide.rubrics()

# %% [markdown]
# ## Standards that the lessons can serve

# %% tags=["prose", "remove-input"]
guide.page("standards")

# %% tags=["remove-input"]
guide.standards()

# %% [markdown]
# ## Projector
#
# The button makes type large, raises the contrast and hides the code, in every notebook of this browser. Figures grow too. Press it again to go back. Nobody else’s page changes, and no answer is touched. By code: `kit.projector(True)` and `kit.projector(False)`.

# %% tags=["explore"]
kit.projector()

# %% [markdown]
# ## A room without internet

# %% tags=["prose", "remove-input"]
guide.page("no_internet")

# %% [markdown]
# ## How to run the class

# %% tags=["prose", "remove-input"]
guide.page("run_the_class")

# %% tags=["remove-input"]
guide.measured()

# %% [markdown]
# ## Your class

# %% tags=["prose", "remove-input"]
guide.page("your_class")

# %% [markdown]
# Put the portfolios and class files that you were given into a folder `portfolios` beside this notebook, and run the next cell again. To look into another folder, write its name in the brackets.

# %% tags=["explore"]
class_folder = kit.class_folder("portfolios")
class_folder

# %% [markdown]
# ## Sources of this guide
#
# What the guide states about schools, courses and prejudice rests on these. The sources of the lessons stand in the lessons.

# %% tags=["sources", "remove-input"]
guide.sources()
