"""Plans: one session for today, or a week repeated for some weeks.

`request` reads what is asked and refuses what must be refused; `pool` has the candidates that the hard rules leave;
`features` scores them; `choosing` fills the slots of the sessions, `dosing` says how much, `timing` how long, `filling`
how many sets; `counting` adds the week up; `rules` are those of docs/plan.md; `planning` makes the whole.
"""
