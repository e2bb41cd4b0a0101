"""A browser's side of a live portal, without a browser: starts `gcmrepo portal serve`, asks it, and prints what came as JSON.

usage: portal_client.py SCENARIO HOST [ARGUMENT...]

The program is in GCMREPO. Each scenario is a function below.
"""
import gzip, http.client, json, os, re, signal, socket, subprocess, sys, time, urllib.parse

sys.dont_write_bytecode = True
GCMREPO, HOST = os.environ["GCMREPO"], sys.argv[2] if len(sys.argv) > 2 else ""


def gcmrepo(*words, check=True):
    run = subprocess.run([GCMREPO, words[0], *words[1:], "-C", HOST], capture_output=True, text=True)
    if check and run.returncode:
        raise SystemExit("%s: %s" % (words, run.stderr))
    return run


def git(*words):
    return subprocess.run(["git", "-C", HOST, *words], capture_output=True, text=True, check=True).stdout.strip()


class Portal:
    """A running portal."""

    def __init__(self, *options, port=0):
        self.log = open("portal.log", "a")
        self.process = subprocess.Popen(
            [GCMREPO, "portal", "serve", "--port", str(port), "-C", HOST, *options], stdout=subprocess.PIPE, stderr=self.log,
            text=True)
        line = self.process.stdout.readline()
        if "listening" not in line:
            raise SystemExit("the portal did not start: " + open("portal.log").read()[-2000:])
        self.port = int(line.split()[-1])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.status = self.process.wait(30)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def ask(self, method, path, body=None, headers={}):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        data = answer.read()
        fields = {name.lower(): value for name, value in answer.getheaders()}
        connection.close()
        return Answer(answer.status, fields, data)

    def get(self, path, headers={}):
        return self.ask("GET", path, None, headers)

    def post(self, path, fields, headers={}):
        return self.ask(
            "POST", path, urllib.parse.urlencode(fields), {"Content-Type": "application/x-www-form-urlencoded", **headers})

    def raw(self, data, wait=5):
        """What comes back for some bytes: its first line."""
        with socket.create_connection(("127.0.0.1", self.port)) as connection:
            connection.settimeout(wait)
            connection.sendall(data)
            try:
                return connection.recv(200).split(b"\r\n")[0].decode(errors="replace")
            except socket.timeout:
                return "silence"
            except ConnectionError:
                return "closed"

    def session(self, party="CL", person="ana-rojas", language="es"):
        token = link(party, person)
        opened = self.post("/%s/access/" % language, {"token": token})
        return Session(self, opened.fields["set-cookie"].split(";")[0], language)


class Answer:
    def __init__(self, status, fields, data):
        self.status, self.fields, self.data = status, fields, data

    @property
    def text(self):
        return self.data.decode(errors="replace")

    @property
    def words(self):
        """The text of the page's main part, in one line."""
        main = re.search(r"<main.*?</main>", self.text, re.S)
        return " ".join(re.sub(r"<[^>]+>", " ", main.group(0) if main else self.text).split())


def link(party="CL", person="ana-rojas", until=None):
    until = until or time.strftime("%Y-%m-%d", time.gmtime(time.time() + 5 * 86400))
    made = gcmrepo("access", "create", "--country", party, "--person", person, "--until", until, "--format", "json")
    return json.loads(made.stdout)["url"].split("/")[-1]


