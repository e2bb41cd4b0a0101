import Foundation
import Testing

/// The JSON output of every command, for a record in which almost everything has happened.
final class JSONAnswers {
  let desk: Desk
  let record: String
  var all: [String] = []

  static func of(_ desk: Desk) async throws -> [String] {
    let answers = JSONAnswers(desk, try await desk.negotiatedRecord())
    try await answers.write()
    try await answers.keep()
    try await answers.followUp()
    try await answers.askAcross()
    try await answers.read()
    try await answers.compare()
    try await answers.share()
    try await answers.exchange()
    try await answers.damage()
    try await answers.negotiate()
    try await answers.settle()
    return answers.all
  }

  private init(_ desk: Desk, _ record: String) {
    self.desk = desk
    self.record = record
  }

  @discardableResult
  private func ask(
    _ words: String..., more: [String] = ["--format", "json"], outside: Bool = false, status: Int = 0
  ) async throws -> String {
    let run = try await desk.gcmrepo(words[0], more: words.dropFirst() + more, at: outside ? nil : record)
    try #require(run.status == status, "\(words): \(run.said)")
    all.append(run.output)
    return run.output
  }

  private func write() async throws {
    try await ask("init", desk.path("fresh"), outside: true)
    let word = try desk.write("a.docx", bytes: try WordOriginalsShowTheirChangesTests().word())
    let receipt = try await ask(
      "submit", word, "--country", "CL", "--kind", "input", "--id", "aportes", "--lang", "es", "--tracked", "reject")
    try desk.write("receipt.json", receipt)
    try desk.write("forged.json", receipt.replacing("\"bytes\":", with: "\"bytes\":1"))
    try await ask(
      "submit", word, "--country", "CL", "--kind", "input", "--id", "aportes", "--lang", "es", "--tracked", "reject")
    let mail = try desk.write(
      "m.eml", SecretariatsSendInForStatesTests.mail("a.docx", try WordOriginalsShowTheirChangesTests().word()))
    try await ask(
      "submit", word, "--country", "PA", "--kind", "input", "--id", "mailed", "--lang", "es", "--sent-in-by", "RCM-TS",
      "--mail", mail)
    try await ask("contest", "PA/inputs/mailed", "-m", "Not ours", "--dry-run")
    try await ask("contest", "PA/inputs/mailed", "-m", "Not ours")
    try await ask("confirm", "PA/inputs/mailed")
    let french = try desk.write("t.fr.md", "# Titre\n\nUn texte de plus.\n")
    try await ask("submit", french, "--country", "CA", "--kind", "best-practice", "--id", "permits", "--dry-run")
    try await ask("submit", french, "--country", "CA", "--kind", "best-practice", "--id", "permits")
    let practice = try desk.write(
      "practica.es.md",
      """
      # Casa

      ## Resumen

      Breve.

      ## Resumen

      Otro.

      ## Por qué es una buena práctica

      Porque sí.

      ## Criterios

      - Eficaz: sí

      ## Fuentes
      """)
    try await ask(
      "submit", practice, "--country", "PA", "--kind", "best-practice", "--id", "casa", "--objective", "7", "--theme",
      "governance")
    try await ask("show", "PA/best-practices/casa")
    try await desk.done("export", "declaration", "--lang", "en", "-o", "declaration.docx", at: record)
    try await ask("declare", "declaration.docx", "--lang", "en", "--party", "SACM-TS", "-m", "Back", "--dry-run")
    let declaration = try desk.write("d.md", "# Declaration\n\n1. The States [agree on a text.\n\n2. It is common.\n")
    try await ask(
      "declare", declaration, "--lang", "en", "--party", "SACM-TS", "-m", "Third reading", "--on", "draft-2",
      "--untracked", "take")
    try await ask(
      "submit", declaration, "--country", "PA", "--kind", "input", "--id", "on-the-draft", "--lang", "en", "--on",
      "draft-2", "--untracked", "take")
    try await ask("declare", declaration, "--lang", "es", "--party", "SACM-TS", "-m", "Third reading")
    try await ask("withdraw", "MX/questionnaires/rcm", "-m", "Taken back", "--dry-run")
    try await ask("withdraw", "MX/questionnaires/rcm", "-m", "Taken back")
    try await ask("tag", "draft-3", "-m", "Third draft", "--party", "RCM-TS", "--dry-run")
    try await ask("tag", "draft-3", "-m", "Third draft", "--party", "RCM-TS")
  }

