import SeededRandom
import Testing

@testable import Documents

/// Many texts in one run of pandoc: each is read and written by itself, and becomes what it becomes alone.
@Suite struct TextsAreExportedTogetherTests {
  private func publication(_ text: [UInt8], _ number: Int = 0) -> Publication {
    Publication(
      name: "CL/inputs/x-\(number)", text: text, title: .given("Título \(number)"),
      language: ["es", "en", "pt", "fr"][number % 4], country: "CL", author: "Chile",
      head: [.init(label: "Parte", value: "Chile (CL)")], header: "Registro · \(number)",
      provenance: "draft-1 · commit 0123456789ab", pageWords: .init(page: "Página", of: "de"),
      seconds: 1_500_000_000)
  }

  /// Texts of which each would change the next one if they were joined.
  private static let neighbours: [String] = [
    "# Uno\n\nAbierto:\n\n```\ncódigo sin fin\n",
    "Dos[^1] y [enlace][r] y [otro].\n\n[^1]: Nota de dos.\n[r]: https://example.org/dos\n",
    "Tres[^1] y [enlace][r], [otro].\n\n[^1]: De tres.\n[r]: https://example.org/tres\n[otro]: https://e.org/o\n",
    "Cuatro[^1] sin nota y [enlace][r] sin destino.\n",
    "---\ntitle: Cinco\n---\n\n<div>\n\nSin cerrar <!-- abierto\n",
    "1. uno\n2. dos\n4. cuatro\n\n   más\n7) siete\n",
    "\tcon\ttabulador\r\n\r\n- a\r\n\t- b\r\n\r\n> cita\r\nperezosa",
    "", "\n", "\u{FEFF}# Marca\n", "a\u{0}b\n", "| a | b |\n|---|---|\n| 1 | 2[^t] |\n\n[^t]: En la *tabla*.\n",
    "~~~\nvalla que no se cierra\n\n\n", "~~~\nvalla", "3\n-1\n12 x\n",
    "]]> \\u0000 \"comillas\" 'y' \\\\ función job(text) end\n",
  ]

  private var reader: PandocReader { PandocReader(limits: .standard, searchPath: nil) }

  @Test func eachTreeIsTheOneThatPandocGivesForTheTextAlone() async throws {
    var texts = Self.neighbours.map { Array($0.utf8) }
    let signs = Array("> -*+1.)[]^:|~_`\\\t \n\n#<&a é".utf8)
    let pieces = [
      "www.a.org", "http://b.c", "a@b.c", "[^1]", "mailto:x@y.z", "~~a~~", "|-|-|", "xmpp:a@b.c", "ftp://a.b",
    ]
    for seed in UInt64(1)...60 {
      var random = SeededNumbers(seed: seed)
      let bytes = (0..<200).map { _ in signs.randomElement(using: &random) ?? 0x20 }
      let end = (0..<4).map { _ in pieces.randomElement(using: &random) ?? "" }.joined(separator: " ")
      // Some without the signs of one of the extensions.
      let left = Array("|~^@/wW".utf8).randomElement(using: &random)
      texts.append(Array((String(decoding: bytes, as: UTF8.self) + end).utf8).filter { $0 != left || seed % 2 == 0 })
    }
    texts.removeAll { !PandocReader.isForBatch($0) }
    #expect(texts.count > 60)
    for format in [\TextFormat.name, \.nameWithPositions] {
      let together = await reader.trees(of: texts) { $0[keyPath: format] }
      for (text, tree) in zip(texts, together) {
        let alone = try await PandocRun(limits: .standard, searchPath: nil)
          .output(["--sandbox", "-f", TextFormat.whole[keyPath: format], "-t", "json"], input: text, name: "x")
        let joined = String(decoding: try #require(tree), as: UTF8.self)
        let wanted = String(decoding: alone, as: UTF8.self).filter { $0 != "\n" }
        try #require(
          joined.filter { $0 != "\n" }.replacing("stdin@", with: "@") == wanted.replacing("stdin@", with: "@"),
          "\(String(decoding: text, as: UTF8.self).debugDescription)")
      }
    }
  }