class Session:
    def __init__(self, portal, cookie, language):
        self.portal, self.cookie, self.language = portal, cookie, language

    @property
    def headers(self):
        return {"Cookie": self.cookie}

    def get(self, path):
        return self.portal.get("/%s/submit/%s" % (self.language, path), self.headers)

    def post(self, path, fields, headers={}):
        return self.portal.post("/%s/submit/%s" % (self.language, path), fields, {**self.headers, **headers})

    def token(self, page=None, form=None):
        page = page or self.get("").text
        found = re.search(r'action="%s"[^>]*>\s*<input type="hidden" name="csrf" value="(\w+)"' % re.escape(form or "./"), page)
        return found.group(1) if found else ""

    def upload(self, name, data, csrf=None, headers={}, **fields):
        fields = {"csrf": self.token() if csrf is None else csrf, "kind": "input", **fields}
        mark, body = "b" * 30, b""
        for key, value in fields.items():
            body += ('--%s\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % (mark, key, value)).encode()
        if name is not None:
            body += ('--%s\r\nContent-Disposition: form-data; name="file"; filename="%s"\r\n'
                     "Content-Type: application/octet-stream\r\n\r\n" % (mark, name)).encode() + data + b"\r\n"
        body += ("--%s--\r\n" % mark).encode()
        return self.portal.ask(
            "POST", "/%s/submit/" % self.language, body,
            {**self.headers, "Content-Type": "multipart/form-data; boundary=" + mark, **headers})

    def confirm(self, place):
        page = self.get(place).text
        return self.post(place + "confirm", {"csrf": self.token(page, "confirm")})


TEXT = "# Aportes de Chile\n\nLos Estados cooperan en la protección de las personas migrantes.\n"


def reading():
    """Pages, conditional requests, compression, headers, refusals of addresses, and a new commit that is noticed."""
    found = {}
    with Portal() as portal:
        page = portal.get("/es/index.html")
        found["page"] = [page.status, page.fields["content-type"], len(page.data) > 100]
        found["again"] = portal.get("/es/index.html").fields["etag"] == page.fields["etag"]
        folder = portal.get("/es/")
        found["folder"] = [folder.status, folder.data == page.data, portal.get("/es").status, portal.get("/es").fields.get("location")]
        head = portal.ask("HEAD", "/es/")
        found["head"] = [head.status, head.data == b"", {k: v for k, v in head.fields.items() if k != "date"} ==
                         {k: v for k, v in folder.fields.items() if k != "date"}]
        tag = page.fields["etag"]
        for name, value in (("same", tag), ("any", "*"), ("listed", '"x", ' + tag), ("other", '"x"')):
            found["if-none-match " + name] = portal.get("/es/index.html", {"If-None-Match": value}).status
        packed = portal.get("/es/index.html", {"Accept-Encoding": "br, gzip;q=0.5"})
        found["gzip"] = [packed.fields.get("content-encoding"), packed.fields.get("vary"), packed.fields["etag"] != tag,
                         gzip.decompress(packed.data) == page.data if "content-encoding" in packed.fields else None]
        found["no gzip"] = portal.get("/es/index.html", {"Accept-Encoding": "gzip;q=0"}).fields.get("content-encoding")
        found["headers"] = {k: page.fields.get(k) for k in (
            "content-security-policy", "x-content-type-options", "referrer-policy", "cache-control", "set-cookie", "server")}
        found["missing"] = [portal.get("/es/nothing.html").status, portal.get("/xx/").status]
        found["post"] = [portal.post("/es/", {"a": "b"}).status, portal.ask("DELETE", "/es/").status,
                         portal.ask("PUT", "/es/index.html", b"x").status]
        tricks = [
            "/../etc/passwd", "/es/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/es/%2e%2e%2fhost_key", "/es/..%5chost_key",
            "/es//index.html", "//etc/passwd", "/es/./index.html", "/es/index.html%00", "/es/\\..\\x", "/es/.git/config",
            "/.git/HEAD", "/gcmrepo/host_key", "/es/%c0%ae%c0%ae/", "/es/;/index.html", "/es/index.html%20", "/es/index%2ehtml",
            "/" + "a" * 3000, "/es/" + "a/" * 500, "/es/?" + "q" * 9000, "/es/~root", "/es/index.html/",
            "/es/submit/../access/", "/es/access/%2e%2e", "*", "/es/submit/" + "f" * 32 + "/../receipt", "/es/redline/?from=--help",
            "/es/redline/?from=%2e%2e/x", "/es/redline/?from=a%00b", "/es/redline/?from=a&from=b", "/es/redline/?from=HEAD~1",
            "/es/redline/?from=x&evil=1", "/es/redline/?from=" + "a" * 500, "/es/redline/?from=%zz"]
        found["tricks"] = {}
        for path in tricks:
            line = portal.raw(("GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n" % path).encode())
            if not re.match(r"HTTP/1\.1 (400|404|414) ", line):
                found["tricks"][path[:60]] = line
        found["bytes"] = {}
        for name, data in (("nul", b"GET /es/\0 HTTP/1.1\r\nHost: x\r\n\r\n"), ("long line", b"GET /" + b"a" * 200000 + b" HTTP/1.1\r\n\r\n"),
                           ("headers", b"GET / HTTP/1.1\r\n" + b"x: y\r\n" * 5000 + b"\r\n"), ("nonsense", b"\x16\x03\x01\x02\x00\r\n\r\n"),
                           ("space", b"GET /es/ x HTTP/1.1\r\n\r\n"),
                           # What a web server before this one could cut in another place (RFC 9112, 6.3).
                           ("two bodies", b"POST /es/ HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                           ("two lengths", b"POST /es/ HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nContent-Length: 9\r\n\r\nabcd"),
                           ("odd length", b"POST /es/ HTTP/1.1\r\nHost: x\r\nContent-Length: +4\r\n\r\nabcd"),
                           ("odd name", b"POST /es/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n")):
            line = portal.raw(data)
            if not re.match(r"HTTP/1\.1 4\d\d ", line) and line not in ("closed", ""):
                found["bytes"][name] = line
        for asked, wanted in ((5, range(5, 6)), (400, range(0, 400))):
            # Some requests at once are answered in their order; whoever asks for hundreds is closed.
            answers = b""
            with socket.create_connection(("127.0.0.1", portal.port)) as connection:
                connection.settimeout(2)
                try:
                    connection.sendall(b"HEAD /es/ HTTP/1.1\r\nHost: x\r\n\r\n" * asked)
                    while answers.count(b"HTTP/1.1 200") < asked and (piece := connection.recv(1 << 16)):
                        answers += piece
                except OSError:
                    pass
            if answers.count(b"HTTP/1.1 200") not in wanted:
                found["bytes"]["%d at once" % asked] = answers.count(b"HTTP/1.1 200")
        found["after"] = portal.get("/healthz").status
        before = portal.get("/healthz").text.split()[1]
        found["health"] = before == git("rev-parse", "main")
        portal.get("/es/redline/?from=secreto&to=escondido")
        for path in ("/access/", "/es/es/access/", "/es/", "/ES/Access/", "/es/access/x/"):
            portal.get(path + "A" * 43)
        found["redline"] = [portal.get("/es/redline/").status, portal.get("/es/redline/?from=%s&to=%s" % (git("rev-parse", "main~1"), before)).status,
                            portal.get("/es/redline/?from=draft-77").status]
        session = portal.session()
        place = session.upload("aportes.md", TEXT.encode()).fields.get("location", "")
        confirmed = session.confirm(place).status
        for _ in range(60):
            now = portal.get("/healthz").text.split()[1]
            if now != before:
                break
            time.sleep(0.1)
        found["noticed"] = [confirmed, now == git("rev-parse", "main"), now != before]
    found["stopped"] = portal.status
    mistyped = "A" * 43
    log = open("portal.log").read()
    found["log"] = [word for word in ("secreto", mistyped, "escondido", session.cookie.split("=")[1], place) if word in log]
    found["logged"] = "path=/es/access/" in log and "status=200" in log
    return found


def links():
    """Personal links: looked at, used, used twice, unknown, expired, revoked; what a cookie and a log say."""
    found = {}
    with Portal() as portal:
        soon = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 4))
        short = link(until=soon)
        token = link()
        looks = [portal.get("/%s/access/%s" % (language, token)) for language in ("es", "en", "pt", "fr")]
        found["looked"] = [look.status for look in looks] + [portal.ask("HEAD", "/es/access/" + token).status]
        found["language"] = [re.search(r'<html lang="(\w+)"', look.text).group(1) for look in looks]
        found["says"] = ["Ana Rojas" in looks[0].text, "CL" in looks[0].text]
        found["nothing changed"] = json.loads(gcmrepo("access", "list", "--format", "json").stdout)["links"][1]["state"]
        found["no referrer"] = looks[0].fields["referrer-policy"]
        found["not kept"] = looks[0].fields["cache-control"]
        found["policy"] = looks[0].fields["content-security-policy"]
        found["without token"] = [portal.post("/es/access/", {}).status, portal.post("/es/access/", {"token": "x"}).status,
                                  portal.post("/es/access/", {"token": token}, {"Sec-Fetch-Site": "cross-site"}).status]
        opened = portal.post("/es/access/", {"token": token}, {"X-Forwarded-Proto": "https"})
        found["opened"] = [opened.status, opened.fields.get("location")]
        cookie = opened.fields["set-cookie"]
        found["cookie"] = cookie.split(";", 1)[1]
        found["cookie name"] = cookie.split("=")[0]
        headers = {"Cookie": cookie.split(";")[0]}
        found["signed in"] = portal.get("/es/submit/", headers).status
        found["plain name over TLS"] = portal.get(
            "/es/submit/", {"Cookie": "session=" + headers["Cookie"].split("=")[1], "X-Forwarded-Proto": "https"}).status
        twice = portal.post("/en/access/", {"token": token})
        found["twice"] = [twice.status, "used already" in twice.words, portal.get("/es/access/" + token).status]
        found["unknown"] = [portal.get("/es/access/" + "a" * 43).status, portal.get("/es/access/abc").status]
        found["without cookie"] = [portal.get("/es/submit/").status, portal.get("/es/submit/", {"Cookie": "session=" + "b" * 43}).status]
        entries = json.loads(gcmrepo("access", "list", "--format", "json").stdout)["links"]
        used = [entry["id"] for entry in entries if entry["state"] == "used"][0]
        gcmrepo("access", "revoke", used)
        after = portal.get("/en/submit/", headers)
        found["revoked session"] = [after.status, portal.get("/en/access/" + token).status]
        fresh = link()
        entry = json.loads(gcmrepo("access", "list", "--format", "json").stdout)["links"][-1]["id"]
        gcmrepo("access", "revoke", entry)
        revoked = portal.get("/en/access/" + fresh)
        found["revoked"] = [revoked.status, "revoked" in revoked.words]
        session = portal.session()
        page = session.get("").text
        leave = re.search(r'action="\.\./leave/">\s*<input type="hidden" name="csrf" value="(\w+)"', page).group(1)
        found["leave"] = [portal.post("/es/leave/", {"csrf": "0" * 64}, session.headers).status,
                          portal.post("/es/leave/", {"csrf": leave}, session.headers).status, session.get("").status]
        while time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()) <= soon:
            time.sleep(0.2)
        expired = portal.get("/en/access/" + short)
        found["expired"] = [expired.status, "valid until" in expired.words]
        guesses = [portal.get("/es/access/" + ("%043d" % number)).status for number in range(130)]
        found["guesses"] = [guesses[0], guesses[-1], portal.get("/es/access/" + link()).status]
    log = open("portal.log").read()
    found["log"] = [name for name, word in (("token", token), ("fresh", fresh), ("cookie", headers["Cookie"].split("=")[1])) if word in log]
    store = HOST + "/gcmrepo/access"
    found["store"] = [oct(os.stat(store).st_mode & 0o777), token in open(store).read(), headers["Cookie"].split("=")[1] in open(store).read()]
    tree = git("ls-tree", "-r", "--name-only", "main")
    found["shared"] = [line for line in tree.split("\n") if "access" in line]
    return found


