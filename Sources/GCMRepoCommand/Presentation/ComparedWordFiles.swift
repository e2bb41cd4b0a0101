import Documents
import GCMRepo
import RecordComparison
import RecordLocalization
import RecordRendering
import TextDiff

/// The redline of two files as a Word file: in a copy of the new one if that is a Word file, else in a plain document.
struct ComparedWordFiles {
  let files: ComparedFiles
  let options: RedlineOptions
  let console: Console

  /// Whether there is any difference; without one, no file is written.
  func write() async throws -> Bool {
    let answer = WordFileOutput(output: options.output, console: console)
    try answer.check()
    guard let made = try await made() else {
      answer.sayThatNothingDiffers()
      return false
    }
    try answer.give(made.bytes, made.remarks.map(\.asWarning))
    return true
  }

  private func made() async throws -> WordComparison.Made? {
    let (old, new) = (files.old, files.new)
    guard old.file.bytes != new.file.bytes else { return nil }
    var reasons: [Message] = []
    if old.isWord, new.isWord {
      do {
        let (made, differs) = try comparison(title: "", language: nil).copy(old: old.file.bytes, new: new.file.bytes)
        // Tracked changes that the new file keeps are differences, though not ours.
        if differs { return made }
        guard [nil, .keep].contains(options.word.existingChanges) else { return nil }
        return try await new.holdsChanges() ? made : nil
      } catch let fault as NotMarkable {
        reasons = [fault.reason]
      }
    }
    let (redline, title, warnings) = try await files.compared(on: console)
    guard let document = redline.documents.first, let text = document.text else { return nil }
    let comparison = comparison(title: title, language: document.language)
    if new.isWord, reasons.isEmpty {
      do {
        return try comparison.copy(
          old: comparison.unchanged(text.old.bytes), isOldPlain: true, new: new.file.bytes,
          saying: [WordComparison.plainBefore] + warnings
        ).made
      } catch let fault as NotMarkable {
        reasons = [fault.reason]
      }
    }
    let sentences = RedlineSummary.remarks(of: document, language: console.language).dropFirst()
    return try comparison.plain(text, saying: reasons + warnings, Array(sentences))
  }

  private func comparison(title: String, language: LanguageTag?) -> WordComparison {
    WordComparison(
      title: title, author: files.new.author ?? files.new.name, date: files.new.date.description, language: language,
      options: options.word, console: console,
      pending: { [old = files.old.name] authors in Self.pending(authors, old) },
      undecided: Self.undecided)
  }

  // MARK: Sentences

  private static func pending(_ authors: [String], _ old: String) -> Message {
    let names = authors.prefix(5).joined(separator: ", ")
    return Message(
      """
      \(old, "old") holds tracked changes of \(names, "names") that nobody has accepted: rejecting all changes \
      gives its text without them. With --existing-changes accept, they count as accepted.
      """)
  }

  private static func undecided(_ authors: [String]) -> Message {
    let names = authors.prefix(5).joined(separator: ", ")
    return Message(
      """
      The files hold tracked changes of \(names, "names"). Say what to do with them: --existing-changes keep (with \
      their authors), accept or reject.
      """)
  }
}
