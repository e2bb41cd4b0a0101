"""Attacks by drafts and approvals."""

from .host import ZERO
from .attack import attack


@attack("no dice quién lo hizo ni cuándo")
def a_lightweight_draft(w):
    return w.rosa, (w.tip, "refs/tags/draft-9")


@attack("es una etiqueta de la etiqueta")
def a_nested_draft(w):
    return w.rosa, (w.forge.tag("draft-9", w.draft("draft-9"),
                    "x\n\nParty: RCM-TS\nDraft: draft-9\n", w.rosa, kind="tag"), "refs/tags/draft-9")


@attack("No está firmado")
def an_unsigned_draft(w):
    return w.rosa, (w.draft("draft-9", signed=False), "refs/tags/draft-9")


@attack("que no puede crear borradores")
def a_draft_by_a_State(w):
    return w.max, (w.draft("draft-9", who=w.max), "refs/tags/draft-9")


@attack("está firmado con una clave de focal-point@MX")
def a_draft_in_a_secretariats_name(w):
    return w.max, (w.draft("draft-9", who=w.max, party="RCM-TS"), "refs/tags/draft-9")


@attack("aún no está en el registro")
def a_draft_of_a_commit_outside_the_branch(w):
    return w.rosa, (w.draft("draft-9", w.submit(w.max)), "refs/tags/draft-9")


@attack("no son aquellos con los que se hizo")
def a_draft_with_a_false_manifest(w):
    return w.rosa, (w.draft("draft-9", manifest="0" * 64), "refs/tags/draft-9")


@attack("se creó para siempre")
def a_draft_moved(w):
    return w.rosa, (w.draft("draft-2"), "refs/tags/draft-2")


@attack("Nada se elimina")
def a_draft_deleted(w):
    return w.raw(w.rosa, [(w.sha("refs/tags/draft-2"), ZERO, "refs/tags/draft-2")], "report-status delete-refs")


@attack("otro nombre|borrador")
def a_draft_under_another_name(w):
    return w.rosa, (w.sha("refs/tags/draft-1"), "refs/tags/draft-9")


@attack("otro nombre|borrador")
def a_draft_that_calls_itself_another(w):
    return w.rosa, (w.draft("draft-9", said="draft-1"), "refs/tags/draft-9")


@attack("indica su|está firmado con una clave de secretariat@RCM-TS")
def a_draft_with_two_parties(w):
    return w.rosa, (w.draft("draft-9", extra="party: SACM-TS\n"), "refs/tags/draft-9")


@attack("no dice quién lo hizo ni cuándo|tagger|fsck")
def a_draft_without_a_tagger(w):
    return w.rosa, (w.draft("draft-9", tagger=False), "refs/tags/draft-9")


@attack("revocada|entonces no era")
def a_draft_by_a_foreign_namespace_key(w):
    return w.max, (w.draft("draft-9", who=w.max, key=w.late, party="MX"), "refs/tags/draft-9")


@attack("borrador")
def a_draft_that_names_one_that_never_was(w):
    return w.rosa, (w.draft("draft-9", extra=f"Previous-Draft: draft-0 {'1' * 40}\n"), "refs/tags/draft-9")


@attack("fecha|futuro|reloj|posterior")
def a_draft_of_the_year_2100(w):
    return w.rosa, (w.draft("draft-9", at=4_100_000_000), "refs/tags/draft-9")


@attack("etiqueta|commit|refs/tags/draft-9|draft-9")
def a_draft_of_a_tree(w):
    return w.rosa, (w.forge.tag("draft-9", w.forge.root(w.tip),
                    "x\n\nParty: RCM-TS\nDraft: draft-9\n", w.rosa, kind="tree"), "refs/tags/draft-9")


@attack("mayúsculas|DRAFT-1|Draft-1")
def a_draft_twin_in_capitals(w):
    return w.rosa, (w.draft("DRAFT-1"), "refs/tags/DRAFT-1")


@attack("acepta su rama")
def a_note_of_a_draft_that_is_none(w):
    return w.rosa, (w.sha("refs/tags/draft-1"), "refs/gcmrepo/drafts/draft-0")


@attack("acepta su rama|se creó para siempre")
def a_note_of_a_draft_that_names_another(w):
    return w.rosa, (w.sha("refs/tags/draft-1"), "refs/gcmrepo/drafts/draft-2")


@attack("no es una aprobación")
def an_approval_of_another_draft(w):
    return w.saul, (w.sha("refs/gcmrepo/approvals/draft-1/SACM-TS"), "refs/gcmrepo/approvals/draft-2/SACM-TS")


@attack("no es una aprobación")
def an_approval_that_calls_the_draft_another(w):
    return w.saul, (w.approval("draft-2", w.saul, said="draft-1"), "refs/gcmrepo/approvals/draft-2/SACM-TS")


@attack("no es una aprobación")
def an_approval_of_the_commit(w):
    return w.saul, (w.forge.tag("a", w.tip, "x\n\nParty: SACM-TS\nDraft: draft-2\nAction: approve\n", w.saul),
                    "refs/gcmrepo/approvals/draft-2/SACM-TS")


@attack("está firmado con una clave de secretariat@RCM-TS")
def an_approval_by_another_partys_key(w):
    return w.rosa, (w.approval("draft-2", w.rosa, party="SACM-TS"), "refs/gcmrepo/approvals/draft-2/SACM-TS")


@attack("no es una aprobación")
def an_approval_in_another_partys_place(w):
    return w.rosa, (w.approval("draft-2", w.rosa), "refs/gcmrepo/approvals/draft-2/SACM-TS")


@attack("no puede aprobar")
def an_approval_by_a_State(w):
    return w.max, (w.approval("draft-2", w.max), "refs/gcmrepo/approvals/draft-2/MX")


@attack("No está firmado")
def an_unsigned_approval(w):
    return w.saul, (w.approval("draft-2", w.saul, signed=False), "refs/gcmrepo/approvals/draft-2/SACM-TS")


@attack("se creó para siempre")
def an_approval_twice(w):
    return w.saul, (w.approval("draft-1", w.saul), "refs/gcmrepo/approvals/draft-1/SACM-TS")


@attack("no es una aprobación|indica su|más de una vez")
def an_approval_with_two_parties(w):
    tag = w.forge.tag(
    "approval",
    w.sha("refs/tags/draft-2"),
    "x\n\nParty: SACM-TS\nparty: RCM-TS\nDraft: draft-2\nDraft: draft-1\nAction: approve\n",
    w.saul,
     kind="tag")
    return w.saul, (tag, "refs/gcmrepo/approvals/draft-2/SACM-TS")


@attack("no es una aprobación|acepta su rama")
def an_approval_of_a_draft_that_is_none(w):
    return w.saul, (w.approval("draft-2", w.saul), "refs/gcmrepo/approvals/draft-0/SACM-TS")


@attack("Nada se elimina")
def an_approval_deleted(w):
    name = "refs/gcmrepo/approvals/draft-1/SACM-TS"
    return w.raw(w.rosa, [(w.sha(name), ZERO, name)], "report-status delete-refs")


@attack("El mensaje del borrador")
def a_draft_with_a_message_of_a_megabyte(w):
    return w.rosa, (w.draft("draft-9", extra="x" * 1_000_000 + "\n\n"), "refs/tags/draft-9")


@attack("revocada|entonces no era válida")
def an_approval_of_a_revoked_key_with_a_date_before(w):
    return w.ana, (w.approval("draft-2", w.ana, key=w.old, at=1_600_000_000), "refs/gcmrepo/approvals/draft-2/CL")