def submitting():
    """A submission, and everything that is refused on its way."""
    found = {}
    with Portal() as portal:
        start = git("rev-parse", "main")
        session, other = portal.session(), portal.session("MX", "max-luna", "en")
        form = session.get("")
        found["form"] = [form.status, form.fields["cache-control"], form.fields["content-security-policy"]]
        good = TEXT.encode()
        found["csrf"] = [session.upload("a.md", good, csrf=value).status for value in ("", "0" * 64, other.token(), "x" * 64)]
        found["from elsewhere"] = session.upload("a.md", good, headers={"Sec-Fetch-Site": "cross-site"}).status
        found["no file"] = [session.upload(None, b"").status, session.upload("a.md", b"").status, session.upload("...", good).status]
        found["foreign"] = [portal.post("/es/access/", {"token": link("MX", "max-luna")}, {"Origin": origin}).status
                            for origin in ("http://evil.example.org", "null", "http://127.0.0.1:%d" % portal.port)]
        noted = session.upload("a.md", good, note="Una línea\r\ny otra")
        private = session.upload("a.md", good, note="Escriba a ana@x.example")
        found["note"] = [noted.status, "y otra" in session.get(noted.fields["location"]).text, private.status]
        untitled = b"Los Estados cooperan.\n"
        found["title"] = [session.upload("Borrador de Ana v2.md", untitled).status, session.upload("b.md", untitled, title="Aportes b").status]
        found["kind"] = [session.upload("a.md", good, kind=kind).status for kind in ("proposal", "reference", "--help", "")]
        found["options"] = [session.upload("a.md", good, title="--title=x").status, session.upload("--help.md", good, id="--help").status]
        found["twice"] = portal.ask(
            "POST", "/es/submit/", b"--m\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--m\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n2\r\n--m--\r\n",
            {**session.headers, "Content-Type": "multipart/form-data; boundary=m"}).status
        found["cut"] = portal.ask("POST", "/es/submit/", b"--m\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.md\"\r\n\r\nabc",
                                  {**session.headers, "Content-Type": "multipart/form-data; boundary=m"}).status
        found["no form"] = [portal.ask("POST", "/es/submit/", b"{}", {**session.headers, "Content-Type": kind}).status
                            for kind in ("application/json", "multipart/form-data", "multipart/form-data; boundary=" + "x" * 100, "")]
        found["large"] = portal.raw(
            ("POST /es/submit/ HTTP/1.1\r\nHost: x\r\nCookie: %s\r\nContent-Type: multipart/form-data; boundary=m\r\n"
             "Content-Length: 99000000\r\n\r\n" % session.cookie).encode())
        damaged = session.upload("roto.docx", b"PK\x03\x04 not a package")
        found["damaged"] = [damaged.status, "roto.docx" in damaged.words]
        found["nothing recorded"] = git("rev-parse", "main") == start
        shown = session.upload("../../Aportes de Chile.md", good)
        place = shown.fields["location"]
        page = session.get(place)
        found["shown"] = [shown.status, page.status, "CL/inputs/aportes-de-chile" in page.text, "Los Estados cooperan" in page.text,
                          "Aportes de Chile.md" in page.text]
        found["still nothing"] = git("rev-parse", "main") == start
        found["others"] = [other.get(place).status, other.post(place + "confirm", {"csrf": "0" * 64}).status,
                           portal.get("/es/submit/" + place).status, session.get("0" * 32 + "/").status]
        found["confirm csrf"] = [session.post(place + "confirm", {"csrf": value}).status for value in ("", "0" * 64, session.token())]
        found["confirm get"] = session.get(place + "confirm").status
        found["receipt before"] = [session.get(place + name).status for name in ("receipt", "receipt.json", "receipt.pdf")]
        confirmed = session.confirm(place)
        found["confirmed"] = [confirmed.status, confirmed.fields.get("location")]
        commit = git("rev-parse", "main")
        found["commit"] = git("log", "-1", "--format=%an|%cn <%ce>|%(trailers:key=Party,valueonly)|%(trailers:key=Submitted-By,valueonly)|%(trailers:key=Action,valueonly)").replace("\n", "")
        receipt = session.get(place + "receipt")
        data = session.get(place + "receipt.json")
        found["receipt"] = [receipt.status, commit in receipt.text, json.loads(data.data)["commit"] == commit,
                            json.loads(data.data)["state"], data.fields["content-disposition"]]
        open("receipt.json", "wb").write(data.data)
        pdf = session.get(place + "receipt.pdf")
        found["pdf"] = [pdf.status, pdf.data[:5].decode(errors="replace"), pdf.fields["content-type"]]
        again = session.post(place + "confirm", {"csrf": session.token(page.text, "confirm")})
        found["again"] = [again.status, git("rev-parse", "main") == commit]
        same = session.upload("Aportes de Chile.md", good).fields["location"]
        found["same"] = [session.confirm(same).status, git("rev-parse", "main") == commit]
        second = session.upload("Aportes de Chile.md", good.replace(b"cooperan", b"cooperan siempre")).fields["location"]
        page = session.get(second).text
        found["redline"] = ["siempre" in page, "<ins" in page, session.get(second + "redline.html").status]
        policy = session.get(second).fields["content-security-policy"]
        found["redline policy"] = ["unsafe" in policy, "frame-ancestors 'none'" in policy, "script" in policy]
        policy = session.get(second + "redline.html").fields["content-security-policy"]
        found["alone"] = ["sandbox" in policy, "script" in policy, "form-action 'none'" in policy]
        # Something else in the place of what was shown is not what the person confirms.
        place, prepared = second, HOST + "/gcmrepo/uploads"
        prepared = [os.path.join(folder, name) for folder, _, names in os.walk(prepared) for name in names if name == "prepared" and place[:-1] in folder]
        kept = open(prepared[0], "rb").read()
        open(prepared[0], "wb").write(kept.replace(b"siempre", b"nunca.."))
        found["exchanged"] = [len(prepared), session.post(second + "confirm", {"csrf": session.token(page, "confirm")}).status,
                              git("rev-parse", "main") == commit]
        open(prepared[0], "wb").write(kept)
        found["discard"] = [session.post(second + "discard", {"csrf": session.token(page, "discard")}).status, session.get(second).status,
                            git("rev-parse", "main") == commit]
    audit = json.loads(gcmrepo("audit", "--format", "json").stdout)
    found["audit"] = [audit["finding_count"], audit["notice_count"], audit["commits"][0]["signature"]["principal"],
                      audit["commits"][0]["signature"]["on_behalf_by"], audit["commits"][0]["signature"]["status"],
                      audit["commits"][0]["rule"]["right"]]
    return found