  private func keep() async throws {
    let terms = try desk.write("terms.md", "# Aportes\n\nLas alternativas a la detención.\n")
    try await desk.done(
      "submit", terms, "--country", "PA", "--kind", "input", "--id", "terms", "--lang", "es", at: record)
    try await ask("glossary", "check", "PA/inputs/terms", status: 1)
    for words in [
      ["agreements", "add", "--meeting", "2017-05-11-joint-meeting", "--text", "es=Algo", "--responsible", "PA"],
      ["agreements", "close", "2017-05-11-1"], ["meetings", "cancel", "2017-08-30-troikas"],
      ["meetings", "add", "2018-02-01-troikas", "--title", "es=Troikas"],
      [
        "meetings", "add", "2018-03-01-call", "--title", "es=Llamada", "--start", "2018-03-01T09:30", "--time-zone",
        "America/Lima",
      ], ["meetings", "attach", "2018-03-01-call", terms, "--as", "agenda", "--lang", "es"],
      [
        "duties", "add", "call", "--title", "es=Llamada", "--every-months", "3", "--since", "2018-01-01", "--name",
        "call",
      ], ["calendar", "import", try desk.write("c.ics", CalendarsAreTakenTests.outside)],
      ["directory", "add", "--country", "CL", "--name", "Lucía Pérez", "--until", "2018-01-01"],
      ["glossary", "add", "--term", "es=refugio", "--term", "en=refuge"],
      ["glossary", "change", "refuge", "--status", "agreed"],
      ["glossary", "change", "alternatives-to-detention", "--definition", "es=Otra.", "--deprecated", "es=encierro"],
      ["glossary", "accept", "PA/inputs/terms", "--term", "alternatives-to-detention"],
    ] {
      for more in [["--dry-run"], []] {
        all.append(
          try await desk.done(
            more: words + more + ["--party", "RCM-TS", "--format", "json", "-C", record]
          ).output)
      }
    }
    let cards = desk.path("directory.vcf")
    for (words, status) in [
      (["directory", "export", "-o", cards], 0), (["directory", "show", "CL/lucia-perez"], 0),
      (["directory", "check"], 0),
    ] {
      let run = try await desk.gcmrepo(more: words + ["--format", "json", "-C", record])
      #expect(run.status == status, "\(words): \(run.said)")
      all.append(run.output)
    }
    let list = try desk.write("list.csv", "Name,Country,E-mail\nAna Rojas,Peru,ana@example.org\nX,Atlantis,\n")
    for (words, status) in [
      (["directory", "import", list], 1), (["directory", "handover", "CL/lucia-perez", "--to", "Juan Soto"], 0),
    ] {
      for more in [["--dry-run"], []] {
        let run = try await desk.gcmrepo(more: words + more + ["--party", "RCM-TS", "--format", "json", "-C", record])
        #expect(run.status == status, "\(words): \(run.said)")
        all.append(run.output)
      }
    }
    let session = ["practices", "select", "2017-08-30-troikas"]
    for words in [
      session + ["--conference", "RCM", "--add", "PA/best-practices/casa", "-m", "Breve", "--party", "RCM-TS"], session,
      ["practices", "show", "PA/best-practices/casa"], ["practices", "show", "CA/best-practices/permits"],
      ["practices", "compile"], ["practices", "compile", "--theme", "governance"],
    ] {
      all.append(try await desk.done(more: words + ["--format", "json", "-C", record]).output)
    }
    for group in ["agreements", "meetings", "directory", "glossary", "practices"] {
      all.append(try await desk.done(group, "list", "--format", "json", "-C", record).output)
    }
    for words in [["calendar"], ["duties", "--on", "2017-06-01"], ["meetings", "show", "2018-03-01-call"]] {
      all.append(try await desk.done(more: words + ["--format", "json", "-C", record]).output)
    }
    all.append(
      try await desk.done("meetings", "show", "2017-05-11-joint-meeting", "--format", "json", "-C", record).output)
    all.append(try await desk.done("glossary", "show", "refugio", "--format", "json", "-C", record).output)
    for words in [
      ["show", "alternatives-to-detention", "--uses"], ["compare", "alternatives-to-detention"],
      ["history", "alternatives-to-detention"], ["export", "--as", "csv", "-o", desk.path("glossary.csv")],
    ] {
      all.append(try await desk.done(more: ["glossary"] + words + ["--format", "json", "-C", record]).output)
    }
    try await ask("glossary", "check", "PA/inputs/terms")
    let names = try desk.write("names.csv", "id,es,en\nreturn,retorno,return\n")
    for more in [["--dry-run"], []] {
      all.append(
        try await desk.done(
          more: ["glossary", "import", names, "--party", "RCM-TS", "--format", "json", "-C", record] + more
        ).output)
    }
  }

