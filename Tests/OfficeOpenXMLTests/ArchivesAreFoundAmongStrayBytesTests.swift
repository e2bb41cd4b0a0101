import Testing

@testable import OfficeOpenXML

@Suite struct ArchivesAreFoundAmongStrayBytesTests {
  private let archive = try! ArchiveWriter.archive([("a.xml", Array("<a>é</a>".utf8)), ("b.bin", [1, 2, 3])])

  private func text(_ bytes: [UInt8]) throws -> String {
    let archive = try OfficeArchive(bytes)
    #expect(archive.names == ["a.xml", "b.bin"])
    let tree = try XMLTree("a.xml", in: archive)
    return tree.words(tree.root)
  }

  @Test func bytesAfterTheEndAndBeforeTheBeginningAreNoPartOfIt() throws {
    #expect(try text(archive) == "é")
    #expect(try text(archive + [0x0A]) == "é")
    #expect(try text(archive + Array(repeating: 0, count: 4_096)) == "é")
    #expect(try text([0x0D, 0x0A] + archive) == "é")
    #expect(try text([0xEF, 0xBB, 0xBF] + archive + Array("\r\n--boundary--\r\n".utf8)) == "é")
  }

  @Test func onePartIsReadAloneAndAsStrictly() throws {
    #expect(try OfficeArchive.part("a.xml", of: archive) == Array("<a>é</a>".utf8))
    #expect(try OfficeArchive.part("c.xml", of: archive) == nil)
    #expect(throws: PackageError.damaged(.archive)) { try OfficeArchive.part("a.xml", of: Array(archive.dropLast(9))) }
    var limits = PackageLimits.standard
    limits.partBytes = 5
    #expect(throws: PackageError.unpacksTooLarge(limit: 5)) {
      try OfficeArchive.part("a.xml", of: archive, limits: limits)
    }
    var damaged = archive
    let place = try #require(archive.indices.first { archive[$0...].starts(with: [0x50, 0x4B, 1, 2]) }) + 16
    damaged[place] ^= 1
    #expect(throws: PackageError.damaged(.entry("a.xml"))) { try OfficeArchive.part("a.xml", of: damaged) }
  }

  @Test func moreThanAFewBytesAreNoAccident() {
    for bytes in [archive + Array(repeating: 0, count: 4_097), Array(repeating: 0x20, count: 4_097) + archive] {
      #expect(throws: PackageError.damaged(.archive)) { _ = try OfficeArchive(bytes) }
    }
  }

  @Test func twoArchivesInOneFileAreRefused() throws {
    let other = try ArchiveWriter.archive([("a.xml", Array("<a>other</a>".utf8))])
    for bytes in [archive + other, other + archive, archive + other.prefix(60), archive + other.suffix(30)] {
      #expect(throws: PackageError.damaged(.archive)) { _ = try OfficeArchive(bytes) }
    }
  }

  @Test func aPartIsTheSameReadOnceOrTwice() throws {
    let archive = try OfficeArchive(archive)
    for part in archive.names {
      var pieces: [UInt8] = []
      try archive.read(part) { pieces += $0 }
      #expect(try archive.bytes(of: part) == pieces)
    }
    #expect(throws: PackageError.damaged(.missingPart("c"))) { _ = try archive.bytes(of: "c") }
  }
}