def forms():
    """Filled forms: answers as YAML and in Word, a best practice in Word, and what is refused."""
    import io, zipfile
    found, practice = {}, sys.argv[3]
    answers = open(sys.argv[4], encoding="utf-8").read()
    folder = "countries/CL/questionnaires/ronda-uno"
    with Portal() as portal:
        session = portal.session()
        found["offered"] = 'value="ronda-uno"' in session.get("").text
        kind = {"kind": "questionnaire"}
        foreign = session.upload("mx.yml", answers.replace("country: CL", "country: MX").encode(), **kind)
        found["foreign"] = [foreign.status, "CL" in foreign.words]
        short = "\n".join(line for line in answers.split("\n") if "budget" not in line).encode()
        missing = session.upload("cl.yml", short, **kind)
        found["missing"] = [missing.status, "Presupuesto" in missing.words]
        found["unknown"] = session.upload("cl.yml", answers.encode(), questionnaire="--help", **kind).status
        partial = session.upload("cl.yml", short, partial="yes", **kind)
        found["partial"] = [partial.status, session.confirm(partial.fields.get("location", "")).status]
        whole = session.upload("cl.yml", answers.encode(), **kind)
        shown = session.get(whole.fields.get("location", ""))
        found["shown"] = [whole.status, "1200" in shown.words, "CL/questionnaires/ronda-uno" in shown.words]
        found["whole"] = session.confirm(whole.fields["location"]).status
        found["kept"] = git("show", "main:" + folder + "/answers.yml") + "\n" == open(sys.argv[5], encoding="utf-8").read()
        # The Word form with these answers, in which somebody types.
        gcmrepo("questionnaire", "form", "ronda-uno", "--lang", "es", "--as", "docx", "--country", "CL", "-o", "form.docx")
        out = io.BytesIO()
        with zipfile.ZipFile("form.docx") as old, zipfile.ZipFile(out, "w") as new:
            for name in old.namelist():
                new.writestr(name, old.read(name).replace("Bolivia".encode(), "Paraguay".encode()))
        word = session.upload("Formulario.docx", out.getvalue(), questionnaire="ronda-uno", **kind)
        place = word.fields.get("location", "")
        shown = session.get(place)
        found["word"] = [word.status, "Paraguay" in shown.words, "<ins" in shown.text, session.confirm(place).status]
        found["word kept"] = git("show", "main:" + folder + "/answers.yml").count("Paraguay")
        found["word original"] = git("ls-tree", "--name-only", "main", folder + "/").count(".docx")
        data = open(practice, "rb").read()
        place = session.upload("ventanilla.docx", data, kind="best-practice", lang="es").fields.get("location", "")
        shown = session.get(place)
        found["practice"] = ["El trámite pasó de 90 a 20 días" in shown.words, session.confirm(place).status]
    shown = json.loads(gcmrepo("practices", "show", "CL/best-practices/ventanilla-unica-para-personas-migrantes", "--format", "json").stdout)
    found["spaces"] = [shown["spaces"]["why_best_practice"], shown["objectives"], len(shown["themes"]), shown["missing"], shown["status"]]
    found["findings"] = json.loads(gcmrepo("audit", "--format", "json").stdout)["finding_count"]
    found["authors"] = sorted(set(git("log", "-4", "--format=%an|%cn").split("\n")))
    return found


