import Documents
import GCMRepo

/// Makes the texts anew that different readers made, so that a redline shows what was changed and not who read it.
struct ReadAnew {
  let record: Record

  /// Both texts by this version's reader, by path. A pair of which one cannot be read is left to the texts of the record.
  func texts(of pairs: [UnlikeReaders]) async throws -> [String: TextsReadAnew] {
    guard !pairs.isEmpty else { return [:] }
    let converter = try record.current().converter
    var texts: [String: TextsReadAnew] = [:]
    for pair in pairs {
      guard let old = try? await converter.convert(SubmittedFile(name: pair.old.name, bytes: pair.old.bytes)),
        let new = try? await converter.convert(SubmittedFile(name: pair.new.name, bytes: pair.new.bytes))
      else { continue }
      texts[pair.path] = TextsReadAnew(old: old.text, new: new.text)
    }
    return texts
  }
}
