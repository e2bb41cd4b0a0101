import OfficeOpenXML
import Testing

@testable import WordML

@Suite struct RedlinesLeaveNothingInMemoryTests {
  @Test func whatARedlineLoadedGoesWithIt() throws {
    var numbers = SeededNumbers(seed: 9)
    let old = RandomWordText(&numbers)
    var new = old
    new.edit(&numbers)
    weak var left: RedlineWriting?
    weak var context: RedlineContext?
    do {
      let sources = (
        RedlineSource(try PackageParts(old.file(), limits: .standard), .old),
        RedlineSource(try PackageParts(new.file(), limits: .standard), .new)
      )
      let writing = try RedlineWriting(old: sources.0, new: sources.1, options: BuiltDocument.options)
      (left, context) = (writing, writing.context)
      _ = try writing.write()
    }
    #expect(left == nil && context == nil)
  }
}