def ask(path, fields, raw=None):
    """One question to a broker, as whoever took over the serving process would put it; its answer's fields."""
    data = b"gcmrepo1" if raw is None else raw
    for name, value in fields:
        value = value if isinstance(value, bytes) else value.encode()
        data += bytes([len(name)]) + name.encode() + len(value).to_bytes(4, "big") + value
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(60)
        connection.connect(path)
        connection.sendall(data)
        connection.shutdown(socket.SHUT_WR)
        answer, rest = {}, b"".join(iter(lambda: connection.recv(65536), b""))[8:]
    while rest:
        name, rest = rest[1:1 + rest[0]].decode(), rest[1 + rest[0]:]
        size = int.from_bytes(rest[:4], "big")
        answer[name], rest = rest[4:4 + size], rest[4 + size:]
    return {name: value.decode(errors="replace") for name, value in answer.items()}


def broker():
    """What the process that signs does for whoever speaks to it: for the holder of a secret, what that session may."""
    found, path = {}, os.path.join(os.getcwd(), "b")
    plain = os.path.join(os.getcwd(), "letter.txt")
    open(plain, "w").write("kept")
    refused = gcmrepo("portal", "broker", "--socket", plain, check=False)
    found["a file"] = [refused.returncode != 0, open(plain).read()]
    start = git("rev-parse", "main")
    process = subprocess.Popen([GCMREPO, "portal", "broker", "--socket", path, "-C", HOST], stderr=subprocess.DEVNULL)
    try:
        while not os.path.exists(path):
            time.sleep(0.02)
        found["mode"] = oct(os.stat(path).st_mode & 0o777)
        token = link()

        def say(action, secret, *more):
            return ask(path, [("action", action), ("secret", secret), ("language", "en"), *more])

        opened = say("open", token)
        secret = opened["secret"]
        found["opened"] = [opened["party"], opened["person"], len(secret), say("session", secret)["person"]]
        found["exchanged"] = [say("session", token)["code"], say("open", secret)["code"], say("look", secret)["code"]]
        found["strangers"] = [say("session", "a" * 43)["code"], say("open", "b" * 43)["code"], say("close", "c" * 43)["answer"]]

        def prepared(**changes):
            fields = {"kind": "input", "name": "aportes.md", "language": "es", "extension": "md", "media-type": "text/markdown",
                      "returned": "no", "original": TEXT, "text": TEXT, **changes}
            data = b"gcmrepo1"
            for name, value in fields.items():
                if value is None:
                    continue
                value = value if isinstance(value, bytes) else value.encode()
                name = name.replace("_", "-").encode()
                data += bytes([len(name)]) + name + len(value).to_bytes(4, "big") + value
            return data

        def submit(data, secret=secret):
            answer = say("submit", secret, ("submission", data))
            return answer.get("code", answer["answer"])

        found["without"] = [submit(prepared(), "a" * 43), submit(prepared(), token), submit(prepared(), "")]
        found["for others"] = [submit(prepared(party="MX")), submit(prepared(person="max-luna")), submit(prepared(sender="RCM-TS")),
                               submit(prepared(path="keys/allowed_signers"))]
        found["kinds"] = [submit(prepared(kind=kind)) for kind in ("proposal", "reference", "declaration", "")]
        other = open(sys.argv[3], encoding="utf-8").read()
        found["answers"] = [submit(prepared(answers=other)), submit(prepared(kind="questionnaire", id="ronda-uno", answers=other)),
                            submit(prepared(kind="questionnaire", id="aportes", answers=other))]
        found["paths"] = [submit(prepared(id=name)) for name in ("../../keys", "a/b", ".git", "", "CL/inputs/x")]
        found["files"] = [submit(prepared(**change)) for change in (
            {"extension": "../md"}, {"media_type": "a\nb"}, {"language": "../es"}, {"language": "xx"}, {"text": "otro texto\n"},
            {"text": b"\xff\n"}, {"original": b""}, {"title": "a\x1b[2J"}, {"note": "a\x00b"}, {"text": None}, {"theme": "nada"},
            {"objective": "99"}, {"original": b"x" * 26_000_000, "extension": "docx"})]
        data = prepared()
        found["form"] = [submit(value) for value in (b"", data[:-1], data + b"x", b"gcmrepo2" + data[8:], data + data[8:])]
        found["requests"] = [ask(path, [], raw).get("code", "silence") for raw in (b"", b"GET / HTTP/1.1\r\n\r\n", b"gcmrepo1\xff")]
        found["nothing"] = git("rev-parse", "main") == start
        note = "Para el registro\n\nParty: MX\nSubmitted-By: RCM-TS\nAction: adopt"
        found["note"] = submit(prepared(name="../../../etc/Aportes.md", note=note))
        found["trailers"] = git("log", "-1", "--format=%an|%(trailers:key=Party,valueonly,separator=+)|%(trailers:key=Submitted-By,valueonly,separator=+)|"
                                "%(trailers:key=Action,valueonly,separator=+)")
        found["files written"] = git("show", "--format=", "--name-only", "main").split("\n")
        links = json.loads(gcmrepo("access", "list", "--format", "json").stdout)["links"]
        fresh, held = link(), link("MX", "max-luna")
        session = say("open", link("MX", "max-luna"))["secret"]
        gcmrepo("access", "revoke", links[0]["id"])
        found["revoked"] = [say("session", secret)["code"], submit(prepared(id="otro"))]
        found["looked"] = [say("look", fresh)["answer"], say("session", session)["answer"], say("close", session)["answer"], say("session", session)["code"]]
        # A person who acts for the State no longer has neither link nor session.
        session = say("open", link("MX", "max-luna"))["secret"]
        clone = os.path.join(os.path.dirname(HOST), "work-RCM-TS")
        day = time.strftime("%Y-%m-%d", time.gmtime(time.time() - 86400))
        subprocess.run(["git", "pull", "-q"], cwd=clone, check=True)
        subprocess.run([GCMREPO, "directory", "end", "MX/max-luna", "--on", day, "--party", "RCM-TS", "-C", clone], check=True,
                       stdout=subprocess.DEVNULL)
        subprocess.run(["git", "push", "-q"], cwd=clone, check=True)
        found["ended"] = [say("session", session)["code"], say("look", held)["code"], say("open", held)["code"], submit(prepared(), session)]
    finally:
        process.terminate()
        process.wait(20)
    found["findings"] = json.loads(gcmrepo("audit", "--format", "json").stdout)["finding_count"]
    return found


