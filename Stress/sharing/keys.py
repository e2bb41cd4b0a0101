"""Attacks by admitting, changing and removing keys, parties and roles."""

import re

from .host import MAIN
from .attack import attack, several


@attack("no puede decidir por sí sola")
def a_key_for_the_other_secretariat(w):
    return w.rosa, (w.admit(w.rosa, w.with_key(w.rosa, "SACM-TS", "Eva Nadie", w.eva)), MAIN)


@attack("no puede decidir por sí sola")
def a_second_key_for_a_State_by_one_secretariat(w):
    return w.rosa, (w.admit(w.rosa, w.with_key(w.rosa, "CL", "Eva Nadie", w.eva)), MAIN)


@attack("no puede decidir por sí sola")
def a_key_proposed_and_agreed_by_the_same(w):
    more = "        proposed_by: RCM-TS\n"
    text = w.with_person("CL", "Eva Nadie", w.eva, more)
    first = w.admit(w.rosa, {"parties/CL.yml": text})
    changes = w.with_key(w.rosa, "CL", "Eva Nadie", w.eva)
    changes["parties/CL.yml"] = text.replace(more, "")
    return w.rosa, (w.admit(w.rosa, changes, parent=first), MAIN)


@attack("no puede decidir por sí sola")
def a_key_proposed_in_anothers_name(w):
    return w.rosa, (w.admit(w.rosa, {"parties/CL.yml": w.with_person("CL", "Eva Nadie", w.eva,
                                                                     "        proposed_by: SACM-TS\n")}), MAIN)


@attack("no puede decidir por sí sola|admit")
def a_key_for_another_State(w):
    return w.max, (w.admit(w.max, w.with_key(w.max, "CL", "Eva Nadie", w.eva)), MAIN)


@attack("admit")
def the_rules_by_a_State(w):
    return w.max, (w.admit(w.max, {"gcmrepo.yml": w.text("gcmrepo.yml").replace("submit: [members]", "submit: [MX]")}),
                   MAIN)


@attack("no ha admitido")
def a_key_that_admits_itself(w):
    return w.eva, (w.admit(w.eva, w.with_key(w.eva, "MX", "Eva Nadie", w.eva), party="MX"), MAIN)


@attack("no ha admitido")
def a_secretariats_key_that_admits_itself(w):
    return w.eva, (w.admit(w.eva, w.with_key(w.eva, "RCM-TS", "Eva Nadie", w.eva), party="RCM-TS"), MAIN)


@attack("fue eliminada")
def a_key_taken_out(w):
    signers = "".join(line for line in w.text("keys/allowed_signers").splitlines(True) if w.ana.line not in line)
    return w.rosa, (w.admit(w.rosa, {"keys/allowed_signers": signers}), MAIN)


@attack("fue eliminada")
def the_hosts_key_taken_out(w):
    signers = "".join(line for line in w.text("keys/allowed_signers").splitlines(True) if "host@record" not in line)
    return w.rosa, (w.admit(w.rosa, {"keys/allowed_signers": signers}), MAIN)


@attack("debe permanecer")
def the_file_of_keys_removed(w):
    return w.rosa, (w.admit(w.rosa, {"keys/allowed_signers": None}), MAIN)


@several("debe permanecer|debe nombrar una función|Se cambió lo que el registro dice|figura dos veces|línea", {
    "another party": ("focal-point@MX ", "secretariat@RCM-TS "),
    "a role more": ("focal-point@MX ", "focal-point@MX,x@CL "),
    "any party": ("focal-point@MX ", "*@MX "), "authority": ("focal-point@MX ", "focal-point@MX cert-authority,"),
    "purpose": ('namespaces="git" ecdsa', 'namespaces="git,file" ecdsa'),
    "any purpose": ('namespaces="git" ecdsa', 'namespaces="*" ecdsa'),
    "no purpose": ('namespaces="git" ecdsa', "ecdsa"),
    "malformed": ("focal-point@MX ", '"focal-point@MX '), "not UTF-8": ("Max Luna", b"Max \xff"),
    "without Z": ('valid-before="20210101000000Z"', 'valid-before="20210101000000"'),
    "validity longer": ('valid-before="20210101000000Z"', 'valid-before="20990101000000Z"'),
    "validity earlier": ('valid-after="20990101000000Z"', 'valid-after="20000101000000Z"'),
    "twice": "twice", "carriage return": ("focal-point@MX ", "\rfocal-point@MX "),
    "host revoked": ('host@record namespaces="git,gcmrepo-receipt"',
                     'host@record namespaces="git,gcmrepo-receipt",valid-before="20200101000000Z"'),
}, "a key's line")
def key_line(w, pair):
    signers = w.text("keys/allowed_signers")
    if pair == "twice":
        signers += next(line for line in signers.splitlines(True) if w.max.line in line)
    elif isinstance(pair[1], bytes):
        signers = signers.encode().replace(pair[0].encode(), pair[1])
    else:
        changed = signers.replace(*pair)
        assert changed != signers, (pair, signers)
        signers = changed
    return w.max, (w.admit(w.max, {"keys/allowed_signers": signers}), MAIN)


