import RecordComparison
import Documents
import GCMRepo
import TextDiff
import RecordRendering
import RecordLocalization

/// Two files compared without a record, and what is known of them before the comparison.
struct ComparedFiles {
  let old: NamedFile
  let new: NamedFile
  /// How tracked changes are treated; `nil` accepts them and says so.
  let existingChanges: ExistingChangesForm?

  /// The comparison of both texts, and warnings about what the texts do not include.
  func compared(on console: Console) async throws -> (redline: StateRedline, title: String, warnings: [Message]) {
    var progress = console.progress(Message("Reading the files"), total: 2)
    defer { progress.finish() }
    let before = try await old.read(existingChanges)
    progress.update(1)
    let after = try await new.read(existingChanges)
    let reading = LanguageReading(
      ofFileNamed: new.file.name, text: after.text,
      known: InterfaceLanguage.allCases.compactMap { LanguageTag($0.rawValue) })
    let text = TextRedline(from: before.text, to: after.text)
    let document = DocumentRedline(
      path: new.name, fromPath: old.name, change: .modified, title: after.title ?? before.title, text: text,
      language: reading.language)
    let redline = StateRedline(
      from: .init(name: old.name, commit: nil, date: old.dateOfProperties?.description),
      to: .init(name: new.name, commit: nil, date: new.dateOfProperties?.description),
      documents: text.isUnchanged ? [] : [document])
    return (redline, document.title ?? "", warnings(before.warnings, after.warnings))
  }

  /// Warnings about both files are given once.
  private func warnings(_ before: [DocumentWarning], _ after: [DocumentWarning]) -> [Message] {
    let both = before.filter(after.contains)
    func said(_ warnings: [DocumentWarning], _ place: Message) -> [Message] {
      warnings.map { Message("\(place, "place"): \($0.sentence, "warning")") }
    }
    return said(both, Message("In both files"))
      + said(before.filter { !both.contains($0) }, Message(verbatim: old.name))
      + said(after.filter { !both.contains($0) }, Message(verbatim: new.name))
  }
}
