import GitStore

import func MarkdownText.nfc

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `submitted_by` and `submitted_at` of a submission are its commit's author and date, if the file states them;
/// `sent_in_by` is the body that the commit names, or absent.
struct SubmitterIsTheAuthor: AuditRule {
  func findings(of commit: JudgedCommit) throws(GitError) -> [Finding] {
    guard commit.facts.action?.bringsRevision == true, let id = commit.contribution,
      let entry = commit.change(at: id.factPath)?.new, entry.mode.isFile
    else { return [] }
    let author = commit.commit.author
    let (name, time) = (nfc(author.name), Timestamp(seconds: author.time))
    let sender = commit.facts.submittedBy
    let agrees = try commit.repository.withObject(entry.id, .blob, limit: ReadingLimits.factBytes) { bytes in
      StatedSubmitter(bytes).map { $0.agrees(name: name, time: time.description, sender: sender) } ?? false
    }
    guard !agrees else { return [] }
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
    if stated.sentInBy?.description != sender {
      findings.append(
        .fieldDiffers("sent_in_by", path: id.factPath, commit: sender ?? "", file: stated.sentInBy?.description ?? ""))
    }
    return findings
  }
}

/// The three fields as the commands write them, found without parsing YAML: an audit reads them for each commit.
private struct StatedSubmitter {
  private let bytes: UnsafeRawBufferPointer
  private var time: Range<Int>?
  private var name: Range<Int>?
  private var sender: Range<Int>?

  /// `nil` if the file has another form, so that only a parser can tell.
  init?(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    var place = 0
    var isBelowSubmitter = false
    while place < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[place...])
      let end = place + (rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.count)
      if isBelowSubmitter {
        guard let value = value(of: "  name: ", in: place..<end) else { return nil }
        name = value
        isBelowSubmitter = false
      } else if let value = value(of: "submitted_at: ", in: place..<end) {
        time = value
      } else if let value = value(of: "sent_in_by: ", in: place..<end) {
        sender = value
      } else if value(of: "submitted_by:", in: place..<end)?.isEmpty == true {
        isBelowSubmitter = true
      } else if let first = rest.first, ![UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "\n")].contains(first) {
        // A key in quotes, or in another style, could be one of the three.
        guard (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first), !rest.starts(with: "submitted_".utf8),
          !rest.starts(with: "sent_in_by".utf8)
        else { return nil }
      }
      place = end + 1
    }
    if isBelowSubmitter { return nil }
  }

  private func value(of key: StaticString, in line: Range<Int>) -> Range<Int>? {
    let count = key.utf8CodeUnitCount
    guard line.count >= count, let start = bytes.baseAddress,
      memcmp(start + line.lowerBound, key.utf8Start, count) == 0
    else { return nil }
    return line.lowerBound + count..<line.upperBound
  }

  /// Whether each field that is there is plainly this one, and the sender is there if there is one.
  func agrees(name: String, time: String, sender: String?) -> Bool {
    (self.name.map { bytes[$0].elementsEqual(name.utf8) } ?? true)
      && (self.time.map { bytes[$0].elementsEqual("'\(time)'".utf8) } ?? true)
      && (self.sender.map { range in sender.map { bytes[range].elementsEqual($0.utf8) } ?? false } ?? (sender == nil))
  }
}
