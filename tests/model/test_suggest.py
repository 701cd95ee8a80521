from excli.model.suggest import did_you_mean, nearest

WORDS = ("quads", "glutes", "calves", "hamstrings")


def test_the_closest_come_first_and_far_ones_not_at_all() -> None:
    assert nearest("quadz", WORDS) == ["quads"]
    assert nearest("gultes", WORDS) == ["glutes"]  # a swap of two letters is one edit
    assert nearest("xyz", WORDS) == []
    assert nearest("", WORDS) == []
    assert nearest("calve", ("calf", "calves", "cave"), limit=2) == ["calves", "cave"]


def test_the_sentence_names_them_or_is_empty() -> None:
    assert did_you_mean("glute", WORDS) == " Did you mean glutes?"
    assert did_you_mean("zzzzzz", WORDS) == ""
