import Foundation
import Testing

/// The search of the built portal, and its parts that change with a submission.
@Suite struct PortalSearchesInTheBrowserTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  @Test func aBrowserFindsInflectedWordsFromAFolder() async throws {
    try await desk.done("demo", "record")
    try await desk.done("portal", "build", "-o", desk.path("site"), at: "record")
    let page = desk.path("site/es/search/index.html")
    // Without a script the form is hidden and the lists are there.
    let plain = try desk.read("site/es/search/index.html")
    #expect(plain.contains(" hidden>") && plain.contains("contributions/index.html"))
    let dom = try await desk.shell(
      """
      chromium --headless=new --no-sandbox --disable-gpu --user-data-dir='\(desk.path("profile"))' \
      --virtual-time-budget=20000 --dump-dom 'file://\(page)?q=detenciones'
      """)
    #expect(dom.output.contains("<mark>detención</mark>"), "\(dom.said.suffix(600))")
    #expect(dom.output.contains("href=\"../../es/k/CL/inputs/alternativas-a-la-detencion/index.html\""))
    let form = try #require(dom.output.firstMatch(of: /<form class="find"[^>]*>/)).output
    #expect(!form.contains("hidden"))
    #expect(try desk.read("site/search/PE/w-all.js").contains("\"peru\":["))
  }

  @Test func aSubmissionChangesTheIndexOfItsPartyOnly() async throws {
    let record = try await desk.negotiatedRecord()
    try await desk.done("portal", "build", "-o", desk.path("site"), at: record)
    func index() throws -> [String: String] {
      var texts: [String: String] = [:]
      for name in desk.files(under: "site/search", endingIn: ".js") {
        texts[name] = try desk.read("site/search/" + name)
      }
      return texts
    }
    let before = try index()
    try await desk.submit(desk.write("n.md", "# Nuevo\n\nTexto insólito.\n"), "BR", "input", "nuevo", at: record)
    try await desk.done("portal", "build", "-o", desk.path("site"), at: record)
    let after = try index()
    let changed = after.filter { before[$0.key] != $0.value }.keys
    #expect(!changed.isEmpty && changed.allSatisfy { $0.hasPrefix("BR/") }, "\(changed.sorted())")
    #expect(after["BR/w-all.js"]?.contains("\"insolito\"") == true)
  }

  @Test func consultationsAreOnTheStatesPageAndOnOneOfAll() async throws {
    try await desk.done("demo", "record")
    try await desk.keep(
      "consultations", "open", "CL", "aportes", "--subject", "es=Aportes al Pacto", "--from", "2017-06-01", "--until",
      "2090-07-15", at: "record")
    try await desk.done("portal", "build", "-o", desk.path("site"), at: "record")
    for page in ["es/c/CL/index.html", "es/consultations/index.html"] {
      let text = try desk.read("site/" + page)
      #expect(text.contains("Aportes al Pacto") && text.contains("2090-07-15"), "\(page)")
    }
    #expect(try BuiltPortal(desk.path("site")).faults.prefix(5) == [])
  }

  @Test func agendasAreTextForAllAndFilesWithoutNamesAndMinutesAreThePartiesAlone() async throws {
    try await desk.done("demo", "record")
    for (kind, words) in [
      ("agenda", "La reunión tratará el calendario."), ("minutes", "La reunión aprobó el calendario."),
    ] {
      let source = try desk.write("m.md", "# Reunión\n\n\(words)\n")
      _ = try await desk.shell("pandoc '\(source)' -M author='Ana Secreta' -o '\(desk.path("m.docx"))'")
      try await desk.keep(
        "meetings", "attach", "2017-08-30-troikas", desk.path("m.docx"), "--as", kind, "--lang", "es", at: "record")
    }
    try await desk.done("portal", "build", "-o", desk.path("open"), at: "record")
    try await desk.done("portal", "build", "-o", desk.path("closed"), "--internal", at: "record")
    for site in ["open", "closed"] {
      let page = try desk.read(site + "/es/calendar/2017-08-30-troikas/index.html")
      #expect(page.contains("tratará el calendario") && page.contains("agenda.es.docx"), "\(site)")
      #expect(page.contains("aprobó el calendario") == (site == "closed"), "\(site)")
      #expect(page.contains("minutes.es.docx") == (site == "closed"), "\(site)")
      #expect(try BuiltPortal(desk.path(site)).faults.prefix(5) == [])
      let folder = desk.path(site + "/t/meetings/2017-08-30-troikas")
      let properties = try await desk.shell("unzip -p '\(folder)/agenda.es.docx' docProps/core.xml").output
      #expect(properties.contains("Ana Secreta") == (site == "closed"), "\(site): \(properties)")
    }
    // Neither in the search nor anywhere else.
    let found = try await desk.shell("grep -rl 'aprobó el calendario' open")
    #expect(found.output.isEmpty, "\(found.output)")
  }
}