def restart():
    """A portal that is killed between an upload and its confirmation loses neither the session nor the upload."""
    found = {}
    portal = Portal()
    session = portal.session()
    place = session.upload("a.md", TEXT.encode()).fields["location"]
    start = git("rev-parse", "main")
    portal.kill()
    with Portal() as portal:
        session.portal = portal
        found["kept"] = [session.get("").status, session.get(place).status, git("rev-parse", "main") == start]
        token = session.token(session.get(place).text, "confirm")
        # Killed while it confirms: the submission is there whole, or not at all, and confirming again gives the receipt.
        sock = socket.create_connection(("127.0.0.1", portal.port))
        body = "csrf=" + token
        sock.sendall(("POST /es/submit/%sconfirm HTTP/1.1\r\nHost: x\r\nCookie: %s\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                      "Content-Length: %d\r\n\r\n%s" % (place, session.cookie, len(body), body)).encode())
        time.sleep(float(sys.argv[3]) if len(sys.argv) > 3 else 0.05)
        portal.kill()
        sock.close()
    time.sleep(1)
    with Portal() as portal:
        session.portal = portal
        found["confirmed"] = session.post(place + "confirm", {"csrf": token}).status
        receipt = session.get(place + "receipt.json")
        found["receipt"] = [receipt.status, json.loads(receipt.data)["revision"], json.loads(receipt.data).get("state")]
        found["once"] = int(git("rev-list", "--count", start + "..main"))
    found["brokers"] = subprocess.run(["pgrep", "-f", "portal broker.*" + re.escape(HOST)], capture_output=True, text=True).stdout.split()
    audit = json.loads(gcmrepo("audit", "--format", "json").stdout)
    found["findings"] = audit["finding_count"]
    return found


def internal():
    """An internal portal shows nothing to who is not signed in."""
    found = {}
    with Portal("--internal") as portal:
        page = portal.get("/es/index.html")
        found["stranger"] = [page.status, "CL/inputs" in page.text, portal.get("/es/redline/?from=main").status, portal.get("/healthz").status]
        sheets = re.findall(r'<link rel="stylesheet" href="([^"]+)"', page.text)
        found["sheets"] = [len(sheets), *(portal.get(urllib.parse.urljoin("/es/index.html", sheet)).status for sheet in sheets)]
        found["record's files"] = [portal.get(path).status for path in ("/redline.css", "/es/calendar.ics", "/es/feed.atom", "/t/")]
        session = portal.session()
        page = portal.get("/es/index.html", session.headers)
        found["reader"] = [page.status, page.fields["cache-control"]]
        found["stranger again"] = portal.get("/es/index.html").status
        gcmrepo("access", "revoke", json.loads(gcmrepo("access", "list", "--format", "json").stdout)["links"][-1]["id"])
        time.sleep(5.5)
        found["revoked"] = portal.get("/es/index.html", session.headers).status
    return found


def over():
    """What is said of the link of a person whose time is over."""
    found = {}
    with Portal() as portal:
        held = link("MX", "max-luna")
        clone = os.path.join(os.path.dirname(HOST), "work-RCM-TS")
        day = time.strftime("%Y-%m-%d", time.gmtime(time.time() - 86400))
        subprocess.run(["git", "pull", "-q"], cwd=clone, check=True)
        subprocess.run([GCMREPO, "directory", "end", "MX/max-luna", "--on", day, "--party", "RCM-TS", "-C", clone], check=True,
                       stdout=subprocess.DEVNULL)
        subprocess.run(["git", "push", "-q"], cwd=clone, check=True)
        page = portal.get("/en/access/" + held)
        found["page"] = [page.status, "as acting for MX any more" in page.words, "not signed in" in page.words]
        listed = json.loads(gcmrepo("access", "list", "--format", "json").stdout)["links"][-1]
        found["list"] = [listed["state"], "the person's time is over" in gcmrepo("access", "list").stdout]
        later = time.strftime("%Y-%m-%dT%H:%MZ", time.gmtime(time.time() + 86400))
        made = gcmrepo("access", "create", "--country", "MX", "--person", "max-luna", "--until", later, check=False)
        found["another"] = [made.returncode, day in made.stderr, "no directory entry" in made.stderr]
        for time_ in (later, later.replace("Z", "+00:00")):
            made = gcmrepo("access", "create", "--country", "CL", "--person", "ana-rojas", "--until", time_, "--format", "json")
            found.setdefault("until", []).append(json.loads(made.stdout)["until"] == later.replace("Z", ":00Z"))
    return found


def form_words():
    """What people without a command line are told."""
    found = {}
    clone = os.path.join(os.path.dirname(HOST), "work-RCM-TS")
    subprocess.run(["git", "pull", "-q"], cwd=clone, check=True)
    subprocess.run([GCMREPO, "directory", "change", "CL/ana-rojas", "--role", "focal-point", "--party", "RCM-TS", "-C", clone],
                   check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["git", "push", "-q"], cwd=clone, check=True)
    with Portal() as portal:
        session = portal.session(language="en")
        empty = session.upload("vacio.md", b"")
        found["empty"] = [empty.status, "has nothing in it" in empty.words, "Choose a file first" in empty.words]
        none = session.upload("", b"")
        found["none"] = [none.status, "Choose a file first" in none.words]
        unclear = session.upload("x.md", b"12345\n")
        found["language"] = [unclear.status, "Language of the text" in unclear.words, "--" in unclear.words]
        named = session.upload("x.md", TEXT.encode(), id="no es así")
        found["name"] = [named.status, "Short name" in named.words, "--" in named.words]
        spanish = Session(portal, session.cookie, "es")
        page = spanish.get(spanish.upload("aportes.md", TEXT.encode()).fields["location"])
        found["role"] = ["focal-point" in page.words, "punto focal" in page.words]
    return found


def until(condition, seconds=20):
    """Whether something comes to be so."""
    end = time.time() + seconds
    while time.time() < end:
        if condition():
            return True
        time.sleep(0.03)
    return False


def keeping():
    """The broker is started again when it dies; with one that does not answer the portal does not start."""
    found = {}
    refused = subprocess.run([GCMREPO, "portal", "serve", "--port", "0", "--broker", "/nonexistent", "-C", HOST],
                             capture_output=True, text=True, timeout=60)
    found["nobody"] = [refused.returncode, "/nonexistent" in refused.stderr, "errno" in refused.stderr]
    with Portal() as portal:
        def children():
            return subprocess.run(["pgrep", "-P", str(portal.process.pid)], capture_output=True, text=True).stdout.split()

        token, first = link(), children()
        words = open("/proc/%s/cmdline" % first[0]).read().split("\0")
        folder = os.path.dirname(words[words.index("--socket") + 1])
        found["before"] = [len(first), portal.get("/healthz").status, portal.get("/es/access/" + token).status]
        os.kill(int(first[0]), signal.SIGKILL)
        found["noticed"] = until(lambda: portal.get("/healthz").status == 503)
        health = portal.get("/healthz")
        found["meanwhile"] = [health.status, "broker" in health.text, portal.get("/es/index.html").status]
        found["again"] = until(lambda: portal.get("/healthz").status == 200)
        found["after"] = [portal.get("/es/access/" + token).status, len(children()), children() != first]
        log = open("portal.log").read()
        found["log"] = ["the broker has ended" in log and "signal 9" in log, "the broker was started again" in log]
        # While nothing of it is left, nobody else's folder is taken for its own.
        portal.process.send_signal(signal.SIGTERM)
        portal.process.wait(30)
    found["left"] = not until(lambda: not os.path.exists(folder), 10)
    path = os.path.join(os.getcwd(), "b")
    process = subprocess.Popen([GCMREPO, "portal", "broker", "--socket", path, "-C", HOST], stderr=subprocess.DEVNULL)
    try:
        with Portal("--broker", path) as portal:
            process.kill()
            process.wait()
            found["another"] = [until(lambda: portal.get("/healthz").status == 503)]
            process = subprocess.Popen(
                [GCMREPO, "portal", "broker", "--socket", path, "-C", HOST], stderr=subprocess.DEVNULL)
            found["another"].append(until(lambda: portal.get("/healthz").status == 200))
    finally:
        process.kill()
        process.wait()
    return found


def starting():
    """What is said where the portal cannot listen."""
    found = {}
    with Portal() as portal:
        for name, words in {"in use": ["--port", str(portal.port)], "foreign": ["--port", "0", "--bind", "203.0.113.9"],
                            "unknown": ["--port", "0", "--bind", "nosuch.invalid"]}.items():
            run = subprocess.run([GCMREPO, "portal", "serve", "-C", HOST, *words], capture_output=True, text=True, timeout=60)
            last = run.stderr.strip().split("\n")[-1]
            found[name] = [run.returncode, words[-1] in last, any(word in run.stderr for word in ("errno", "descriptor", "Error"))]
    return found


def hosts():
    """What is answered to a request that names no host, or two."""
    found = {}
    with Portal() as portal:
        portal.get("/es/")
        for path in ("/es/", "/healthz"):
            asked = {
                "without": "GET %s HTTP/1.1\r\n\r\n", "two": "GET %s HTTP/1.1\r\nHost: a\r\nhost: a\r\n\r\n",
                "none": "GET %s HTTP/1.1\r\nHost: a b/c\r\n\r\n", "one": "GET %s HTTP/1.1\r\nHost: [::1]:80\r\n\r\n",
                "empty": "GET %s HTTP/1.1\r\nHost:\r\n\r\n", "old": "GET %s HTTP/1.0\r\n\r\n"}
            for name, text in asked.items():
                found.setdefault(name, []).append(portal.raw((text % path).encode()).split(" ")[1:2])
    return {name: [code for codes in some for code in codes] for name, some in found.items()}


def leaving_out():
    """What the log says of files that cannot be read."""
    with Portal() as portal:
        def lines():
            return [line for line in open("portal.log") if "meeting.yml" in line]
        for _ in range(50):
            if lines():
                break
            time.sleep(0.1)
        logged = lines()
        git("commit", "-q", "--allow-empty", "-m", "More")
        time.sleep(1.5)
        again = lines()
    return {"logged": [bool(logged) and "warning" in logged[0], bool(logged) and "line=2" in logged[0], len(again)]}


def publicly():
    """What the public does not see: minutes, notes, what was withdrawn, states between drafts."""
    found = {}
    draft, between, now = sys.argv[3:]
    with Portal() as portal:
        def search(word):
            page = portal.get("/es/search/?q=" + word)
            return [page.status, "<mark>" in page.text]

        found["text"] = search("fronteras")
        found["minutes"] = search("murmullo")
        found["near"] = ["murmullo" in portal.get("/es/search/?q=murmulo").words, "fronteras" in portal.get("/es/search/?q=fronterras").words]
        pages = [portal.get("/es/" + path) for path in ("history/index.html", "feed.atom", "k/CL/inputs/uno/index.html", "c/CL/index.html")]
        found["notes"] = [[page.status, "confidencial" in page.text] for page in pages]
        found["redlines"] = [
            portal.get("/es/redline/?from=%s&to=%s" % pair).status
            for pair in ((draft, now), ("draft-1", "main"), (draft, between), (between, now), (between[:12], "main"), ("main~1", "main"))]
        found["withdrawn"] = portal.get("/es/redline/?from=draft-1&document=CL/inputs/dos").status
        found["origin"] = [portal.get("/es/search/?q=x").fields["referrer-policy"],
                           'content="strict-origin"' in portal.get("/es/search/?q=x").text, pages[0].fields["referrer-policy"]]
    return found


def clicking():
    """A person with a browser: opens the link, chooses a file, looks at it, confirms, and has the receipt."""
    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "QuestionnaireFormsTests"))
    from browser import Browser
    chromium, word = sys.argv[3], sys.argv[4]
    found = {}
    with Portal() as portal:
        browser = Browser(chromium, os.getcwd())

        def until(condition):
            for _ in range(300):
                try:
                    if browser.run(condition):
                        return True
                except SystemExit:
                    pass
                time.sleep(0.1)
            raise SystemExit("never: %s at %s: %s" % (condition, browser.run("location.href"), browser.run("document.body.innerText")[:500]))

        base = "http://127.0.0.1:%d" % portal.port
        browser.open({"open": base + "/es/access/" + link()})
        found["link"] = "Ana Rojas" in browser.run("document.body.innerText")
        browser.click("main form button", False)
        until("location.pathname === '/es/submit/' && document.readyState === 'complete'")
        found["cookie for scripts"] = browser.run("document.cookie")
        browser.choose("#file", word)
        browser.click("form[enctype] button", False)
        until("/^.es.submit.[0-9a-f]{32}.$/.test(location.pathname) && document.readyState === 'complete'")
        found["text"] = browser.run("document.querySelector('main').innerText.includes('%s')" % sys.argv[5])
        found["styled"] = browser.run("getComputedStyle(document.querySelector('main button.main')).fontWeight")
        browser.click("form[action=confirm] button", False)
        until("location.pathname.endsWith('/receipt') && document.readyState === 'complete'")
        found["receipt"] = git("rev-parse", "main") in browser.run("document.body.innerText")
        found["complaints"] = browser.complaints
        found["origins"] = browser.run("performance.getEntriesByType('resource').every(e => e.name.startsWith(location.origin))")
        browser.end()
    found["author"] = git("log", "-1", "--format=%an")
    return found


