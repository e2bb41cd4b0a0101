import OfficePackage
import Testing

@testable import WordDocument

@Suite struct RedlinesLeaveNothingInMemoryTests {
  @Test func whatARedlineLoadedGoesWithIt() throws {
    var numbers = SeededNumbers(seed: 9)
    let old = RandomWordText(&numbers)
    var new = old
    new.edit(&numbers)
    weak var left: RedlineWriting?
    weak var context: RedlineContext?
    do {
      let parts = (
        try PackageParts(old.file(), limits: .standard), try PackageParts(new.file(), limits: .standard)
      )
      let writing = try RedlineWriting(old: parts.0, new: parts.1, options: BuiltDocument.options)
      (left, context) = (writing, writing.context)
      _ = try writing.write()
    }
    #expect(left == nil && context == nil)
  }
}
