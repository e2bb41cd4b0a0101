"""Attacks by the shape of history."""

from .host import MAIN, ZERO, packet
from .attack import attack


@attack("perdería lo que el registro ya contiene")
def a_rewind(w):
    return w.max, (w.sha(MAIN + "~1"), MAIN)


@attack("perdería lo que el registro ya contiene")
def an_orphan_history(w):
    return w.max, (w.forge.commit(w.forge.root(w.tip), [], "x\n\nParty: MX\nAction: record\n", w.max), MAIN)


@attack("perdería lo que el registro ya contiene")
def a_sibling_of_the_tip(w):
    return w.max, (w.submit(w.max, parent=w.sha(MAIN + "~1")), MAIN)


@attack("Nada se elimina")
def the_branch_deleted(w):
    return w.raw(w.max, [(w.tip, ZERO, MAIN)], "report-status delete-refs")


@attack("Une 2 historiales|historiales")
def a_merge(w):
    side = w.submit(w.max, parent=w.sha(MAIN + "~1"))
    return w.max, (w.event(w.max, {}, [("Party", "MX"), ("Action", "record")], parents=[w.tip, side]), MAIN)


@attack("Une 2 historiales|historiales")
def a_merge_with_an_orphan(w):
    side = w.forge.commit(w.forge.root(w.tip), [], "x\n", w.max)
    return w.max, (w.event(w.max, {}, [("Party", "MX"), ("Action", "record")], parents=[w.tip, side]), MAIN)


@attack("fsck|error: object|historiales|duplicate")
def the_same_parent_twice(w):
    return w.max, (w.event(w.max, {}, [("Party", "MX"), ("Action", "record")], parents=[w.tip, w.tip]), MAIN)


@attack("deja su|Falta|falta|no puede|contribution.yml")
def an_empty_submission(w):
    name = "MX/inputs/empty"
    return w.max, (w.event(w.max, {}, [("Party", "MX"), ("Kind", "input"), ("Contribution", name), ("Revision", 1),
                                       ("Original-SHA256", "0" * 64 + " original.es.md"), ("Action", "submit")]), MAIN)


@attack("borrador|Newest-Draft")
def a_commit_that_names_a_draft_that_never_was(w):
    return w.max, (w.submit(w.max, trailers=lambda t: [("Newest-Draft", "draft-7 " + "1" * 40), *t]), MAIN)


@attack("borrador|Newest-Draft")
def a_commit_that_names_another_object_as_the_draft(w):
    return w.max, (w.submit(w.max, trailers=lambda t: [("Newest-Draft", "draft-1 " + "1" * 40), *t]), MAIN)


@attack("No está firmado")
def an_unsigned_commit_below_a_good_one(w):
    return w.max, (w.submit(w.max, parent=w.submit(w.max, signed=False)), MAIN)


@attack("historiales|Son más de")
def a_merge_of_a_thousand(w):
    sides = [w.forge.commit(w.forge.root(w.tip), [w.sha(MAIN + "~1")],
                            f"{n}\n", w.max, signed=False) for n in range(1000)]
    return w.max, (w.event(w.max, {}, [("Party", "MX"), ("Action", "record")], parents=[w.tip, *sides]), MAIN)


@attack("shallow|failed|perdería|missing|unpack|rejected")
def a_shallow_push(w):
    lost = w.forge.put("commit", w.forge.get(w.submit(w.max, signed=False))[1].replace(
        f"parent {w.tip}".encode(), b"parent " + b"1" * 40))
    good = w.submit(w.max, parent=lost)
    return w.raw(w.max, [(w.tip, good, MAIN)], extra=packet(f"shallow {lost}"))