def behind():
    """Behind nginx with TLS, as the article configures it: the cookie is secure, and a link is in no log."""
    import ssl
    found, here = {}, os.getcwd()
    article = open(sys.argv[3], encoding="utf-8").read()
    block = article.split("```nginx\n")[1].split("```")[0]
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                    "-keyout", "gcm.key", "-out", "gcm.crt", "-subj", "/CN=127.0.0.1"], check=True, capture_output=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with Portal() as portal:
        block = block.replace("listen 443 ssl", "listen 127.0.0.1:%d ssl" % port).replace("/etc/nginx/", here + "/")
        block = block.replace("127.0.0.1:8080", "127.0.0.1:%d" % portal.port)
        with open("nginx.conf", "w") as file:
            file.write("%s\npid nginx.pid; error_log error.log; daemon off; worker_processes 1;\nevents {}\nhttp {\naccess_log access.log;\n"
                       "client_body_temp_path b; proxy_temp_path p; fastcgi_temp_path f; uwsgi_temp_path u; scgi_temp_path s;\n%s}\n"
                       % ("user root;" if os.getuid() == 0 else "", block))
        nginx = subprocess.Popen(["nginx", "-p", here, "-c", here + "/nginx.conf"], stderr=subprocess.DEVNULL)
        try:
            context = ssl.create_default_context(cafile="gcm.crt")
            context.check_hostname = False

            def ask(method, path, body=None, headers={}, source="127.0.0.1"):
                connection = http.client.HTTPSConnection("127.0.0.1", port, timeout=60, context=context, source_address=(source, 0))
                connection.request(method, path, body, headers)
                answer = connection.getresponse()
                data = answer.read()
                connection.close()
                return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, data)

            for _ in range(100):
                try:
                    page = ask("GET", "/es/")
                    break
                except OSError:
                    time.sleep(0.1)
            found["page"] = [page.status, "strict-transport-security" in page.fields, page.fields["etag"] == portal.get("/es/").fields["etag"]]
            token = link()
            found["link"] = ask("GET", "/es/access/" + token).status
            opened = ask("POST", "/es/access/", "token=" + token, {"Content-Type": "application/x-www-form-urlencoded"})
            found["cookie"] = opened.fields["set-cookie"].split("=")[0] + opened.fields["set-cookie"].split(";", 1)[1]
            headers = {"Cookie": opened.fields["set-cookie"].split(";")[0]}
            found["session"] = ask("GET", "/es/submit/", None, headers).status
            try:
                found["large"] = ask("POST", "/es/submit/", b"x" * 30_000_000,
                                     {**headers, "Content-Type": "multipart/form-data; boundary=m"}).status
            except OSError:
                # Refused before all of it was sent.
                found["large"] = 413
            found["trick"] = [ask("GET", path).status for path in ("/es/%2e%2e/%2e%2e/etc/passwd", "/es/..%2fhost_key", "/.git/config")]
            # Somebody tries links from another address, and keeps nobody here waiting.
            tried = [ask("GET", "/es/access/" + "%043d" % number, source="127.0.0.2").status for number in range(75)]
            fresh = link()
            found["limited"] = [tried[0], tried[-1], ask("GET", "/es/access/" + fresh).status]
            portal.process.terminate()
            portal.process.wait(30)
            found["stopped"] = ask("GET", "/es/access/" + fresh).status
        finally:
            nginx.terminate()
            nginx.wait(20)
    log = open("access.log").read()
    found["log"] = ["/es/" in log, token in log, token in open("portal.log").read()]
    errors = open("error.log").read()
    found["error log"] = [word in errors + log for word in (token, fresh)]
    return found


if __name__ == "__main__":
    print(json.dumps(globals()[sys.argv[1]](), ensure_ascii=False))