  @Test(arguments: [PublicationFormat.docx, .odt, .html])
  func eachDocumentHasTheBytesThatItHasAlone(_ format: PublicationFormat) async throws {
    let publications = Self.neighbours.enumerated().map { publication(Array($1.utf8), $0) }
    let together = await Publisher().publish(batch: publications, as: format)
    #expect(together.count == publications.count)
    for (publication, result) in zip(publications, together) {
      let alone: Result<Publisher.Document, PublicationError>
      do throws(PublicationError) { alone = .success(try await Publisher().publish(publication, as: format)) } catch {
        alone = .failure(error)
      }
      #expect(result == alone, "\(publication.name)")
    }
  }

  @Test func pdfsToo() async throws {
    let publications = Self.neighbours.prefix(2).enumerated().map { publication(Array($1.utf8), $0) }
    for (publication, result) in zip(publications, await Publisher().publish(batch: publications, as: .pdf)) {
      #expect(try result.get() == (try await Publisher().publish(publication, as: .pdf)))
    }
  }

  @Test func oneThatFailsLeavesItsNeighboursWhole() async throws {
    var limits = PublicationLimits.standard
    limits.heapMegabytes = 128
    limits.seconds = 20
    let texts = [
      Array("Uno.\n".utf8), Array((String(repeating: "> ", count: 400) + "x\n").utf8), [0x61, 0xFF],
      Array("a[^1]\n\n[^1]: b[^1]\n".utf8), Array("Cinco.\n".utf8),
    ]
    let results = await Publisher(limits: limits).publish(
      batch: texts.enumerated().map { publication($1, $0) }, as: .docx)
    let isMade = results.map { if case .success = $0 { true } else { false } }
    #expect(isMade == [true, false, false, false, true])
    func failure(_ place: Int) -> PublicationError? {
      if case .failure(let error) = results[place] { error } else { nil }
    }
    #expect(failure(2) == .text(.notUTF8(name: "CL/inputs/x-2", line: 1)))
    guard case .text(.damaged(let name, _))? = failure(1) else {
      Issue.record("\(results[1])")
      return
    }
    #expect(name == "CL/inputs/x-1")
  }

  @Test func whatPandocCannotReadTogetherIsReadAlone() async throws {
    let scratch = try Scratch()
    let pandoc = try #require(ExternalProgram.pandoc.locate())
    // One that fails whenever it is given a filter.
    try makeExecutable(
      try scratch.write(
        "pandoc", Array("#!/bin/sh\ncase \"$*\" in *' -L '*) exit 83;; esac\nexec \(pandoc) \"$@\"\n".utf8)))
    let publications = ["Uno.\n", "Dos.\n"].enumerated().map { publication(Array($1.utf8), $0) }
    for format in [PublicationFormat.docx, .html] {
      let results = await Publisher(limits: .standard, searchPath: scratch.path).publish(
        batch: publications, as: format)
      for (publication, result) in zip(publications, results) {
        #expect(try result.get() == (try await Publisher().publish(publication, as: format)))
      }
    }
  }

  @Test func anOutputThatEndsEarlyGivesWhatIsWhole() {
    let output = Array("3\nabc-1\n0\n2\nxy".utf8)
    let whole: [[UInt8]?] = [Array("abc".utf8), nil, [], Array("xy".utf8)]
    #expect(PandocBatch.answers(in: output, count: 4) == whole)
    #expect(PandocBatch.answers(in: output.dropLast(), count: 4) == Array(whole.prefix(3)) + [nil])
    #expect(PandocBatch.answers(in: Array("3\nab".utf8), count: 2) == [nil, nil])
    #expect(PandocBatch.answers(in: Array("x\n".utf8), count: 1) == [nil])
    #expect(PandocBatch.answers(in: [], count: 1) == [nil])
  }

  @Test func batchesAreBoundedAndShared() {
    func sizes(_ count: Int, bytes: Int) -> [Int] {
      PandocReader.batches(
        of: (0..<count).map { SourceText(name: "\($0)", bytes: [UInt8](repeating: 0x61, count: bytes)) }
      ).map(\.count)
    }
    #expect(sizes(0, bytes: 10) == [])
    #expect(sizes(1, bytes: 10) == [1])
    #expect(sizes(1_000, bytes: 10).allSatisfy { $0 <= PandocReader.batch.texts })
    #expect(sizes(1_000, bytes: 10).reduce(0, +) == 1_000)
    #expect(sizes(20, bytes: 300_000) == Array(repeating: 1, count: 20))
  }
}