  /// Minutes, the plan and the report of their agreements; consultations and reminders.
  private func followUp() async throws {
    let minutes = try desk.write(
      "acta.es.md", "# Acta\n\n## Acuerdos\n\n1. Chile publica la lista.\n\n2. Se revisa, antes del próximo foro.\n")
    let consultation = [
      "consultations", "open", "CL", "aportes", "--subject", "es=Aportes", "--from", "2017-06-01", "--until",
      "2017-07-15",
    ]
    let meeting = "2017-08-30-troikas"
    for words in [
      ["agreements", "import", minutes, "--meeting", meeting, "--lang", "es"],
      [
        "agreements", "change", "2017-08-30-1", "--responsible", "PA", "--start", "2017-09-01", "--depends-on",
        "2017-08-30-2",
      ],
      ["agreements", "progress", "2017-08-30-1", "--note", "Begun", "--by", "PA"], consultation,
    ] {
      for more in [["--dry-run"], []] {
        all.append(
          try await desk.done(more: words + more + ["--party", "RCM-TS", "--format", "json", "-C", record]).output)
      }
    }
    try desk.write(minutes, try desk.read(minutes).replacing("Chile publica", with: "Brasil publica"))
    try await ask("agreements", "import", minutes, "--meeting", meeting, "--lang", "es", "--party", "RCM-TS")
    for words in [
      ["agreements", "list"], ["agreements", "plan"], ["consultations", "list", "--on", "2017-08-01"],
      ["consultations", "list", "--on", "2017-06-02"],
      ["consultations", "remind", "--on", "2017-08-01", "-o", desk.path("reminders")],
    ] {
      all.append(try await desk.done(more: words + ["--format", "json", "-C", record]).output)
    }
    let report = desk.path("follow-up.json")
    try await desk.done("agreements", "report", "-o", report, at: record)
    all.append(try desk.read(report))
  }

  private func share() async throws {
    let shared = try await SharedHost(desk)
    let clone = try await shared.clone("RCM-TS")
    func ask(_ words: String..., status: Int = 0) async throws {
      let run = try await desk.gcmrepo(
        more: words + ["--format", "json", "-C", clone], setting: shared.person("RCM-TS"))
      try #require(run.status == status, "\(words): \(run.said)")
      all.append(run.output)
    }
    all.append(
      try await desk.done(
        "host", "init", "other.git", "--admin", shared.admin("RCM-TS"), "--format", "json"
      ).output)
    for more in [["--dry-run"], []] {
      all.append(
        try await desk.done(
          more: ["keys", "add", shared.key("CL") + ".pub", "--party", "CL", "--person", "Ana Rojas"] + more + [
            "--format", "json", "-C", clone,
          ], setting: shared.person("RCM-TS")
        ).output)
    }
    try await ask("keys", "list")
    try await ask("keys", "create", "--party", "CL", "--no-passphrase", "-o", desk.path("own"))
    _ = try await shared.shell("git config user.signingkey '\(shared.key("RCM-TS"))'", in: clone, as: "RCM-TS")
    try await ask("rules")
    try await ask("rules", "explain", "submit", "--as", "CL")
    try await ask("check", "origin/main..main")
    try await ask("tag", "draft-1", "-m", "x")
    try await ask("tags")
    _ = try await shared.shell("git config user.signingkey '\(shared.key("SACM-TS"))'", in: clone, as: "SACM-TS")
    try await ask("approve", "draft-1")
    let rules = try desk.read(clone + "/gcmrepo.yml").replacing("  version: 1\n", with: "  version: 2\n")
    try await ask("rules", "change", desk.write("rules.yml", rules), "-m", "x")
    try await prove(shared)
    try await shared.takeUploads()
    // Two days from now: a link lasts for a time, and this is no test of it.
    let until = String(Date(timeIntervalSinceNow: 172_800).ISO8601Format().prefix(10))
    for words in [["create", "--country", "CL", "--person", "ana-rojas", "--until", until], ["list"]] {
      all.append(
        try await desk.done(
          more: ["access"] + words + ["--format", "json", "-C", shared.host], setting: shared.person("RCM-TS")
        ).output)
    }
  }

