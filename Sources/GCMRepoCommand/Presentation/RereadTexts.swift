import DocumentModel
import Documents
import GCMRepo

/// Extracts texts again that were extracted by different readers, so that a redline shows what was changed and not
/// which reader was used.
struct RereadTexts {
  let record: Record

  /// Both texts by this version's reader, by path. If one of a pair cannot be read, the texts of the record are used.
  func texts(of pairs: [UnlikeReaders]) async throws -> [String: RereadPair] {
    guard !pairs.isEmpty else { return [:] }
    let converter = try record.current().converter
    var texts: [String: RereadPair] = [:]
    for pair in pairs {
      guard
        let old = try? await converter.convert(
          SubmittedFile(name: pair.old.name, bytes: pair.old.bytes), TrackedReading(pair.old.tracked)),
        let new = try? await converter.convert(
          SubmittedFile(name: pair.new.name, bytes: pair.new.bytes), TrackedReading(pair.new.tracked))
      else { continue }
      texts[pair.path] = RereadPair(old: old.text, new: new.text)
    }
    return texts
  }
}

extension TrackedReading {
  /// From the record's form.
  init(_ choice: TrackedChoice?) {
    let isRejected = choice?.rejects == true
    self.init(
      isRejected ? .rejected : .accepted,
      byAuthor: Dictionary(
        uniqueKeysWithValues: Set(choice?.exceptions ?? []).map { ($0, isRejected ? .accepted : .rejected) }))
  }

  /// The choice to record: only if it differs from accepting all, and only for authors in the file.
  func choice(in account: Account?) -> TrackedChoice? {
    guard let account else { return nil }
    return TrackedChoice(
      rejects: reading == .rejected,
      exceptions: account.authors.filter { $0.reading != reading }.map(\.name))
  }
}
