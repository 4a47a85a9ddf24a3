"""The program on a Windows Python, under Wine: set up, tried out, and what of it was left out and why."""
