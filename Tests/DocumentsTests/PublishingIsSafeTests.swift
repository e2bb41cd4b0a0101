import Foundation
import OfficeOpenXML
import Testing

@testable import Documents

@Suite struct PublishingIsSafeTests {
  private func publication(_ text: String, title: Publication.Title = .given("Título")) -> Publication {
    Publication(
      name: "CL/inputs/x", text: Array(text.utf8), title: title, language: "es", country: "CL", author: "Chile",
      head: [.init(label: "Parte", value: "Chile (CL)")], header: "Registro",
      provenance: "draft-1 · commit 0123456789ab",
      pageWords: .init(page: "Página", of: "de"), seconds: 1_500_000_000)
  }

  private func made(_ text: String, _ format: PublicationFormat) async throws -> [UInt8] {
    try await Publisher().publish(publication(text), as: format).bytes
  }

  private func failure(
    _ text: String, _ format: PublicationFormat, limits: PublicationLimits = .standard, searchPath: String? = nil
  ) async -> PublicationError? {
    do throws(PublicationError) {
      _ = try await Publisher(limits: limits, searchPath: searchPath).publish(publication(text), as: format)
      return nil
    } catch {
      return error
    }
  }

  /// All parts of an office document as one text.
  private func parts(_ bytes: [UInt8]) throws -> (names: [String], text: String) {
    let archive = try OfficeArchive(bytes, limits: PackageLimits(ratio: 10_000))
    var all: [UInt8] = []
    for name in archive.names { try archive.read(name) { all += $0 } }
    return (archive.names, String(decoding: all, as: UTF8.self))
  }

  /// Everything with which a text may request a file, an address, an option or code of another language.
  private func hostile(_ address: String, _ file: String) -> String {
    """
    ---
    title: Otro
    template: \(file)
    css: \(address)/meta.css
    header-includes: '<script src="\(address)/h.js"></script>'
    reference-doc: \(file)
    ---

    # Texto

    Uno ![foto](\(file)) dos ![red](\(address)/a.png) tres ![](data:image/png;base64,AAAA) [ref][r] cuatro.

    <img src="\(address)/b.png"> <script src="\(address)/c.js">alert(1)</script> <x-sic> <!-- oculto -->

    <iframe src="\(address)/d"></iframe>

    <link rel="stylesheet" href="\(address)/e.css"><link rel="attachment" href="\(file)">

    <style>@import url(\(address)/f.css); body { background: url(\(address)/g.png) }</style>

    ```{=openxml}
    <w:p><w:r><w:instrText>INCLUDETEXT \(file)</w:instrText></w:r></w:p>
    ```

    `<b>x</b>`{=html} \\input{\(file)} $\\input{\(file)}$ ::include \(file) {{#include \(file)}} <!--#include file="\(file)"-->

    [a](javascript:alert(1)) [b](\(file)) [c](https://example.org/pagina "t") ![d][r]

    ::: {custom-style="Title"}
    palabra
    :::

    [r]: \(address)/r.png

    """
  }