  /// A receipt of the host, and what is held against it.
  private func prove(_ shared: SharedHost) async throws {
    let secretariat = try await shared.clone("RCM-TS", as: "prover")
    try await shared.admit("CL", in: secretariat)
    _ = try await shared.push(from: secretariat, as: "RCM-TS")
    let chile = try await shared.clone("CL")
    try await desk.done(
      "submit", desk.write("p.md", "# Aportes\n\nTexto.\n"), "--country", "CL", "--kind", "input", "--id", "p",
      "--lang",
      "es", "-C", chile, setting: shared.person("CL"))
    _ = try await shared.push(from: chile, as: "CL")
    _ = try await shared.shell("git pull -q", in: secretariat, as: "RCM-TS")
    try await desk.done("tag", "draft-1", "-m", "x", "-C", secretariat, setting: shared.person("RCM-TS"))
    _ = try await shared.push("draft-1", from: secretariat, as: "RCM-TS")
    let tag = try await desk.git("rev-parse", "draft-1", in: secretariat)
    try await desk.done("tag", "--timestamp-request", "draft-1", "-o", desk.path("q.tsq"), "-C", secretariat)
    try await TimestampAuthority(desk).reply(to: "q.tsq", as: "r.tsr")
    for words in [["tag", "draft-1", "--timestamp", desk.path("r.tsr")], ["tags"], ["audit"]] {
      all.append(
        try await desk.done(
          more: words + ["--format", "json", "-C", secretariat], setting: shared.person("RCM-TS")
        ).output)
    }
    for words in [
      ["fingerprint"], ["verify", "--since", "draft-1", "--expect", tag],
      ["receipt", "CL/inputs/p", "--at", "draft-1"],
      ["receipt", "CL/inputs/p", "--at", "draft-1", "-o", desk.path("proof.json")],
      ["verify", desk.path("proof.json"), "--against", tag],
      ["receipt", "CL/inputs/p", "-o", desk.path("host.json")], ["receipt", "CL/inputs/p"],
      ["verify", desk.path("host.json")],
      ["verify", desk.path("host.json"), "--host-key", shared.key("CL") + ".pub"],
    ] {
      let run = try await desk.gcmrepo(more: words + ["--format", "json", "-C", shared.host])
      try #require(run.status == (words.contains("--host-key") ? 1 : 0), "\(words): \(run.said)")
      if !run.output.isEmpty { all.append(run.output) }
    }
  }

  private func read() async throws {
    try await ask("portal", "build", "-o", desk.path("portal"))
    try desk.write("old.md", "1. One is here.\n2. Two is there.\n")
    for command in ["status", "list", "tags", "log", "audit", "verify"] { try await ask(command) }
    try await ask("search", "texte plus")
    try await ask("search", "Chile", "--kind", "party")
    try await ask("search", "zzzz")
    try await ask("show", "CA/best-practices/permits")
    try await ask("show", "PA/inputs/mailed")
    try await ask("list", "--withdrawn")
    try await ask("export", "--all", "--as", "md", "-o", desk.path("texts"))
    try await ask("show", "CL/inputs/aportes", "--revision", "1")
    try await ask("show", "declaration", "--lang", "es")
    try await ask("show", "CL/inputs/aportes", "--changes")
    try await ask("verify", "a.docx")
    try await ask("verify", "d.md")
    try await ask("verify", "old.md", status: 1)
    try await ask("verify", "receipt.json")
    try await ask("verify", "--deep")
    try await ask("verify", "forged.json", status: 1)
    try await ask("reread", "--all", "--party", "RCM-TS", "--dry-run")
    // Exits with "no" if something is not installed; the output is the same.
    all.append(try await desk.gcmrepo("doctor", "--format", "json").output)
  }

