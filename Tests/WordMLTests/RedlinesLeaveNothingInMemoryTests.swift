import OfficeOpenXML
import Testing

@testable import WordML

@Suite struct RedlinesLeaveNothingInMemoryTests {
  @Test func whatARedlineLoadedGoesWithIt() throws {
    let (old, new) = RandomWordText.edited(seed: 9)
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
