import Foundation
import Testing

@testable import Documents

/// Files of many programs and years: those in the repository, and those in the folder that GCMREPO_TEST_DATA names, if
/// any.
private let committed = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .appending(path: "RealFiles").path
private let further = ProcessInfo.processInfo.environment["GCMREPO_TEST_DATA"].map { $0 + "/word-files" }

@Suite("Real files give a text or a typed refusal")
struct RealFilesTests {
  private static func files(_ suffix: String) throws -> [String] {
    let folders =
      try FileManager.default.contentsOfDirectory(atPath: committed).map { "\(committed)/\($0)" }.sorted()
      + [further].compactMap(\.self)
    return folders.flatMap { folder in
      (try? FileManager.default.contentsOfDirectory(atPath: folder))?.filter { $0.hasSuffix(suffix) }.sorted()
        .map { "\(folder)/\($0)" } ?? []
    }
  }

  private static func text(_ path: String) async throws -> String {
    String(decoding: try await Converter().convert(SubmittedFile.read(path: path)).text, as: UTF8.self)
  }

  @Test("Each gives the same text twice, and no letter is lost", arguments: [".docx", ".odt", ".html", ".pdf"])
  func eachGivesATextOrATypedRefusal(suffix: String) async throws {
    let files = try Self.files(suffix)
    #expect(files.count { $0.hasPrefix(committed) } >= 2)
    for path in files {
      let file = try SubmittedFile.read(path: path)
      let first = try await Converter().convert(file)
      #expect(first.text.last == 0x0A, "\(file.name)")
      #expect(String(validating: first.text, as: UTF8.self) != nil, "\(file.name)")
      for warning in first.warnings {
        if case .missingText(let letters, _) = warning { Issue.record("\(file.name) lost \(letters) letters") }
        if case .missing(let part, let count, _) = warning { Issue.record("\(file.name) lost \(count) of \(part)") }
      }
      #expect(try await Converter().convert(file) == first, "\(file.name)")
    }
  }

  @Test(
    "What a reader sees on the page stands in the text",
    arguments: [
      ("word/num-having-numbering-part.docx", ["1. Paragraph having List Number style."]),
      ("word/tbl-cell-access.docx", ["| 1 | 2 | 3 |", "| 4 | | 6 |", "| 7 | | 9 |"]),
      ("word/par-hlink-frags.docx", ["Five with link to [http://foo.com#introduction](http://foo.com/)."]),
      ("word/doc-odd-even-hdrs.docx", ["First Page.\n\nSecond Page."]),
      ("opendocument/odt_footnotes.odt", ["manually numbered [^1] and referenced twice", "[^1]: A footnote contains"]),
      ("opendocument/userfields_ooo3.odt", ["- Firstname:", "- Lastname: \\<none>"]),
      ("html/compact_lists.html", ["- This is an ordinary simple bullet list."]),
      ("html/footnotes_html5.html", ["manually numbered[^1]"]),
      ("pdf/12s0324.pdf", ["# Table 324. Arrests by Sex and Age: 2009", "12,910 agencies with a total population"]),
      ("pdf/tagged.pdf", ["# Heading\n\nDocument text.", "| Column 1 | Column 2 |\n|---|---|\n| Cell 1 | Cell 2 |"]),
    ])
  func whatIsSeenIsRead(file: String, words: [String]) async throws {
    let text = try await Self.text("\(committed)/\(file)")
    for part in words { #expect(text.contains(part), "\(file): \(part)") }
  }

  @Test("Each file has its source and licence noted")
  func sourcesAreNoted() throws {
    let sources = try String(contentsOfFile: committed + "/SOURCES.md", encoding: .utf8)
    let files = FileManager.default.enumerator(atPath: committed)?.compactMap { $0 as? String } ?? []
    for file in files where file.contains("/") && !file.hasSuffix("/LICENSE") {
      #expect(sources.contains(file.split(separator: "/")[1]), "\(file)")
    }
  }

  @Test(
    "A PDF gives as many letters as were counted",
    .enabled(if: further != nil, "GCMREPO_TEST_DATA is not set: its count of letters was not tried"))
  func aPDFGivesAsManyLettersAsWereCounted() async throws {
    let folder = try #require(further)
    let manifest = try String(contentsOfFile: folder + "/MANIFEST.csv", encoding: .utf8)
    for line in manifest.split(separator: "\n") {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      guard fields.count > 2, fields[2].hasPrefix("chars="), let count = Int(fields[2].dropFirst(6)) else {
        continue
      }
      let text = try await Self.text("\(folder)/\(fields[0])").utf8.count
      #expect(text * 10 >= count * 9, "\(fields[0]): \(text) bytes of \(count)")
      #expect(text <= count * 2 + 100, "\(fields[0]): \(text) bytes of \(count)")
    }
  }
}