  private func compare() async throws {
    for way in [[], ["--attribute"], ["--via", "draft-2"]] {
      try await ask("diff", "draft-1", "draft-3", more: way + ["--as", "json"])
    }
    try await ask("diff", "CL/inputs/aportes", more: ["--as", "json"])
    let old = desk.path("old.md")
    let new = try desk.write("new.md", "1. News come first.\n2. One is here.\n3. Two is there.\n")
    try await ask("redline", old, new, more: ["--as", "json"], outside: true)
  }

  /// A copy that is shared, refused, and overtaken.
  private func exchange() async throws {
    let host = desk.path("host")
    try await desk.git("clone", "-q", "--bare", record, host, in: ".")
    try await ask("clone", host, desk.path("a"), outside: true)
    try await desk.done("clone", host, "b")
    let (one, two) = (try desk.write("1.md", "Uno.\n"), try desk.write("2.md", "Dos.\n"))
    let words = ["--lang", "fr", "--party", "SACM-TS", "-m", "Lecture"]
    try await desk.done("declare", one, more: words, at: "a")
    try await desk.done("tag", "draft-b", "-m", "B", "--party", "SACM-TS", "--no-push", at: "b")
    try await desk.done("declare", two, more: words + ["--no-push"], at: "b")
    let input = ["--country", "CL", "--kind", "input", "--lang", "es", "--no-push"]
    try await desk.done("submit", two, "--id", "dos", more: input, at: "b")
    for _ in 0..<2 {
      all.append(try await desk.gcmrepo("sync", "--format", "json", at: "b").output)
      all.append(try await desk.done("outbox", "--format", "json", at: "b").output)
    }
    try desk.write("host/hooks/pre-receive", "#!/bin/sh\necho Non >&2\nexit 1\n")
    chmod(desk.path("host/hooks/pre-receive"), 0o755)
    all.append(
      try await desk.gcmrepo(
        "submit", one, "--id", "trois", "--country", "CL", "--kind", "input", "--lang", "es", "--format", "json",
        at: "b"
      ).output)
    all.append(try await desk.gcmrepo("sync", "--format", "json", at: "b").output)
    all.append(try await desk.done("outbox", "--format", "json", at: "b").output)
    try await ask("bundle", "make", desk.path("r.bundle"))
    try await ask("bundle", "make", desk.path("r2.bundle"), "--since", "draft-1")
    all.append(
      try await desk.gcmrepo("bundle", "take", desk.path("r.bundle"), "--format", "json", at: "a").output)
  }

  /// Findings and problems: an unreadable data file, a commit without trailers, a lightweight draft.
  private func damage() async throws {
    try desk.write("negotiated/countries/CL/inputs/aportes/contribution.yml", "id: CL/inputs/aportes\ntitle: wrong\n")
    try await desk.git("commit", "-q", "-a", "-m", "By hand", in: record)
    try await desk.git("tag", "draft-4", in: record)
    for command in ["status", "list", "log", "tags"] { try await ask(command) }
    let fault = try await desk.git("rev-parse", "main", in: record)
    for more in [["--dry-run"], []] {
      try await ask(
        "audit", "--acknowledge", fault, "-m", "Known", "--party", "RCM-TS", more: more + ["--format", "json"])
    }
    for command in ["audit", "verify"] { try await ask(command, status: 1) }
  }

  // MARK: A negotiation

