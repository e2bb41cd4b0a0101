"""Attacks by signatures: missing, foreign, replayed, malformed, out of their time."""

import base64
import hashlib
import re
import shutil
import struct
import subprocess

from .host import MAIN
from .attack import attack


@attack("No está firmado")
def unsigned(w):
    return w.max, (w.submit(w.max, signed=False), MAIN)


@attack("no ha admitido")
def signed_with_an_unknown_key(w):
    return w.eva, (w.submit(w.eva, party="MX"), MAIN)


@attack("está firmado con una clave de focal-point@MX")
def another_States_name(w):
    return w.max, (w.submit(w.max, party="CL"), MAIN)


@attack("está firmado con una clave de focal-point@MX")
def a_secretariats_name(w):
    return w.max, (w.admit(w.max, {"README.md": "x\n"}, party="RCM-TS"), MAIN)


@attack("está firmado con una clave de member@IOM|puede enviar presentaciones")
def on_behalf_by_an_observer(w):
    return w.ingrid, (w.submit(w.ingrid, party="MX", trailers=lambda t: [*t, ("Submitted-By", "IOM")]), MAIN)


@attack("nada más en su nombre")
def withdrawal_on_behalf(w):
    name = "MX/inputs/honest-2"
    changes = {f"countries/{name}/{file}": None for file in ("contribution.yml", "original.es.md", "text.es.md")}
    return w.rosa, (w.event(w.rosa, changes, [("Party", "MX"), ("Contribution", name), ("Action", "withdraw"),
                                              ("Submitted-By", "RCM-TS")]), MAIN)


@attack("está firmado con una clave de secretariat@RCM-TS|nada más en su nombre")
def a_document_of_the_other_secretariat_on_behalf(w):
    return w.rosa, (w.submit(w.rosa, party="SACM-TS", kind="reference",
                             trailers=lambda t: [*t, ("Submitted-By", "RCM-TS")]), MAIN)


@attack("Submitted-By|está firmado con una clave|nada más en su nombre")
def a_sender_who_did_not_sign(w):
    return w.max, (w.submit(w.max, trailers=lambda t: [*t, ("Submitted-By", "SACM-TS")]), MAIN)


@attack("no le corresponde")
def a_signature_under_another_namespace(w):
    return w.max, (w.submit(w.max, namespace="file"), MAIN)


@attack("no le corresponde")
def a_signature_for_receipts(w):
    return w.max, (w.submit(w.max, namespace="gcmrepo-receipt"), MAIN)


@attack("no le corresponde")
def a_signature_of_another_commit(w):
    headers = w.forge.get(w.sha("refs/heads/main"))[1].decode().split("\n\n")[0]
    other = re.search(r"gpgsig ((?:.*\n )*.*END SSH SIGNATURE-----)", headers).group(1).replace("\n ", "\n")
    return w.ana, (w.submit(w.ana, signature=other), MAIN)


@attack("no le corresponde")
def a_signature_from_another_record(w):
    # The same event, signed on the other record's history.
    base = w.forge.commit(w.forge.root(w.tip), [], "Other record\n", w.max)
    theirs = w.submit(w.max, slug="replayed", parent=base, at=1_700_000_000)
    head = w.forge.get(theirs)[1].decode().split("\n\n")[0]
    signature = re.search(r"gpgsig ((?:.*\n )*.*END SSH SIGNATURE-----)", head).group(1).replace("\n ", "\n")
    return w.max, (w.submit(w.max, slug="replayed", at=1_700_000_000, signature=signature), MAIN)


@attack("no le corresponde|firma|multiple|gpgsig")
def two_signatures(w):
    first = w.submit(w.max)
    body = w.forge.get(first)[1]
    at = body.index(b"gpgsig ")
    end = body.index(b"-----END SSH SIGNATURE-----\n", at) + len(b"-----END SSH SIGNATURE-----\n")
    return w.max, (w.forge.put("commit", body[:end] + body[at:end] + body[end:]), MAIN)


@attack("no le corresponde|firma")
def a_second_signature_for_sha256_objects(w):
    good = w.submit(w.max)
    body = w.forge.get(good)[1]
    at = body.index(b"gpgsig ")
    return w.max, (w.forge.put("commit", body[:at] + b"gpgsig-sha256 x\n" + body[at:]), MAIN)