@several("debe permanecer|debe nombrar una función|figura|claves|línea|no puede decidir|clave|No existe", {
    "of nobody": 'namespaces="git" {key} x\n', "any party": '*@MX namespaces="git" {key} x\n',
    "negated": '!x@CL,focal-point@MX namespaces="git" {key} x\n',
    "two parties": 'focal-point@MX,focal-point@CL namespaces="git" {key} x\n',
    "authority": 'focal-point@MX cert-authority,namespaces="git" {key} x\n',
    "host": 'host@record namespaces="git" {key} x\n', "of no party": 'focal-point@ZZ namespaces="git" {key} x\n',
    "receipts": 'focal-point@MX namespaces="gcmrepo-receipt" {key} x\n',
    "without Z": 'focal-point@MX namespaces="git",valid-after="20200101" {key} x\n',
    "space": 'focal-point@MX namespaces="git", valid-after="20200101Z" {key} x\n',
    "unknown option": 'focal-point@MX namespaces="git",touch {key} x\n',
    "DSA": 'focal-point@MX namespaces="git" ssh-dss AAAAB3NzaC1kc3MAAACBAO== x\n',
}, "a new key's line")
def new_key_line(w, line):
    return w.max, (w.admit(w.max, w.with_key(w.max, "MX", "Eva Nadie", w.eva, line=line.format(key=w.eva.line))), MAIN)


@attack("figura dos veces")
def one_key_in_two_parties(w):
    line = f'focal-point@MX namespaces="git" {w.ana.line} Ana\n'
    return w.max, (w.admit(w.max, w.with_key(w.max, "MX", "Ana Rojas", w.ana, line=line)), MAIN)


@attack("Se cambió lo que el registro dice|figura dos veces|clave")
def a_key_moved_to_another_person(w):
    text = w.text("parties/RCM-TS.yml")
    key = f"      - fingerprint: {w.rosa2.fingerprint}\n"
    assert key in text
    text = text.replace(key, "").rstrip("\n") + f"\n  - id: rita\n    name: Rita\n    keys:\n{key}"
    return w.rosa, (w.admit(w.rosa, {"parties/RCM-TS.yml": text}), MAIN)


@attack("Se cambió lo que el registro dice|clave")
def a_person_with_another_id(w):
    return w.max, (w.admit(
        w.max, {"parties/MX.yml": w.text("parties/MX.yml").replace("id: max-luna", "id: luna")}), MAIN)


@attack("no puede cambiar las funciones")
def a_role_given_to_oneself(w):
    text = w.text("parties/MX.yml").replace("role: member", "role: secretariat")
    return w.max, (w.admit(w.max, {"parties/MX.yml": text}), MAIN)


@attack("no puede cambiar las funciones")
def an_observer_becomes_secretariat(w):
    text = w.text("parties/IOM.yml").replace("role: observer", "role: secretariat")
    return w.ingrid, (w.admit(w.ingrid, {"parties/IOM.yml": text}), MAIN)


@attack("no puede cambiar las funciones|conferenc")
def secretariat_of_a_conference_that_does_not_exist(w):
    text = w.text("parties/IOM.yml").replace("conferences:\n",
     "conferences:\n  - conference: EVIL\n    role: secretariat\n")
    return w.ingrid, (w.admit(w.ingrid, {"parties/IOM.yml": text}), MAIN)


@attack("no puede cambiar las funciones")
def the_other_conferences_secretariat_role(w):
    text = w.text("parties/RCM-TS.yml").replace("conference: RCM", "conference: SACM")
    return w.rosa, (w.admit(w.rosa, {"parties/RCM-TS.yml": text}), MAIN)


@attack("no puede cambiar las funciones")
def a_new_body_with_the_role_of_the_other_secretariat(w):
    text = w.text("parties/SACM-TS.yml").replace("SACM-TS", "EVIL-TS").split("focal_points:")[0] + "focal_points: []\n"
    return w.rosa, (w.admit(w.rosa, {"parties/EVIL-TS.yml": text}), MAIN)


