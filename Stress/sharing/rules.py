"""Attacks by changing the rules of the record."""

import hashlib

from .host import MAIN
from .attack import attack, several


def rules(w, *pairs, version=2):
    text = w.text("gcmrepo.yml").replace("  version: 1\n", f"  version: {version}\n")
    for pair in pairs:
        assert pair[0] in text, pair
        text = text.replace(*pair)
    return text


FEWER = ("commits_in_a_push: 1000", "commits_in_a_push: 500")


def agreed(w, text, who=None, parent=None):
    """The rules changed by both: proposed by the second secretariat, made by the first."""
    first = w.admit(w.saul, {"proposals/SACM-TS/saul-rey/gcmrepo.yml": text}, parent=parent)
    return w.admit(w.rosa, {"gcmrepo.yml": text, "proposals/SACM-TS/saul-rey/gcmrepo.yml": None}, parent=first)


@attack("No todos los que deben estar de acuerdo")
def rules_changed_by_one(w):
    return w.rosa, (w.admit(w.rosa, {"gcmrepo.yml": rules(w, FEWER)}), MAIN)


@attack("carpeta|toca|proposals|No todos")
def a_proposal_in_anothers_name(w):
    text = rules(w, FEWER)
    first = w.admit(w.rosa, {"proposals/SACM-TS/saul-rey/gcmrepo.yml": text})
    return w.rosa, (w.admit(w.rosa, {"gcmrepo.yml": text}, parent=first), MAIN)


@attack("No todos los que deben estar de acuerdo")
def rules_other_than_proposed(w):
    first = w.admit(w.saul, {"proposals/SACM-TS/saul-rey/gcmrepo.yml": rules(w, FEWER)})
    return w.rosa, (w.admit(w.rosa, {"gcmrepo.yml": rules(w, FEWER, ("tag: [secretariats]", "tag: [RCM-TS]"))},
                            parent=first), MAIN)


@attack("cambian aquí")
def a_rule_change_used_in_the_same_push(w):
    changed = agreed(w, rules(w, ("declare: [secretariats", "declare: [IOM, secretariats")))
    data = b"# Texto\n"
    used = w.event(w.ingrid, {"declaration/text.es.md": data, "declaration/original.es.md": data},
                   [("Party", "IOM"), ("Original-SHA256", hashlib.sha256(data).hexdigest() + " original.es.md"),
                    ("Action", "declare")], parent=changed)
    return w.ingrid, (used, MAIN)


@attack("cambian aquí|que no puede crear borradores")
def a_rule_change_used_by_a_draft_in_the_same_push(w):
    changed = agreed(w, rules(w, ("tag: [secretariats]", "tag: [IOM, secretariats]")))
    return w.ingrid, (changed, MAIN), (w.draft("draft-in-push", changed, w.ingrid), "refs/tags/draft-in-push")


@attack("se envía dos veces")
def a_rule_change_used_by_a_second_command_for_the_branch(w):
    changed = agreed(w, rules(w, ("submit: [members]", "submit: [members, IOM]")))
    used = w.submit(w.ingrid, party="IOM", parent=changed)
    return w.raw(w.ingrid, [(w.tip, changed, MAIN), (changed, used, MAIN)])


@attack("no se cambió|perdería|failed|No está firmado|no le corresponde|firma|reference")
def a_command_that_names_a_forged_commit_as_the_old_one(w):
    forged = w.submit(w.max, party="CL", signed=False)
    good = w.submit(w.max, parent=forged)
    return w.raw(w.max, [(forged, good, MAIN)])


@attack("Las reglas cambiadas se dan por versión")
def a_rule_rollback(w):
    changed = agreed(w, rules(w, FEWER))
    return w.rosa, (agreed(w, w.text("gcmrepo.yml"), parent=changed), MAIN)


@attack("Las reglas cambiadas se dan por versión")
def rules_of_the_same_version(w):
    return w.rosa, (agreed(w, rules(w, FEWER, version=1)), MAIN)


@attack("Las reglas cambiadas se dan por versión")
def rules_of_a_far_version(w):
    return w.rosa, (agreed(w, rules(w, FEWER, version=1_000_000_000)), MAIN)


def removed(w):
    return w.text("gcmrepo.yml").split("# Who may do what")[0]


@attack("Las reglas de gcmrepo.yml deben permanecer")
def rules_removed(w):
    return w.rosa, (agreed(w, removed(w)), MAIN)


@attack("deben permanecer")
def the_file_of_rules_removed(w):
    return w.rosa, (w.admit(w.rosa, {"gcmrepo.yml": None}), MAIN)


@several("deben permanecer|gcmrepo.yml", {
    "malformed": "format: 1\nrules: [", "a format to come": "format: 2\n", "empty": "", "not UTF-8": b"\xff\xfe",
    "1.5 MB": "#" * 1_500_000 + "\n",
}, "unreadable gcmrepo.yml")
def unreadable_rules(w, text):
    return w.rosa, (w.admit(w.rosa, {"gcmrepo.yml": text}), MAIN)


@several("gcmrepo.yml|piden más conformidades|no son válid", {
    "threshold 0": ("persons: 1", "persons: 0"), "threshold -1": ("persons: 1", "persons: -1"),
    "threshold above all": ("persons: 1", "persons: 5"), "threshold 10^9": ("persons: 1", "persons: 1000000000"),
    "of nobody": ("each_conference: secretariat", "of: []"),
    "of an absent body": ("each_conference: secretariat", "of: [ZZ]"),
    "of a role that nobody has": ("each_conference: secretariat", "each_conference: presidency"),
    "misspelled right": ("submit: [members]", "sumbit: [members]"), "unknown feature": ("rules]", "rules, future]"),
    "unknown word": ("signatures: required", "signatures: maybe"),
    "0 commits": ("commits_in_a_push: 1000", "commits_in_a_push: 0"),
}, "rules that cannot be met")
def bad_rules(w, pair):
    return w.rosa, (agreed(w, rules(w, pair)), MAIN)


@attack("No todos los que deben estar de acuerdo|conferenc|piden más")
def a_conference_removed_by_one_secretariat(w):
    text = w.text("gcmrepo.yml")
    start, end = text.index("  - code: SACM"), text.index("# In bytes")
    return w.rosa, (w.admit(w.rosa, {"gcmrepo.yml": text[:start] + text[end:]}), MAIN)


@attack("No todos los que deben estar de acuerdo|conferenc")
def a_conference_renamed_by_one_secretariat(w):
    return w.rosa, (w.admit(w.rosa, {"gcmrepo.yml": w.text("gcmrepo.yml").replace("code: SACM", "code: GONE")}), MAIN)


@attack("No todos|rules|reglas")
def the_feature_of_rules_taken_out(w):
    return w.rosa, (w.admit(
    w.rosa, {
        "gcmrepo.yml": w.text("gcmrepo.yml").replace(
            "[references, rules]", "[references]")}), MAIN)


@attack("No todos los que deben estar de acuerdo|figura|clave")
def one_person_of_both_secretariats_changes_the_rules(w):
    # The other secretariat admits a key of the same person, by the same id; the person alone then proposes and agrees.
    b = w.fresh("Rosa Paz")
    tip = w.admit(w.saul, w.with_key(w.saul, "SACM-TS", "Rosa Paz", b))
    text = rules(w, FEWER)
    tip = w.admit(w.saul, {"proposals/SACM-TS/rosa-paz/gcmrepo.yml": text}, parent=tip, key=b)
    return w.rosa, (w.admit(w.rosa, {"gcmrepo.yml": text}, parent=tip), MAIN)
