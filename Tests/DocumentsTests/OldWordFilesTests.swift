import OfficeOpenXML
import SeededRandom
import Testing

@testable import Documents

@Suite struct OldWordFilesTests {
  /// A compound file with streams of these paths, each in its own sectors.
  private func compound(_ streams: [(String, [UInt8])]) -> [UInt8] {
    func long(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }
    var table: [Int] = [-3]
    var body: [UInt8] = []
    // Sector 0 is the table, then the directory, then the streams.
    let directorySectors = (streams.count + 1 + 3) / 4
    for index in 0..<directorySectors { table.append(index == directorySectors - 1 ? -2 : table.count + 1) }
    var directory: [UInt8] = []
    func entry(_ name: String, kind: UInt8, right: Int, child: Int, start: Int, size: Int) {
      let units = name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      var record = units + Array(repeating: 0, count: 64 - units.count)
      record += [UInt8(units.count + 2), 0, kind, 1] + long(-1) + long(right) + long(child)
      record += Array(repeating: 0, count: 36) + long(start) + long(size) + long(0)
      directory += record
    }
    entry("Root Entry", kind: 5, right: -1, child: streams.isEmpty ? -1 : 1, start: -2, size: 0)
    for (index, (name, bytes)) in streams.enumerated() {
      let padded = bytes + Array(repeating: 0, count: max(4_096, (bytes.count + 511) / 512 * 512) - bytes.count)
      let start = table.count
      for sector in 0..<(padded.count / 512) { table.append(sector == padded.count / 512 - 1 ? -2 : table.count + 1) }
      body += padded
      entry(
        name, kind: 2, right: index + 1 < streams.count ? index + 2 : -1, child: -1, start: start, size: padded.count)
    }
    directory += Array(repeating: 0, count: directorySectors * 512 - directory.count)
    var header = CompoundFile.signature + Array(repeating: 0, count: 16) + [0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]
    header +=
      Array(repeating: 0, count: 6) + long(0) + long(1) + long(1) + long(0) + long(4_096) + long(-2) + long(0)
      + long(-2) + long(0)
    header += long(0) + Array(repeating: 0xFF, count: 108 * 4)
    var list = table.flatMap(long)
    list += Array(repeating: 0xFF, count: 512 - list.count)
    return header + list + directory + body
  }

  private func word(flags: UInt16 = 0) -> [UInt8] {
    [0xEC, 0xA5, 0xC1, 0, 0, 0, 0, 0, 0, 0, UInt8(flags & 0xFF), UInt8(flags >> 8)] + Array(repeating: 0, count: 600)
  }

  @Test func aCompoundFileIsReadByItsDirectory() throws {
    let file = try #require(CompoundFile(compound([("WordDocument", word()), ("0Table", [1, 2, 3])])))
    #expect(file.entries.map(\.path).sorted() == ["0Table", "WordDocument"])
    #expect(file.stream("0Table")?.prefix(4) == [1, 2, 3, 0])
    #expect(file.stream("x") == nil)
  }

