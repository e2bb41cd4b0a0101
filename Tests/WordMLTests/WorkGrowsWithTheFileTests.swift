import OfficeOpenXML
import Testing

@testable import WordML

@Suite("The work of a redline grows no faster than its files")
struct WorkGrowsWithTheFileTests {
  @Test("a part is looked at once, however often it is referred to")
  func parts() {
    let picture = [UInt8](repeating: 7, count: 10_000)
    // Equal, at another address.
    let copy = picture.withUnsafeBufferPointer { Array($0) }
    let other = Array(picture.dropLast()) + [8]
    var numbers = PartNumbers()
    for _ in 0..<1_000 {
      #expect(numbers.number(of: picture) == 0)
      #expect(numbers.number(of: copy) == 0)
      #expect(numbers.number(of: other) == 1)
    }
    #expect(numbers.hashedBytes == 3 * picture.count)
  }

  @Test("a link that is brought along gets its id without a look at all others")
  func relationships() {
    func link(_ id: String, _ number: Int) -> PackageParts.Relationship {
      .init(id: id, type: "link", target: "https://example.org/\(number)", isExternal: true)
    }
    // Ids from the 3,000th on are taken.
    var list = RelationshipList((0..<2_000).map { link("rId\($0 + 3_000)", $0) })
    for number in 0..<4_000 {
      let (id, isNew) = list.relate(type: "link", target: "https://example.org/\(number)", isExternal: true)
      #expect(isNew == (number >= 2_000))
      #expect(id == (number < 2_000 ? "rId\(number + 3_000)" : "rId\(number < 2_999 ? number + 1 : number + 2_001)"))
    }
    #expect(Set(list.items.map(\.id)).count == 4_000)
    #expect(list.triedIDs <= 4_000)
  }

  @Test("what stays after words that are deleted is looked for once, not from each of them", arguments: [500, 1_000])
  func parts(deleted count: Int) throws {
    let runs = (0..<count).map { number in
      "<w:r><w:rPr>\(number % 2 == 0 ? "<w:b/>" : "<w:i/>")</w:rPr><w:t xml:space=\"preserve\">word\(number) </w:t></w:r>"
    }
    func source(_ words: String, _ side: WordRedlineError.Side) throws -> RedlineSource {
      let file = try BuiltDocument("<w:p><w:r><w:t>One.</w:t></w:r></w:p><w:p>\(words)</w:p>").file()
      return RedlineSource(try PackageParts(file, limits: .standard), side)
    }
    let writing = try RedlineWriting(
      old: source(runs.joined(), .old), new: source("<w:r><w:t>Nothing of it.</w:t></w:r>", .new),
      options: BuiltDocument.options)
    #expect(try writing.write().changes > 0)
    #expect((1...2 * count).contains(writing.context.passedParts))
  }
}
