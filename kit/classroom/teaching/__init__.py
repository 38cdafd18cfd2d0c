"""What a teacher needs before and during an hour: plans, keys, sheets to print, the guide.

Plans, rubrics and the prose of the guide are files in `notebooks/teacher/`, written by people.
Outcomes, minutes of a lesson, figures and answers are never written there: they are taken from
the lesson and computed from the tables each time.
"""
