"""Lessons: questions, checks with feedback, kept answers, living prose, progress."""
