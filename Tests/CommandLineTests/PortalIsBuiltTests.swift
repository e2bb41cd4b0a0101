import Foundation
import RecordRendering
import SeededRandom
import Testing

/// `gcmrepo portal build`: pages whose links all lead somewhere, made again only where the record changed.
@Suite struct PortalIsBuiltTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private func portal(_ record: String, _ folder: String, more: [String] = []) async throws -> BuiltPortal {
    try await desk.done("portal", "build", "-o", desk.path(folder), more: more, at: record)
    return try BuiltPortal(desk.path(folder))
  }

  @Test func everyLinkOfTheDemoLeadsSomewhereAndEveryLanguageIsThere() async throws {
    try await desk.done("demo", "record")
    let site = try await portal("record", "site")
    #expect(site.pages.count >= 60)
    #expect(site.faults.prefix(5) == [])
    for language in ["es", "en", "pt", "fr"] {
      for name in [
        "index", "c/CL/index", "drafts/index", "declaration/index", "negotiation/index", "contributions/index",
        "parties/index",
        "themes/index", "objectives/13/index", "questionnaires/gcm-inputs/index", "practices/index", "glossary/index",
        "calendar/index", "agreements/index", "directory/index", "search/index", "history/index", "about/index",
      ] {
        let page = try #require(site.pages["\(language)/\(name).html"], "\(language)/\(name)")
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language)\">"))
      }
      #expect(site.files.contains("\(language)/feed.atom"))
    }
    // Without a script: no page has one of its own, and the policy forbids any.
    for (name, page) in site.pages {
      #expect(!page.contains("<script>") && !page.contains(" style=\"") && !page.contains(" onclick"), "\(name)")
      #expect(page.contains("default-src 'none'"), "\(name)")
    }
    let size = try #require(site.pages["es/index.html"]).utf8.count
    #expect(size + (try desk.read("site/style.css")).utf8.count < 100_000)
  }

  @Test func aParagraphIsFoundByItsNumberAndByItsWords() async throws {
    let record = try await desk.negotiatedRecord()
    let first = "# Texto\n\nPreámbulo.\n\n1. Uno.\n\n2. Dos.\n\n2 bis. Dos más.\n"
    let second = "# Texto\n\nPreámbulo.\n\n1. Uno nuevo.\n\n2. Entre ambos.\n\n3. Dos.\n\n3 bis. Dos más.\n"
    for (number, text) in [(3, first), (4, second)] {
      let file = try desk.write("t.es.md", text)
      try await desk.done("declare", file, "--lang", "es", "--party", "SACM-TS", "-m", "Text", at: record)
      try await desk.done("tag", "draft-\(number)", "-m", "Draft", "--party", "RCM-TS", at: record)
    }
    let site = try await portal(record, "site")
    #expect(site.faults.prefix(5) == [])
    let (old, new) = (
      try #require(site.pages["d/draft-3/es/index.html"]), try #require(site.pages["d/draft-4/es/index.html"])
    )
    #expect(
      old.contains("<p class=\"nb\" id=\"p-2\">") && old.contains("id=\"p-2-bis\"") && old.contains("id=\"s-texto\""))
    #expect(new.contains("id=\"p-3\"") && new.contains("id=\"p-3-bis\"") && new.contains("id=\"s-texto-u1\""))
    // The same words have the same anchor in both drafts, under another number.
    let hash = try #require(old.firstMatch(of: /id="p-2"><span id="(h-[0-9a-f]{20})">/)).1
    #expect(new.contains("id=\"p-3\"><span id=\"\(hash)\">"))
    let page = try #require(site.pages["p/\(hash.dropFirst(2))/index.html"])
    #expect(page.contains("d/draft-3/es/index.html#p-2\"") && page.contains("d/draft-4/es/index.html#p-3\""))
    // A paragraph that was changed shows both versions.
    let changed = try #require(old.firstMatch(of: /id="p-1"><span id="h-([0-9a-f]{20})">/)).1
    let history = try #require(site.pages["p/\(changed)/index.html"])
    #expect(history.contains("<ins>") && history.contains("draft-4/es/index.html#p-1"))
    #expect(site.pages["d/draft-3/draft-4/es/index.html"]?.contains("<ins>") == true)
  }

  @Test(arguments: [11, 12]) func builtAgainItIsAsBuiltAnew(seed: UInt64) async throws {
    var random = SeededNumbers(seed: seed)
    let record = try await desk.negotiatedRecord()
    _ = try await portal(record, "site")
    let drafts = try BuiltPortal(desk.path("site")).pages.filter { $0.key.hasPrefix("d/") }
    for round in 0..<4 {
      switch random.below(5) {
      case 0:
        try await desk.submit(
          desk.write("w\(round).md", "# Título \(round)\n\nTexto \(random.next()).\n"),
          random.pick(["BR", "PE", "MX"]), "input",
          random.pick(["uno", "dos"]), more: ["--theme", "governance"], at: record)
      case 1:
        let file = try desk.write("d.md", "# Joint declaration\n\n1. Text \(random.next()).\n")
        try await desk.done("declare", file, "--lang", "en", "--party", "SACM-TS", "-m", "Set", at: record)
      case 2: try await desk.done("tag", "extra-\(round)", "-m", "Draft", "--party", "RCM-TS", at: record)
      case 3:
        _ = try await desk.gcmrepo("withdraw", "CA/best-practices/permits", "-m", "Out", at: record)
      default:
        let term = "term-\(round)"
        try desk.write("\(term).yml", "id: \(term)\nnames:\n  es: Palabra \(round)\nstatus: proposed\n")
        _ = try await desk.gcmrepo(
          "glossary", "add", desk.path("\(term).yml"), "--party", "RCM-TS", "-m", "T", at: record)
      }
      _ = try await portal(record, "site")
    }
    let (grown, anew) = (try await portal(record, "site"), try await portal(record, "anew"))
    #expect(grown.files == anew.files, "seed \(seed)")
    for name in anew.files {
      let same = FileManager.default.contentsEqual(
        atPath: desk.path("site/" + name), andPath: desk.path("anew/" + name))
      #expect(same, "seed \(seed): \(name) differs")
    }
    #expect(anew.faults.prefix(5) == [], "seed \(seed)")
    for (name, page) in drafts { #expect(anew.pages[name] == page, "\(name) changed") }
  }

  @Test func onlyWhatChangedIsMadeAgain() async throws {
    let record = try await desk.negotiatedRecord()
    func build() async throws -> (files: Int, made: Int, removed: Int) {
      let answer = try await desk.done("portal", "build", "-o", desk.path("site"), "--format", "json", at: record)
        .json()
      #expect(answer["schema"]?.string == "gcmrepo.portal/1" && answer["audience"]?.string == "public")
      return (answer["files"]?.int ?? 0, answer["made"]?.int ?? 0, answer["removed"]?.int ?? 0)
    }
    let first = try await build()
    #expect(first.files == first.made && first.removed == 0)
    #expect(try await build() == (first.files, 0, 0))
    try await desk.submit(desk.write("n.md", "# Nuevo\n\nTexto.\n"), "BR", "input", "nuevo", at: record)
    let second = try await build()
    #expect(second.files > first.files && second.made < first.files / 4, "\(second)")
    // A file that somebody removed comes back.
    try desk.remove("site/es/c/CL/index.html")
    #expect(try await build().made == 4)
    #expect(desk.exists("site/es/c/CL/index.html"))
    // A page that is gone is removed: its text, and the pages of a term.
    try await desk.done("withdraw", "BR/inputs/nuevo", "-m", "Out", at: record)
    #expect(try await build().removed == 1)
    #expect(!desk.exists("site/t/BR"))
    #expect(try desk.read("site/es/k/BR/inputs/nuevo/index.html").contains("BR/inputs/nuevo"))
  }

  @Test func titlesCannotBecomeMarkup() async throws {
    let record = try await desk.negotiatedRecord()
    let title = "<script>alert(1)</script>\" onload=\"x' & evil"
    try await desk.submit(
      desk.write("h.md", "# \(title)\n\n<img src=x onerror=alert(1)> [x](javascript:alert(1)) <b>&amp;\n\n- <i>\n"),
      "BR",
      "input", "hostile", more: ["--title", title], at: record)
    let site = try await portal(record, "site")
    #expect(site.faults.prefix(5) == [])
    for (name, page) in site.pages {
      #expect(
        !page.contains("<script>") && !page.contains("<img") && !page.contains("javascript:alert(1)\""), "\(name)")
      #expect(!page.contains("\u{202E}"), "\(name)")
      #expect(!page.contains("onload=\"x"), "\(name)")
    }
    let feed = try desk.read("site/es/feed.atom")
    #expect(!feed.contains("<script>"))
  }

  @Test func thePublicPortalHoldsNothingInternal() async throws {
    let record = try await desk.negotiatedRecord()
    try await desk.submit(
      desk.write("geheim-name.md", "# Título\n\nTexto.\n"), "BR", "input", "uno", at: record)
    let open = try await portal(record, "open")
    for name in open.files where !name.hasSuffix(".gcmrepo-portal") {
      let text = try desk.read("open/" + name)
      for secret in ["ana@example.org", "Ana Rojas", "geheim-name"] {
        #expect(!text.contains(secret), "\(name) has \(secret)")
      }
    }
    let closed = try await portal(record, "closed", more: ["--internal"])
    #expect(closed.pages["es/k/BR/inputs/uno/index.html"]?.contains("geheim-name") == true)
    #expect(closed.faults.prefix(5) == [])
  }

  @Test func aFolderWithOtherThingsIsRefused() async throws {
    let record = try await desk.negotiatedRecord()
    try desk.write("mine/letter.txt", "Mine.")
    let run = try await desk.gcmrepo("portal", "build", "-o", desk.path("mine"), at: record)
    #expect(run.status == 3 && run.said.contains("holds other things than a portal"), "\(run.said)")
    #expect(try desk.names(in: "mine") == ["letter.txt"])
    let address = try await desk.gcmrepo(
      "portal", "build", "-o", desk.path("x"), "--base-url", "javascript:x", at: record)
    #expect(address.status == 2 && !desk.exists("x"), "\(address.said)")
    let nowhere = try await desk.gcmrepo("portal", "build", "-o", desk.path("no/such"), at: record)
    #expect(nowhere.status == 6, "\(nowhere.said)")
    // A file that is no page of the portal stays.
    _ = try await portal(record, "site")
    try desk.write("site/robots.txt", "User-agent: *\n")
    _ = try await portal(record, "site", more: ["--internal"])
    #expect(desk.exists("site/robots.txt"))
  }

  @Test func nothingIsWrittenIntoAGitDirectory() async throws {
    let record = try await desk.negotiatedRecord()
    try await desk.git("clone", "-q", "--bare", record, desk.path("host.git"), in: desk.folder)
    for folder in [record + "/.git/site", record + "/.git", record + "/.git/refs/", desk.path("host.git") + "/site"] {
      let run = try await desk.gcmrepo("portal", "build", "-o", folder, at: record)
      #expect(run.status == 3 && run.said.contains("git directory"), "\(folder): \(run.said)")
    }
    #expect(!desk.exists(record + "/.git/site") && !desk.exists("host.git/site"))
    let inside = try await desk.gcmrepo("portal", "build", "-o", "site", at: record, from: record + "/.git")
    #expect(inside.status == 3 && !desk.exists(record + "/.git/site"))
    try await desk.done("portal", "build", "-o", "site", at: record, from: record)
  }
}