  @Test(arguments: PublicationFormat.allCases)
  func nothingIsFetchedAndNoWordIsLost(_ format: PublicationFormat) async throws {
    let scratch = try Scratch()
    let secret = try scratch.write("secreto.txt", Array("CONTENIDO-SECRETO".utf8))
    let listener = try Listener()
    let text = hostile("http://127.0.0.1:\(listener.port)", "file://" + secret)
    for file in ["file://" + secret, secret] {
      let bytes = try await made(text.replacing("file://" + secret, with: file), format)
      #expect(!listener.wasCalled, "something was fetched")
      let words = try await convert("a." + format.rawValue, bytes).text
      for word in ["Uno", "foto", "tres", "cuatro", "<x-sic>", "oculto", "alert(1)", "palabra", "template:"] {
        #expect(words.replacing("\\", with: "").contains(word), "\(format) lost \(word)")
      }
      #expect(!String(decoding: bytes, as: UTF8.self).contains("CONTENIDO-SECRETO"))
      #expect(!words.contains("CONTENIDO-SECRETO"))
      switch format {
      case .docx, .odt:
        let (names, all) = try parts(bytes)
        #expect(!names.contains { $0.contains("media/") || $0.contains("Pictures/") })
        #expect(!all.contains("CONTENIDO-SECRETO") && !all.contains("<w:instrText>") && !all.contains("<draw:image"))
        for target in all.matches(of: /(?:Target|xlink:href)="([a-z]+:[^"]*)"/).map(\.output.1) {
          #expect(target.hasPrefix("https://example.org/") || target.hasPrefix("http://127.0.0.1"), "\(target)")
        }
      case .html:
        let page = String(decoding: bytes, as: UTF8.self)
        for tag in page.matches(of: /<([A-Za-z0-9]+)([^>]*)>/).map(\.output) {
          #expect(!["script", "img", "iframe", "link", "object", "x", "b"].contains(String(tag.1)), "\(tag.0)")
          #expect(!tag.2.contains("src=") && !tag.2.contains(" on"), "\(tag.0)")
          if tag.2.contains("href=") {
            #expect(tag.2.contains(/href="(?:https:\/\/example.org\/|http:\/\/127)/), "\(tag.0)")
          }
        }
        #expect(page.components(separatedBy: "<style").count == 2)
        #expect(page.components(separatedBy: "<title>Título</title>").count == 2)
      case .pdf:
        let raw = String(decoding: bytes, as: UTF8.self)
        for action in ["/EmbeddedFile", "/JavaScript", "/Launch", "/Filespec", "/XObject /Image"] {
          #expect(!raw.contains(action), "\(action)")
        }
      }
    }
  }

  @Test func picturesAreCounted() async throws {
    let document = try await Publisher().publish(publication("![a](b.png) ![c](d.png)\n"), as: .html)
    #expect(document.pictures == 2)
  }

  @Test(arguments: PublicationFormat.allCases)
  func theSameTextGivesTheSameBytes(_ format: PublicationFormat) async throws {
    let text = "# Uno\n\nAcción[^1] y *énfasis*.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[^1]: Nota «ñ».\n"
    let first = try await made(text, format)
    try await Task.sleep(for: .milliseconds(1_100))
    #expect(try await made(text, format) == first)
  }

  @Test func theWordsOfFourLanguagesComeBack() async throws {
    let text = """
      ## Español

      El niño, la cigüeña y ¿quién? ¡Acción! «comillas» — raya.

      ## Português

      Coração, às três mãos, avô e avó, órgão.

      ## Français

      L’œuvre naïve, ça et là, où l’été brûle, Noël.

      ## English

      “Curly” ‘quotes’ – façade, naïve, 20 % – € 5.

      """
    let wanted = text.split { $0.isWhitespace }.filter { $0 != "##" }.map(String.init)
    for format in PublicationFormat.allCases {
      let words = try await convert("a." + format.rawValue, made(text, format)).text
      for word in wanted { #expect(words.contains(word), "\(format): \(word)") }
    }
  }

  @Test(arguments: PublicationFormat.allCases)
  func aNoteWithinANoteKeepsItsWords(_ format: PublicationFormat) async throws {
    let text = """
      Alfa[^1] y *beta[^2]*.

      1. uno[^2]

      [^1]: Gama[^2].

          - lista

      [^2]: Delta:

          1. epsilon[^3]
          2. zeta

      [^3]: Eta.

      """
    let bytes = try await made(text, format)
    let words = try await convert("a." + format.rawValue, bytes).text
    for word in ["Alfa", "Gama", "Delta", "epsilon", "zeta", "Eta", "lista"] {
      #expect(words.contains(word), "\(word) in \(words)")
    }
    // Twice where two notes refer to it, and once at its own reference.
    #expect(words.matches(of: /epsilon/).count >= 2)
  }

  @Test func aFirstHeadingThatIsTheTitleIsPrintedOnce() async throws {
    for (text, title, count) in [
      ("# Aportes  de *Chile*\n\nx\n", Publication.Title.given("Aportes de Chile"), 1),
      ("# Aportes de Chile\n\nx\n", .ofText(else: "Otro"), 1), ("# Aportes de Chile\n\nx\n", .given("Otro"), 1),
      ("# Aportes de Chile[^1]\n\nx\n\n[^1]: n\n", .given("Aportes de Chile"), 2),
    ] {
      let page = try await Publisher().publish(publication(text, title: title), as: .html).bytes
      let body = String(decoding: page, as: UTF8.self).components(separatedBy: "<body>")[1]
      let plain = body.replacing(/<[^>]*>/, with: "")
      #expect(plain.components(separatedBy: "Aportes de Chile").count - 1 == count, "\(text)")
    }
  }

  @Test func aTextThatIsNoneIsRefused() async {
    var broken = publication("")
    broken.text = [0x61, 0x0A, 0xFF]
    await #expect(throws: PublicationError.text(.notUTF8(name: "CL/inputs/x", line: 2))) {
      _ = try await Publisher().publish(broken, as: .html)
    }
    let deep = String(repeating: "> ", count: 400) + "x\n"
    let error = await failure(deep, .docx)
    guard case .text(.damaged(_, .nesting))? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func anEmptyTextIsADocumentToo() async throws {
    for format in PublicationFormat.allCases { #expect(try await made("", format).count > 500) }
  }

  @Test func notesThatMultiplyEndAtALimit() async throws {
    // Each note refers to the next one ten times: 10^9 notes.
    var text = "a[^0]\n\n"
    for level in 0..<9 { text += "[^\(level)]: " + String(repeating: "[^\(level + 1)]", count: 10) + "\n\n" }
    var limits = PublicationLimits.standard
    limits.heapMegabytes = 128
    limits.bytes = 20_000_000
    limits.seconds = 30
    #expect(await failure(text + "[^9]: x\n", .html, limits: limits) != nil)
  }

  @Test func aMissingProgramIsNamed() async throws {
    for format in [PublicationFormat.docx, .odt, .html] {
      #expect(await failure("x\n", format, searchPath: "/nonexistent") == .programMissing(.pandoc))
    }
    #expect(await failure("x\n", .pdf, searchPath: "/nonexistent") == .programMissing(.weasyprint))
  }

  @Test func aProgramThatTakesTooLongIsEnded() async throws {
    let scratch = try Scratch()
    let sleeper = Array("#!/bin/sh\nexec sleep 60\n".utf8)
    let pandoc = try #require(ExternalProgram.pandoc.locate())
    try FileManager.default.createSymbolicLink(atPath: scratch.path + "/pandoc", withDestinationPath: pandoc)
    try makeExecutable(try scratch.write("weasyprint", sleeper))
    var limits = PublicationLimits.standard
    limits.typesettingSeconds = 0.02
    let printed = await failure("x\n", .pdf, limits: limits, searchPath: scratch.path)
    #expect(printed == .timedOut(.weasyprint, seconds: 0.02))
    try FileManager.default.removeItem(atPath: scratch.path + "/pandoc")
    try makeExecutable(try scratch.write("pandoc", sleeper))
    limits.seconds = 0.02
    let page = await failure("x\n", .html, limits: limits, searchPath: scratch.path)
    #expect(page == .timedOut(.pandoc, seconds: 0.02))
  }
}

/// A local server that records whether anybody connected.
private final class Listener {
  let port: Int
  private let descriptor: Int32

  struct Failure: Error {}

  init() throws {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let found = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        bind(descriptor, generic, length) == 0 && listen(descriptor, 8) == 0
          && getsockname(descriptor, generic, &length) == 0
      }
    }
    guard found else { throw Failure() }
    self.descriptor = descriptor
    port = Int(UInt16(bigEndian: address.sin_port))
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
  }

  var wasCalled: Bool { accept(descriptor, nil, nil) >= 0 }

  deinit { close(descriptor) }
}
