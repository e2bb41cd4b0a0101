import Foundation
import Testing

@testable import BrowserSearch

/// The search of a static portal, asked in a browser by a page that was opened as a file.
@Suite struct BrowserFindsWordsTests {
  private static let documents: [BrowserDocument] = [
    BrowserDocument(
      address: "c/CL/es.html", title: "Alternativas a la detención", language: "es", kind: "input", party: "CL",
      paragraphs: [
        .init(anchor: "p-1", text: "La detención de niñas y niños es la excepción."),
        .init(anchor: "p-2", text: "El Perú y Chile cooperan </script> \u{2028} con \"comillas\"."),
        .init(anchor: "p-3", text: "Artículo 1.º Derechos humanos de los migrantes."),
      ]),
    BrowserDocument(
      address: "c/BR/pt.html", title: "Residência regional", language: "pt", kind: "input", party: "BR",
      paragraphs: [.init(anchor: "p-1", text: "As declarações sobre a migração.")]),
    BrowserDocument(
      address: "d/fr.html", title: "Déclaration", language: "fr", kind: "declaration",
      paragraphs: [.init(anchor: "p-1", text: "Les cœurs des travailleuses réfugiées.")]),
  ]

  @Test func itsFilesAreTheSameEachTimeAndSmall() {
    let files = BrowserSearchIndex.files(Self.documents)
    #expect(files == BrowserSearchIndex.files(Self.documents))
    #expect(Set(files.map(\.name)).isSuperset(of: ["search/search.js", "search/index.js", "search/0/w-all.js"]))
    #expect(files.allSatisfy { $0.bytes.count < 32_000 })
    #expect(files.allSatisfy { $0.name.utf8.allSatisfy { $0 < 0x80 } })
  }

  @Test func aLargeSegmentHasAFileForEachBeginning() throws {
    let words = (0..<9_000).map { "\(["ab", "ba", "ño"][$0 % 3])\($0)x" }
    let segment = BrowserSearchSegment(
      [
        BrowserDocument(
          address: "a.html", title: "T", language: "es", kind: "input",
          paragraphs: [.init(text: words.joined(separator: " "))])
      ], name: "CL")
    #expect(
      segment.files.map(\.name).filter { $0.contains("/w-") } == [
        "search/CL/w-ab.js", "search/CL/w-ba.js", "search/CL/w-no.js", "search/CL/w-t_.js",
      ])
    let head = try #require(segment.files.last)
    #expect(head.name == "search/CL/documents.js")
    #expect(String(decoding: head.bytes, as: UTF8.self).contains("\"shards\":\"ab ba no t_\""))
  }

  @Test func aBrowserFindsThemWithoutAServer() throws {
    let name = "gcmrepo-search-\(UUID().uuidString.prefix(8))"
    let folder = FileManager.default.temporaryDirectory.appending(path: name)
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in BrowserSearchIndex.files(Self.documents) {
      let place = folder.appending(path: file.name)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.bytes).write(to: place)
    }
    let queries = [
      "Perú", "peru", "PERU\u{301}", "detenciones", "detencion", "niño excepción", "\"derechos humanos\"",
      "\"humanos derechos\"", "1", "residencia", "declaração", "coeur", "travailleur", "réfugié", "migra*",
      "perú niñas",
      "nada", "comillas", "",
    ]
    let asked = String(decoding: try JSONSerialization.data(withJSONObject: queries), as: UTF8.self)
    let page = """
      <!DOCTYPE html><meta charset="utf-8"><title>t</title><pre id="answer"></pre>
      <script src="search/search.js"></script>
      <script>
      Promise.all(\(asked).map(q => gcmrepoSearch.find(q))).then(all => {
        document.getElementById("answer").textContent = JSON.stringify(all.map(results => results.map(r => r.address)));
      }, error => { document.getElementById("answer").textContent = "failed " + error; });
      </script>
      """
    try Data(page.utf8).write(to: folder.appending(path: "index.html"))
    let dump = try Self.dump(folder.appending(path: "index.html"), profile: folder.appending(path: "profile"))
    let start = try #require(dump.range(of: "<pre id=\"answer\">")?.upperBound)
    let end = try #require(dump.range(of: "</pre>")?.lowerBound)
    let answer = try #require(
      try JSONSerialization.jsonObject(with: Data(dump[start..<end].utf8)) as? [[String]], "\(dump[start..<end])")
    let found = Dictionary(uniqueKeysWithValues: zip(queries, answer))
    let peru = ["c/CL/es.html#p-2"]
    #expect(found["Perú"] == peru && found["peru"] == peru && found["PERU\u{301}"] == peru)
    #expect(found["detenciones"]?.sorted() == ["c/CL/es.html", "c/CL/es.html#p-1"])
    #expect(found["detencion"]?.sorted() == ["c/CL/es.html", "c/CL/es.html#p-1"])
    #expect(found["niño excepción"] == ["c/CL/es.html#p-1"])
    #expect(found["\"derechos humanos\""] == ["c/CL/es.html#p-3"] && found["\"humanos derechos\""] == [])
    #expect(found["1"] == ["c/CL/es.html#p-3"])
    #expect(found["residencia"] == ["c/BR/pt.html"] && found["declaração"]?.first == "c/BR/pt.html#p-1")
    #expect(found["coeur"] == ["d/fr.html#p-1"] && found["travailleur"] == ["d/fr.html#p-1"])
    #expect(found["réfugié"] == ["d/fr.html#p-1"])
    #expect(found["migra*"]?.count == 2 && found["nada"] == [] && found[""] == [])
    #expect(found["perú niñas"]?.count == 1 && found["comillas"] == peru)
  }

  private static func dump(_ page: URL, profile: URL) throws -> String {
    let program = try #require(
      ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].first {
        FileManager.default.isExecutableFile(atPath: $0)
      }, "Chromium is missing. Install it: sudo apt-get install -y chromium")
    let browser = Process()
    browser.executableURL = URL(fileURLWithPath: program)
    browser.arguments = [
      "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(profile.path)", "--virtual-time-budget=20000",
      "--dump-dom", page.absoluteString,
    ]
    let output = Pipe()
    browser.standardOutput = output
    browser.standardError = FileHandle.nullDevice
    try browser.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    browser.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }
}
