"""The list of attacks, and how one is added to it."""

SLOW = 60
ATTACKS = []


def attack(words, note=None):
    """An attack: what the answer must say, as a regular expression. Its function gives what to push."""
    def add(function):
        name = note or function.__name__.replace("_", " ")
        ATTACKS.append((name, words, function))
        return function
    return add


def several(words, cases, prefix):
    """The same attack with several names or values."""
    def add(function):
        for label, value in cases.items():
            ATTACKS.append((f"{prefix}: {label}", words[label] if isinstance(words, dict) else words,
                            lambda w, value=value: function(w, value)))
        return function
    return add
