import Testing

@testable import OfficeOpenXML

@Suite("Names that are made to collide cost no more than others")
struct HostileNamesCostNoMoreTests {
  /// Numbers each name `rounds` times; returns how many were numbered, and how many lookups hit another name.
  private func numbered(_ list: [String], rounds: Int = 3) -> (count: Int, misses: Int) {
    var names = XMLNames()
    for _ in 0..<rounds {
      for (index, name) in list.enumerated() {
        let number = Array(name.utf8).withUnsafeBytes { names.number(of: $0) }
        #expect(number == Int32(index), "\(name)")
      }
    }
    return (names.names.count, names.misses)
  }

  private func padded(_ number: Int) -> String { String(String(100_000 + number).dropFirst()) }

  @Test("where all end alike, also when they are met again")
  func sameEnding() {
    let list = (0..<XMLNames.limit).map { "urn:x|a\(padded($0))-the-same-ending-of-all" }
    let (count, misses) = numbered(list)
    #expect(count == list.count)
    // Three lookups of each name: in a half-full table each hits about one other name.
    #expect(misses < 6 * list.count)
  }

  @Test("where the quick hash of all of them is one")
  func sameHash() {
    // The eight bytes that make one factor of the product zero, whatever the other eight are.
    let zero = (0xE703_7ED1_A0B4_28DB as UInt64).littleEndian
    let tail = withUnsafeBytes(of: zero) { Array($0) }
    var names = XMLNames()
    for round in 0..<2 {
      for number in 0..<5_000 {
        let name = Array("urn:x|\(padded(number))".utf8) + tail
        #expect(name.withUnsafeBytes { names.number(of: $0) } == Int32(number), "round \(round)")
      }
    }
    #expect(names.misses < 6 * 5_000)
  }

  @Test("and names as documents have them are told apart by the quick hash")
  func ordinary() {
    let locals = [
      "p", "r", "t", "pPr", "rPr", "tbl", "tr", "tc", "tcPr", "sectPr", "pStyle", "ins", "del", "rPrChange", "b", "bCs",
    ]
    let spaces = [
      "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    ]
    let list = spaces.flatMap { space in locals.map { "\(space)|\($0)" } } + locals
    #expect(numbered(list).misses <= 3 * list.count)
  }

  @Test("and a name that is longer than any is refused")
  func tooLong() throws {
    let address = String(repeating: "a", count: XMLNames.longest)
    #expect(throws: PackageError.self) {
      try XMLTree(part: "p.xml", bytes: Array("<a xmlns=\"\(address)\"/>".utf8))
    }
    let shorter = String(address.dropLast(2))
    #expect(try XMLTree(part: "p.xml", bytes: Array("<a xmlns=\"\(shorter)\"/>".utf8)).names.count == 1)
  }
}