  /// Runs a command on the negotiated record in each line.
  private func run(_ lines: String, status: Int = 0) async throws {
    for line in lines.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      let run = try await desk.gcmrepo(more: words + ["--format", "json", "-C", desk.path("talks")])
      try #require(run.status == status, "\(line): \(run.said)")
      all.append(run.output)
    }
  }

  /// Proposals on a draft, and what is said of them.
  private func negotiate() async throws {
    let spanish = """
      # Declaración

      1. Los Estados [podrán] [deberán] cooperar.

      2. Los Estados informan cada año.

      3. Los Estados [respetan] el asilo.

      """
    try desk.write("talks.es.md", spanish)
    try desk.write(
      "talks.en.md",
      "# Declaration\n\n1. States [may] [shall] cooperate.\n\n2. States report yearly.\n\n3. States [respect] asylum.\n"
    )
    try desk.write("cl.md", spanish.replacing("cada año", with: "cada dos años"))
    try desk.write("mx.md", spanish.replacing("Estados informan", with: "Estados Parte informan"))
    try desk.write("bad.csv", "number,stand,blocking,why\n2,perhaps,,Bien\n99,support,,Bien\n")
    try desk.write("positions.csv", "number,stand,blocking,why\n2,support,,Bien\n")
    try desk.write("answers.csv", "id,answer,why\nMX/proposals/draft-1/texto#1,not-satisfied,No\n")
    try await desk.done("init", desk.path("talks"))
    try await run(
      """
      declare talks.es.md --lang es --party RCM-TS -m Texto
      declare talks.en.md --lang en --party RCM-TS -m Texto
      submit talks.es.md --country PA --kind input --id aportes --lang es
      tag draft-1 --party RCM-TS -m Primero
      propose cl.md --on draft-1 --country CL --lang es --id texto --untracked take
      propose mx.md --on draft-1 --country MX --lang es --id texto --untracked take
      propose mx.md --on draft-1 --country PE --lang es --id texto --untracked take --dry-run
      propose mx.md --on draft-1 --country PE --lang es --id texto --untracked take
      proposals issue draft-1 --party RCM-TS --dry-run
      proposals issue draft-1 --party RCM-TS
      withdraw PE/proposals/draft-1/texto -m Retirada
      show CL/proposals/draft-1/texto
      show MX/proposals/draft-1/texto --changes
      compile draft-1 --lang es --as json
      brackets
      brackets talks.es.md
      brackets --over draft-1..main
      position 1 --on draft-1 --country CL --stand object --blocking -m No --dry-run
      position 1 --on draft-1 --country CL --stand object --blocking -m No
      positions import positions.csv --on draft-1 --country MX
      positions draft-1
      recommend PA/inputs/aportes --paragraph 2 --about 2 --party RCM-TS
      dispose CL/proposals/draft-1/texto --as accepted --into 2 -m Bien --party RCM-TS --dry-run
      dispose CL/proposals/draft-1/texto --as accepted --into 2 -m Bien --party RCM-TS
      answer CL/proposals/draft-1/texto --satisfied -m Gracias
      proposals --on draft-1
      proposals --on draft-1 --marshalled
      order-paper draft-1 --lang es
      declare cl.md --lang es --party RCM-TS -m Acordado
      tag draft-2 --party RCM-TS -m Segundo
      proposals --on draft-2 --carried
      dispose MX/proposals/draft-1/texto --as declined -m No --party RCM-TS
      answer import answers.csv
      matrix
      languages
      concordance draft-1 draft-2
      positions draft-2
      provenance 2 --lang es
      trace cooperar
      """)
    try await run("positions import bad.csv --on draft-2 --country MX", status: 3)
  }

  /// A final draft, on which States are silent, object and say how they adopt it.
  private func settle() async throws {
    let brackets = try await desk.done("brackets", "--format", "csv", at: desk.path("talks")).output
      .split(whereSeparator: \.isNewline).dropFirst().map { $0.prefix { $0 != "," } }
    try #require(brackets.count > 2)
    let end = Date.now.addingTimeInterval(80 * 3600).ISO8601Format()
    try desk.write("adoption.csv", "as,except,why\nassociated,,\n")
    try await run(
      """
      brackets resolve \(brackets[1]) --to 2 --agreed CL,MX -m Acordado --party RCM-TS --dry-run
      brackets resolve \(brackets[1]) --to 2 --agreed CL,MX -m Acordado --party RCM-TS
      brackets resolve \(brackets[2]) --text es=respetan --text en=respect -m Acordado --party RCM-TS
      tag draft-3 --final --party RCM-TS -m Final
      silence open draft-3 --until \(end) -m Nota --party RCM-TS --dry-run
      silence open draft-3 --until \(end) -m Nota --party RCM-TS
      silence object --country CL --paragraph 2 -m No
      silence show
      silence close --party RCM-TS
      silence show draft-3
      adopt draft-3 --country CL --as signed --except 2 --dry-run
      adopt draft-3 --country CL --as signed --except 2
      adoption import adoption.csv --on draft-3 --country MX
      adoption draft-3
      list
      log
      audit
      verify
      """)
  }
}
