import OfficeOpenXML
import Testing

@testable import Documents

@Suite struct ArchivesAreDistrustedTests {
  private func check(_ bytes: [UInt8], limits: DocumentLimits = .standard) async -> DocumentError? {
    await refusal("a.docx", bytes, limits: limits)
  }

  private func check(adding entries: [(String, String)]) async throws -> DocumentError? {
    await check(try OfficeFiles.word(OfficeFiles.paragraph("a"), more: entries))
  }

  @Test(arguments: ["../evil.xml", "word/../../evil.xml", "/etc/passwd", "word\\evil.xml", "C:evil", "a/./b"])
  func aNameThatLeavesTheArchiveIsRefused(name: String) async throws {
    let error = try await check(adding: [(name, "x")])
    #expect(error == .suspiciousArchive(name: "a.docx", .unsafeName(name)))
  }

  @Test func aNameThatComesTwiceIsRefused() async throws {
    let error = try await check(adding: [("word/Document.xml", "x")])
    #expect(error == .suspiciousArchive(name: "a.docx", .duplicate("word/Document.xml")))
  }

  @Test func tooManyEntriesAreRefused() async throws {
    let error = try await check(adding: (0..<2_000).map { ("x/\($0)", "") })
    #expect(error == .suspiciousArchive(name: "a.docx", .tooManyEntries(2_004, limit: 2_000)))
  }

  @Test func aBombIsRefused() async throws {
    for part in ["word/document.xml", "[Content_Types].xml"] {
      let bomb = try self.bomb(part, 50_000_000)
      #expect(await check(bomb) == .suspiciousArchive(name: "a.docx", .ratio(entry: part, limit: 100)))
    }
    // Whatever the part, all of it costs no more than the limit.
    let large = try bomb("word/media/a.emf", 300_000_000)
    #expect(await check(large) == .unpacksTooLarge(name: "a.docx", limit: 200_000_000))
  }

  @Test func aPictureOfOneColourIsNone() async throws {
    // A part that is not parsed may have any compression ratio.
    for part in ["word/media/a.emf", "docProps/app.xml", "word/embeddings/oleObject1.bin"] {
      let bytes = try bomb(part, 5_000_000)
      #expect(bytes.count < 50_000)
      #expect(await check(bytes) == nil)
    }
  }

  /// A valid file except for one part, which is one letter repeated.
  private func bomb(_ part: String, _ count: Int) throws -> [UInt8] {
    let sound: [(String, String)] = [
      ("[Content_Types].xml", OfficeFiles.contentTypes()),
      ("_rels/.rels", OfficeFiles.relationships([("officeDocument", "word/document.xml")])),
      ("word/document.xml", OfficeFiles.story("document", "<w:body>\(OfficeFiles.paragraph("a"))</w:body>")),
    ]
    let kept = sound.filter { $0.0 != part }.map { ($0.0, Array($0.1.utf8)) }
    return try ArchiveWriter.archive(kept + [(part, [UInt8](repeating: 0x41, count: count))])
  }

  @Test func manyEntriesThatUnpackToTooMuchAreRefused() async throws {
    var limits = DocumentLimits.standard
    limits.unpackedBytes = 1_000_000
    let filler = (0..<20).map { ("x/\($0)", String(repeating: "abcdefgh", count: 8_000)) }
    let bytes = try OfficeFiles.word(OfficeFiles.paragraph("a"), more: filler)
    let error = await check(bytes, limits: limits)
    #expect(error == .unpacksTooLarge(name: "a.docx", limit: 1_000_000))
  }

  @Test func onePartThatUnpacksToTooMuchIsRefused() async throws {
    var limits = DocumentLimits.standard
    limits.partBytes = 10_000
    let words = OfficeFiles.paragraph(String(repeating: "palabra ", count: 2_000))
    #expect(
      await check(try OfficeFiles.word(words), limits: limits)
        == .unpacksTooLarge(name: "a.docx", limit: 10_000))
    let picture = try OfficeFiles.word(
      OfficeFiles.paragraph("a"), more: [("word/media/a.png", String(repeating: "x", count: 20_000))])
    #expect(await check(picture, limits: limits) == nil)
  }

  @Test func anEncryptedEntryIsRefused() async throws {
    var bytes = try OfficeFiles.word(OfficeFiles.paragraph("a"))
    for place in places(of: "PK\u{1}\u{2}", in: bytes) { bytes[place + 8] |= 1 }
    for place in places(of: "PK\u{3}\u{4}", in: bytes) { bytes[place + 6] |= 1 }
    let error = await check(bytes)
    #expect(error == .suspiciousArchive(name: "a.docx", .encryptedEntry("[Content_Types].xml")))
  }

  @Test func anEntryLargerThanItSaysIsRefused() async throws {
    var bytes = try OfficeFiles.word(OfficeFiles.paragraph(String(repeating: "palabra ", count: 100)))
    let entry = places(of: "PK\u{1}\u{2}", in: bytes)[2]
    bytes[entry + 24] &-= 1
    let error = await check(bytes)
    #expect(error == .damaged(name: "a.docx", .entry("word/document.xml")))
  }

  @Test func aDirectoryThatContradictsTheEntriesIsRefused() async throws {
    let sound = try OfficeFiles.word(OfficeFiles.paragraph("a"))
    let directory = places(of: "PK\u{1}\u{2}", in: sound)
    var renamed = sound
    renamed[directory[1] + 46] = UInt8(ascii: "x")
    // Two entries that share their bytes.
    var shared = sound
    shared.replaceSubrange((directory[2] + 42)..<(directory[2] + 46), with: [0, 0, 0, 0])
    for bytes in [renamed, shared, sound + sound, Array(sound.dropLast(1)), Array(sound.dropFirst(1))] {
      let error = await check(bytes)
      #expect(error == .damaged(name: "a.docx", .archive) || isWrongExtension(error))
    }
  }

  @Test func aFewBytesAroundAnArchiveAreNoFault() async throws {
    let sound = try OfficeFiles.word(OfficeFiles.paragraph("a"))
    for bytes in [sound + [0x0A], sound + [0x0D, 0x0A, 0, 0], [0x0A] + sound, [0xEF, 0xBB, 0xBF] + sound] {
      #expect(await check(bytes) == nil)
    }
  }

  private func isWrongExtension(_ error: DocumentError?) -> Bool {
    if case .wrongExtension? = error { true } else { false }
  }

  @Test func aCutOrBrokenArchiveIsRefused() async throws {
    let sound = try OfficeFiles.word(OfficeFiles.paragraph("a"))
    let cut = Array("PK\u{3}\u{4}".utf8) + Array(repeating: 0, count: 60)
    #expect(await check(cut) == .damaged(name: "a.docx", .archive))
    #expect(
      await check(Array(sound.prefix(sound.count / 2)))
        == .damaged(name: "a.docx", .archive))
    var flipped = sound
    flipped[places(of: "word/document.xml", in: sound)[0] + 30] ^= 0xFF
    #expect(
      await check(flipped) == .damaged(name: "a.docx", .entry("word/document.xml")))
  }

  private func places(of text: String, in bytes: [UInt8]) -> [Int] {
    let wanted = Array(text.utf8)
    return bytes.indices.filter { bytes[$0...].starts(with: wanted) }
  }
}
