"""What a class needs around the lessons: portfolios, reports, plans, printed sheets.

Everything here reads what learners have kept on their own machines, or what the tables hold;
nothing is sent anywhere. It stands above the laboratories, because it shows their entries too.
"""
