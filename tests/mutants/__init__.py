"""Mutation testing: each rule of the judging modules is changed, and some test has to fail. ``make mutants``.

table.py        which modules, by which tests, and how many of their mutants
mutant.py       a change of one line; all there are of a module, by Cosmic Ray's operators
trial.py        copies of the checkout, and the tests on a mutant in one of them
survivors.toml  the mutants that no test catches, each with its reason
"""