@attack("no puede decidir por sí sola|no puede cambiar las funciones")
def a_second_secretariat_of_ones_own_agrees_to_a_key(w):
    body = w.text("parties/IOM.yml").split("focal_points:")[0].replace("IOM", "TWO-TS")
    nobody = re.sub(r"conferences:\n(?:  .*\n)+", "conferences: []\n", body)
    person = "focal_points:\n  - id: eva-nadie\n    name: Eva Nadie\n    keys:\n      - fingerprint: "
    person += w.eva.fingerprint + "\n"
    role = nobody.replace("conferences: []", "conferences:\n  - conference: RCM\n    role: secretariat")
    signers = w.text("keys/allowed_signers") + f'secretariat@TWO-TS namespaces="git" {w.eva.line} Eva\n'
    tip = w.admit(w.rosa, {"parties/TWO-TS.yml": nobody + "focal_points: []\n"})
    tip = w.admit(w.rosa, {"parties/TWO-TS.yml": nobody + person, "keys/allowed_signers": signers}, parent=tip)
    tip = w.admit(w.rosa, {"parties/TWO-TS.yml": role + person}, parent=tip)
    fresh = w.fresh("Fresh Key")
    more = "        proposed_by: TWO-TS\n"
    text = w.with_person("CL", "Fresh Key", fresh, more)
    tip = w.admit(w.eva, {"parties/CL.yml": text}, party="TWO-TS", parent=tip)
    tip = w.admit(w.rosa, {"parties/CL.yml": text.replace(more, ""), "keys/allowed_signers": signers + \
                  f'focal-point@CL namespaces="git" {fresh.line} x\n'}, parent=tip)
    return w.rosa, (tip, MAIN)


@attack("no puede decidir por sí sola")
def the_first_key_of_the_other_conferences_State(w):
    return w.rosa, (w.admit(w.rosa, w.with_key(w.rosa, "BR", "Eva Nadie", w.eva)), MAIN)


@attack("debe permanecer y ser legible|no puede cambiar")
def a_party_removed(w):
    return w.rosa, (w.admit(w.rosa, {"parties/CL.yml": None}), MAIN)


@attack("no puede cambiar las funciones")
def a_party_of_another_kind(w):
    return w.rosa, (w.admit(
        w.rosa, {"parties/BR.yml": w.text("parties/BR.yml").replace("kind: state", "kind: body")}), MAIN)


@several("debe permanecer y ser legible|legible|YAML|parties/MX.yml", {
    "malformed": "code: MX\n  kind: [", "another code": "code: CL\nkind: state\nnames: {es: x}\nlanguages: [es]\n",
    "empty": "", "aliases": "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\nd: [*c,*c]\n",
    "deep": "code: " + "[" * 5000 + "]" * 5000 + "\n", "2 MB": "# " + "x" * 2_000_000 + "\n", "NUL": "code: M\0X\n",
    "not UTF-8": b"code: MX\nnames: {es: \xff}\n",
}, "a party's file")
def party_file(w, text):
    if isinstance(text, str) and text.startswith("# xx"):
        text += w.text("parties/MX.yml")
    return w.max, (w.admit(w.max, {"parties/MX.yml": text}), MAIN)


@attack("firmado con una clave|carpeta|ajen|nombre|mayúsculas|no tiene lugar")
def a_party_twin_in_small_letters(w):
    text = w.text("parties/MX.yml")
    return w.rosa, (w.admit(w.rosa, {"parties/mx.yml": text}), MAIN)


@attack("debe permanecer|más grande|bytes")
def a_list_of_keys_beyond_the_limit(w):
    return w.max, (w.admit(w.max, {"keys/allowed_signers": w.text("keys/allowed_signers") + "# x\n" * 400_000}), MAIN)


@attack("no puede cambiar|no puede decidir|no puede")
def the_other_secretariats_names_changed(w):
    return w.rosa, (w.admit(
        w.rosa, {"parties/SACM-TS.yml": w.text("parties/SACM-TS.yml").replace("Secretaría", "Antigua")}), MAIN)


@attack("Se cambió lo que el registro dice|no puede")
def the_other_secretariats_key_called_revoked(w):
    text = w.text("parties/SACM-TS.yml")
    key = f"      - fingerprint: {w.saul.fingerprint}\n"
    assert key in text
    return w.rosa, (w.admit(w.rosa, {"parties/SACM-TS.yml": text.replace(
        key, key + "        revoked_from: '2020-01-01T00:00:00Z'\n        revoked_because: Bribery\n")}), MAIN)


@attack("Se cambió lo que el registro dice|no puede")
def another_States_person_renamed(w):
    return w.rosa, (w.admit(
        w.rosa, {"parties/CL.yml": w.text("parties/CL.yml").replace("name: Ana Rojas", "name: Eva Nadie")}), MAIN)


@attack("admit|no puede|nombre")
def a_State_that_calls_itself_Chile(w):
    return w.max, (w.admit(
        w.max, {"parties/MX.yml": w.text("parties/MX.yml").replace("es: México", "es: Chile")}), MAIN)
