import GitStore

import func MarkdownText.nfc

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `submitted_by` and `submitted_at` of a submission are its commit's author and date, if the file states them.
struct SubmitterIsTheAuthor: AuditRule {
  func findings(of commit: JudgedCommit) throws(GitError) -> [Finding] {
    guard commit.facts.action == .submit, let id = commit.contribution,
      let entry = commit.change(at: id.factPath)?.new, entry.mode.isFile
    else { return [] }
    let author = commit.commit.author
    let (name, time) = (nfc(author.name), Timestamp(seconds: author.time))
    // As it is written, without parsing YAML for each commit of an audit.
    let usual = "submitted_at: '\(time)'\nsubmitted_by:\n  name: \(name)\n"
    let isUsual = try commit.repository.withObject(entry.id, .blob) { hasLines($0, usual) }
    guard !isUsual else { return [] }
    let bytes = try commit.repository.blob(entry.id, limit: ReadingLimits.factBytes)
    // A file that cannot be read is reported by itself.
    guard let file = try? RecordFile(path: id.factPath, bytes: bytes), let stated = try? Contribution(file, id: id)
    else { return [] }
    var findings: [Finding] = []
    if let said = stated.submittedBy?.name, !nfc(said).utf8.elementsEqual(name.utf8) {
      findings.append(.fieldDiffers("submitted_by", path: id.factPath, commit: name, file: said))
    }
    if let said = stated.submittedAt, said != time {
      findings.append(
        .fieldDiffers("submitted_at", path: id.factPath, commit: time.description, file: said.description))
    }
    return findings
  }

  /// Whether some line of the file and those after it begin so.
  private func hasLines(_ bytes: UnsafeRawBufferPointer, _ lines: String) -> Bool {
    var lines = lines
    return lines.withUTF8 { wanted in
      guard let start = bytes.baseAddress, let words = wanted.baseAddress else { return false }
      var place = 0
      while bytes.count - place >= wanted.count {
        if memcmp(start + place, words, wanted.count) == 0 { return true }
        guard let end = memchr(start + place, Int32(UInt8(ascii: "\n")), bytes.count - place) else { return false }
        place = UnsafeRawPointer(end) - start + 1
      }
      return false
    }
  }
}
