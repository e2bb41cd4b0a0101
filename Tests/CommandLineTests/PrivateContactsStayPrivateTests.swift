import RecordRendering
import Foundation
import SeededRandom
import Testing

/// No private address or number is in any byte of the record, or of what is made from it.
@Suite struct PrivateContactsStayPrivateTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// What is made from the record, as files in a folder. A new form of output is one line more.
  private func outputs(of record: String) async throws -> [String] {
    let out = desk.path("out")
    try desk.makeFolder("out")
    try await desk.done("directory", "export", "--all", "-o", out + "/d.vcf", at: record)
    try await desk.done("directory", "export", "--all", "-o", out + "/d.csv", at: record)
    try await desk.done("directory", "export", "--all", "-o", out + "/d.xlsx", at: record)
    try desk.write("out/list.json", try await desk.done("directory", "list", "--format", "json", at: record).output)
    try desk.write("out/log.txt", try await desk.done("log", at: record).output)
    try desk.write("out/audit.txt", try await desk.done("audit", at: record).output)
    try await desk.done("search", "Juan", at: record)
    try await desk.done("calendar", "--as", "ics", "-o", out + "/calendar.ics", at: record)
    try await desk.done("calendar", "--as", "html", "-o", out + "/calendar.html", at: record)
    try await desk.done("consultations", "remind", "-o", out + "/reminders", at: record)
    try await desk.done("export", "--all", "--as", "docx", "-o", out + "/all", at: record)
    let address = ["--base-url", "https://example.org/gcm/"]
    try await desk.done("portal", "build", "-o", out + "/public", more: address, at: record)
    try await desk.done("portal", "build", "--internal", "-o", out + "/internal", more: address, at: record)
    // What is public is there, so what is private would be found.
    for portal in ["public", "internal"] {
      let site = try BuiltPortal(out + "/" + portal)
      #expect(site.pages["es/directory/index.html"]?.contains("Juan Soto") == true)
      for ending in [".js", ".ics", ".atom"] { #expect(site.files.contains { $0.hasSuffix(ending) }, "\(ending)") }
    }
    return [out]
  }

  @Test(arguments: [1, 2] as [UInt64]) func ofManyPersonsNothingIsAnywhere(_ seed: UInt64) async throws {
    var random = SeededNumbers(seed: seed)
    let record = try await desk.record()
    let countries = ["CL", "PE", "MX", "CO", "BR"]
    var secrets: [String] = []
    func secret() -> (mail: String, number: String) {
      let digits = (0..<9).map { _ in "\(1 + random.below(9))" }.joined()
      let pair = ("secret\(digits)@example.org", "+56 9 \(digits)")
      secrets += [pair.0, digits]
      return pair
    }
    // By a table, by old and new cards, and by hand.
    var table = "Name,Country,E-mail,Mobile,Address\n"
    var cards = ""
    for place in 0..<12 {
      let (mail, number) = secret()
      table += "Ana Rojas \(place),\(random.pick(countries)),\(mail),\(number),Street \(number) 1\n"
      let own = secret()
      cards +=
        place.isMultiple(of: 2)
        ? "BEGIN:VCARD\r\nVERSION:2.1\r\nFN:Eva Luz \(place)\r\nORG:Chile\r\nTEL;CELL:\(own.number)\r\nEMAIL;INTERNET;ENCODING=QUOTED-PRINTABLE:\(own.mail.replacing("@", with: "=40"))\r\nEND:VCARD\r\n"
        : "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Eva Luz \(place)\r\nORG:Chile;Of\r\n  icina \(own.mail)\r\nTITLE:Jefa \(own.number)\r\nTEL;TYPE=cell;VALUE=uri:tel:\(own.number.replacing(" ", with: "-"))\r\nEND:VCARD\r\n"
    }
    let folder = desk.path("private")
    for (name, text) in [("t.csv", table), ("c.vcf", cards)] {
      try await desk.keep("directory", "import", try desk.write(name, text), "--private", folder, at: record)
      try await desk.keep("directory", "import", desk.path(name), "--update", at: record)
    }
    let (mail, number) = secret()
    try await desk.keep(
      "directory", "add", "--country", "CL", "--name", "Juan Soto", "--private", folder, "--private-email", mail,
      "--private-telephone", number, at: record)
    // They are kept, and shown to who has the private record.
    let shown = try await desk.done("directory", "show", "CL/juan-soto", "--private", folder, at: record)
    #expect(shown.output.contains(mail) && shown.output.contains(number))
    let rows = try await desk.rows("directory", "list", "--private", folder, key: "entries", at: record)
    #expect(rows.filter { $0["private_contact"]?.array?.isEmpty == false }.count >= 24)
    try await desk.submit(desk.note(), at: record)
    try await desk.keep(
      "consultations", "open", "CL", "gcm-inputs", "--subject", "es=Aportes", "--from", "2017-06-01", "--until",
      "2017-07-15",
      at: record)
    let made = try await outputs(of: record)
    let objects = try await desk.shell(
      "git -C '\(record)' cat-file --batch-all-objects --batch --unordered; find '\(record)' -type f ! -path '*/objects/*' -exec cat {} +; find '\(record)'"
    )
    #expect(objects.bytes.count > 10_000)
    var texts = [String(decoding: objects.bytes, as: UTF8.self)]
    #expect(!desk.files(under: record + "/.git/gcmrepo/cache", endingIn: ".sqlite").isEmpty)
    for folder in made {
      let all = try await desk.shell(
        "cd '\(folder)' && find . -type f -exec cat {} +; find . -name '*.xlsx' -o -name '*.docx' | while read -r f; do unzip -p $f; done"
      )
      texts.append(String(decoding: all.bytes, as: UTF8.self))
    }
    for text in texts {
      let plain = text.replacing("\r\n ", with: "")
      for secret in secrets { #expect(!plain.contains(secret), "seed \(seed): \(secret)") }
    }
    try await desk.expectSound(record)
    try await desk.expectSound(folder)
    let mode = try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions] as? Int
    #expect(mode == 0o700)
  }

  /// By whatever way a person writes, an address or a number is refused, and nothing is written.
  @Test func noWayOfWritingTakesOne() async throws {
    let record = try await desk.record()
    let head = try await desk.git("rev-parse", "HEAD", in: record)
    let (mail, number) = ("ana@x.example", "+56 9 8765 4321")
    let note = try desk.note()
    let add = ["meetings", "add", "2018-02-01-call", "--conference", "RCM"]
    for words in [
      add + ["--title", "en=Call \(mail)"], add + ["--title", "en=Call", "--place", "en=\(number)"],
      add + ["--title", "en=Call", "-m", "from \(mail)"],
      ["agreements", "add", "--meeting", "2017-08-30-troikas", "--text", "en=Write to \(mail)", "--responsible", "CL"],
      ["agreements", "progress", "2017-05-11-3", "--note", "Ask \(number)"],
      ["duties", "add", "calls", "--title", "en=Call \(number)", "--every-months", "6", "--name", "call"],
      ["glossary", "add", "--term", "en=Desk", "--definition", "en=The desk of \(mail)", "--conference", "RCM"],
      ["directory", "add", "--country", "CL", "--name", "Ana Rojas", "--web", "mailto:\(mail)"],
      ["tag", "draft-9", "-m", "Ask \(mail)"],
    ] {
      let run = try await desk.refuse(more: words, at: record)
      #expect(run.status == 3 && (run.said.contains(mail) || run.said.contains(number)), "\(words): \(run.said)")
    }
    for words in [["-m", "from \(mail)"], ["-m", "call \(number)"], ["--title", "Ask \(mail)"]] {
      let run = try await desk.gcmrepo(
        more: ["submit", note, "--country", "CL", "--kind", "input", "-C", record] + words)
      #expect(run.status == 3 && run.said.contains("looks like an address"), "\(words): \(run.said)")
    }
    #expect(try await desk.git("rev-parse", "HEAD", in: record) == head)
  }

  /// What an older version took in stays readable, changes beside it are taken, and it is no finding.
  @Test func whatAnOldRecordHoldsStays() async throws {
    let record = try await desk.record()
    let path = record + "/meetings/2017-08-30-troikas/meeting.yml"
    let text = try desk.read(path)
    try desk.write(path, text.replacing("  en: Santiago", with: "  en: Call ana@x.example"))
    try await desk.git("commit", "-qam", "Place\n\nParty: RCM-TS\nAction: record", in: record)
    try await desk.keep("meetings", "change", "2017-08-30-troikas", "--title", "en=Troikas", at: record)
    #expect(try await desk.done("meetings", "show", "2017-08-30-troikas", at: record).output.contains("ana@x.example"))
    try await desk.expectSound(record)
  }

  /// A folder that cannot hold the private record is refused before the shared one is written.
  @Test func anUnusableFolderIsRefusedFirst() async throws {
    let record = try await desk.record()
    let head = try await desk.git("rev-parse", "HEAD", in: record)
    try desk.makeFolder("full")
    try desk.write("full/file", "x")
    let table = try desk.write("t.csv", "Name,Country,E-mail\nAna Rojas,CL,ana@x.example\n")
    let add = ["directory", "add", "--country", "CL", "--name", "Ana Rojas", "--private-email", "b@x.example"]
    for folder in [desk.path("full"), "/proc/xx", desk.path("full/file"), desk.path("full/file/below")] {
      for words in [add, ["directory", "import", table], add + ["--dry-run"]] {
        let run = try await desk.refuse(more: words + ["--private", folder], at: record)
        #expect(run.status == 3 || run.status == 4, "\(words): \(run.said)")
        #expect(run.said.contains(folder), "\(run.said)")
      }
    }
    #expect(try await desk.git("rev-parse", "HEAD", in: record) == head)
    // A folder that can be used is as it was until something is kept in it.
    try await desk.keep(more: add + ["--private", desk.path("new/inner"), "--dry-run"], at: record)
    #expect(!desk.exists("new"))
    try await desk.keep(more: add + ["--private", desk.path("new/inner")], at: record)
    #expect(desk.exists("new/inner/contacts/CL.yml"))
  }

  @Test func thePrivateRecordIsNeverInTheSharedOne() async throws {
    let record = try await desk.record()
    let add = ["directory", "add", "--country", "CL", "--name", "Ana Rojas", "--private-email", "a@example.org"]
    expectRefusal(try await desk.refuse(more: add, at: record), status: 2, naming: "--private")
    for folder in [record, record + "/private", record + "/.git/private", desk.folder] {
      let run = try await desk.refuse(more: add + ["--private", folder, "--id", "a-\(folder.count)"], at: record)
      expectRefusal(run, status: 3, naming: folder)
      #expect(!run.said.contains("a@example.org"))
    }
    // Another shared record is none either.
    try await desk.done("init", "other")
    expectRefusal(
      try await desk.refuse(more: add + ["--private", desk.path("other"), "--id", "other"], at: record), status: 3)
    try await desk.expectSound(record)
  }
}