@attack("no ha admitido|no le corresponde|No está firmado")
def a_signature_of_OpenPGP(w):
    armour = "-----BEGIN PGP SIGNATURE-----\n\niQ==\n-----END PGP SIGNATURE-----"
    return w.max, (w.submit(w.max, signature=armour), MAIN)


@attack("no le corresponde")
def an_armour_with_more_after_it(w):
    good = w.forge.get(w.submit(w.max))[1]
    end = good.index(b"-----END SSH SIGNATURE-----\n") + len(b"-----END SSH SIGNATURE-----\n")
    return w.max, (w.forge.put("commit", good[:end] + b" more\n" + good[end:]), MAIN)


@attack("revocada")
def a_revoked_key(w):
    return w.ana, (w.submit(w.ana, key=w.old), MAIN)


@attack("revocada")
def a_revoked_key_with_a_date_before(w):
    return w.ana, (w.submit(w.ana, key=w.old, at=1_600_000_000), MAIN)


@attack("entonces no era válida")
def an_expired_key(w):
    return w.max, (w.submit(w.max, key=w.late), MAIN)


@attack("entonces no era válida")
def an_expired_key_with_a_date_before(w):
    return w.max, (w.submit(w.max, key=w.late, at=1_590_000_000), MAIN)


@attack("entonces no era válida")
def a_key_of_2099(w):
    return w.max, (w.submit(w.max, key=w.early), MAIN)


@attack("entonces no era válida")
def a_key_of_2099_with_a_date_in_it(w):
    return w.max, (w.submit(w.max, key=w.early, at=4_100_000_000), MAIN)


@attack("fecha|futuro|reloj|posterior")
def a_date_in_the_future(w):
    return w.max, (w.submit(w.max, at=4_000_000_000), MAIN)


@attack("no le corresponde")
def an_RSA_signature_with_SHA1(w):
    good = w.submit(w.ingrid, party="IOM", kind="reference", signed=False)
    payload = w.forge.get(good)[1]
    string = lambda data: struct.pack(">I", len(data)) + data
    pem = w.desk.work / "ingrid.pem"
    if not pem.exists():
        shutil.copy(w.ingrid.key, pem)
        w.desk.run(["ssh-keygen", "-q", "-p", "-P", "", "-N", "", "-m", "PEM", "-f", pem])
    signed = b"SSHSIG" + string(b"git") + string(b"") + string(b"sha512") + string(hashlib.sha512(payload).digest())
    raw = subprocess.run(["openssl", "dgst", "-sha1", "-sign", str(pem)],
                         input=signed, capture_output=True, check=True).stdout
    public = base64.b64decode(w.ingrid.public.split()[1])
    blob = (b"SSHSIG" + struct.pack(">I", 1) + string(public) + string(b"git") + string(b"") + string(b"sha512")
            + string(string(b"ssh-rsa") + string(raw)))
    text = base64.b64encode(blob).decode()
    lines = "\n".join(text[at:at + 70] for at in range(0, len(text), 70))
    armour = f"-----BEGIN SSH SIGNATURE-----\n{lines}\n-----END SSH SIGNATURE-----"
    head, body = payload.split(b"\n\n", 1)
    whole = head + b"\ngpgsig " + armour.replace("\n", "\n ").encode() + b"\n\n" + body
    return w.ingrid, (w.forge.put("commit", whole), MAIN)


@attack("no le corresponde")
def an_Ed25519_signature_in_its_second_form(w):
    good = w.forge.get(w.submit(w.ana))[1]
    start = good.index(b"gpgsig ") + 7
    end = good.index(b"-----END SSH SIGNATURE-----\n")
    lines = good[start:end].decode().replace("\n ", "\n").split("\n")[1:]
    blob = bytearray(base64.b64decode("".join(lines)))
    order = 2**252 + 27742317777372353535851937790883648493
    scalar = int.from_bytes(blob[-32:], "little") + order
    blob[-32:] = scalar.to_bytes(32, "little")
    text = base64.b64encode(blob).decode()
    made = "\n ".join(text[at:at + 70] for at in range(0, len(text), 70))
    whole = good[:start] + b"-----BEGIN SSH SIGNATURE-----\n " + made.encode() + b"\n " + good[end:]
    return w.ana, (w.forge.put("commit", whole), MAIN)


@attack("no le corresponde")
def a_signature_of_a_megabyte(w):
    return w.max, (w.submit(w.max, signature="-----BEGIN SSH SIGNATURE-----\n" + ("A" * 70 + "\n") * 15_000
                            + "-----END SSH SIGNATURE-----"), MAIN)