  @Test func whatAnOldOfficeFileHoldsIsKnownByItsStreams() async {
    #expect(
      await refusal("a.doc", compound([("Workbook", [])]))
        == .wrongExtension(name: "a.doc", expected: .doc, found: .spreadsheet))
    #expect(
      await refusal("a.doc", compound([("PowerPoint Document", [])]))
        == .wrongExtension(name: "a.doc", expected: .doc, found: .presentation))
    #expect(
      await refusal("a.docx", compound([("WordDocument", word())]))
        == .wrongExtension(name: "a.docx", expected: .docx, found: .doc))
    #expect(await refusal("a.doc", compound([("EncryptedPackage", [])])) == .passwordProtected(name: "a.doc"))
    #expect(
      await refusal("a.doc", Array("{\\rtf1 a}".utf8)) == .wrongExtension(name: "a.doc", expected: .doc, found: .rtf))
    #expect(await refusal("a.doc", CompoundFile.signature) == .damaged(name: "a.doc", .archive))
  }

  @Test func passwordsAndMacrosAreRefusedBeforeAProgramStarts() async {
    let nowhere = "/nonexistent"
    #expect(
      await refusal("a.doc", compound([("WordDocument", word(flags: 0x0100))]), searchPath: nowhere)
        == .passwordProtected(name: "a.doc"))
    for name in ["Macros", "_VBA_PROJECT"] {
      #expect(
        await refusal("a.doc", compound([("WordDocument", word()), (name, [])]), searchPath: nowhere)
          == .macros(name: "a.doc"))
    }
    #expect(
      await refusal("a.doc", compound([("WordDocument", word())]), searchPath: nowhere)
        == .converterMissing(.libreOffice))
  }

  @Test func brokenChainsEnd() {
    let sound = compound([("WordDocument", word()), ("1Table", Array(repeating: 7, count: 5_000))])
    for seed in 1...3_000 as ClosedRange<UInt64> {
      var numbers = SeededNumbers(seed: seed)
      var bytes = sound
      for _ in 0..<6 {
        bytes[Int.random(in: 24..<min(bytes.count, 2_400), using: &numbers)] = UInt8.random(
          in: 0...255, using: &numbers)
      }
      guard let file = CompoundFile(bytes), let document = BinaryWordFile(file) else { continue }
      _ = (document.letters, document.holdsMacros, document.counts?.total)
    }
  }

  @Test func fieldsAreOfAnUnknownKindInTheCopy() throws {
    func long(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }
    var main = word() + Array(repeating: 0, count: 600)
    main.replaceSubrange(0x11A..<0x122, with: long(8) + long(4 + 9 * 6))
    // A date with a result, a link with one, and a reference without, each at a position of the text.
    let marks: [UInt8] = [
      0x13, 31, 0x14, 0xFF, 0x15, 0x80, 0x13, 88, 0x14, 0xFF, 0x15, 0x80, 0x13, 3, 0x15, 0x80, 0, 0,
    ]
    let table = Array(repeating: 0, count: 8 + 10 * 4) + marks
    let bytes = compound([("0Table", table), ("WordDocument", main)])
    let document = try #require(CompoundFile(bytes).flatMap { BinaryWordFile($0) })
    let copy = document.withResultsOfFields(bytes)
    #expect(
      zip(bytes, copy).filter { $0 != $1 }.map(\.0) == [31] && zip(bytes, copy).filter { $0 != $1 }.map(\.1) == [2])
  }

  @Test func aDateIsTheOneThatItsAuthorSaw() async throws {
    let source = """
      {\\rtf1\\ansi\\pard The Parties, in {\\field{\\*\\fldinst DATE \\\\@ "yyyy"}{\\fldrslt 2001}}, agree{\\footnote A note.}:\\par \\trowd\\cellx3000\\cellx6000\\intbl a\\cell b\\cell\\row\\pard \
      {\\revised\\revauth0 end}\\par}
      """
    let converter = Converter()
    var doc = try await converter.libreOffice.word(
      of: Array(source.utf8), fileExtension: "rtf", name: "a.rtf", as: ("doc", "MS Word 97"))
    let year = Array("20".utf8.flatMap { [$0, 0] as [UInt8] })
    for place in 0..<(doc.count - 8) where doc[place..<(place + 4)].elementsEqual(year) {
      guard (0x30...0x39).contains(doc[place + 4]), doc[place + 5] == 0, (0x30...0x39).contains(doc[place + 6]) else {
        continue
      }
      doc.replaceSubrange(place..<(place + 8), with: "1999".utf8.flatMap { [$0, 0] as [UInt8] })
    }
    let document = try await converter.convert(SubmittedFile(name: "a.doc", bytes: doc))
    let text = String(decoding: document.text, as: UTF8.self)
    #expect(
      text.contains("The Parties, in 1999, agree[^1]:") && text.contains("| a | b |") && text.contains("[^1]: A note."))
    #expect(document.reader.description.hasPrefix("doc/2 (LibreOffice "))
    #expect(!document.warnings.contains { if case .missingText = $0 { true } else { false } }, "\(document.warnings)")
  }
}
