import DocumentModel
import Documents
import GCMRepo
import RecordLocalization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One of two files to be compared.
struct NamedFile {
  let file: SubmittedFile
  /// The name shown to a reader.
  let name: String
  /// The date of the last change in its document properties.
  let dateOfProperties: Timestamp?
  /// Its date: from its name, from its properties, or from the file system.
  let date: Timestamp
  /// The author of the last change in its properties.
  let author: String?

  /// Both files, each named without folders, or as typed if both names are the same.
  static func pair(_ old: String, _ new: String, on console: Console) throws(CommandFailure) -> (NamedFile, NamedFile) {
    guard old != "-" || new != "-" else {
      throw CommandFailure(
        .usage,
        Message("Standard input can be one of the two files, not both."))
    }
    let (before, after) = (try read(old), try read(new))
    let areSame = before.name == after.name
    return (
      NamedFile(before, areSame ? old : before.name, at: old), NamedFile(after, areSame ? new : after.name, at: new)
    )
  }

  /// Whether there is a file or folder at a path.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0
  }

  private static func read(_ path: String) throws(CommandFailure) -> SubmittedFile {
    do throws(DocumentError) {
      let file = try SubmittedFile.read(path: path)
      guard !file.bytes.isEmpty else { throw .empty(name: file.name) }
      return file
    } catch {
      throw CommandFailure(error)
    }
  }

  private init(_ file: SubmittedFile, _ name: String, at path: String) {
    self.file = file
    self.name = name
    let properties = DocumentProperties(of: file)
    dateOfProperties = properties.modified.flatMap { text in
      Timestamp(text) ?? Timestamp(text + "Z") ?? Timestamp(text + "T00:00:00Z")
    }
    date = Self.day(in: file.name) ?? dateOfProperties ?? Self.modification(of: path)
    author = properties.author
  }

  var isWord: Bool { (try? DocumentFormat.detect(fileName: file.name, bytes: file.bytes)) == .docx }

  /// The text, and the reader's warnings.
  func read(
    _ changes: ExistingChangesForm?
  ) async throws(CommandFailure) -> (text: [UInt8], title: String?, warnings: [DocumentWarning]) {
    do throws(DocumentError) {
      let document = try await Converter().convert(file)
      guard changes == .reject else {
        // A user who chose to accept them knows of them.
        let warnings = document.warnings.filter { !$0.isOfTrackedChanges || changes == nil }
        return (document.text, document.title, warnings)
      }
      let text = try await Converter().text(of: file, .rejected)
      return (text, document.title, document.warnings.filter { !$0.isOfTrackedChanges })
    } catch {
      throw CommandFailure(error)
    }
  }

  /// Whether the file contains tracked changes.
  func holdsChanges() async throws(CommandFailure) -> Bool {
    do throws(DocumentError) {
      return try await !Converter().review(of: file).changes.isEmpty
    } catch {
      throw CommandFailure(error)
    }
  }

  /// Now, for standard input.
  private static func modification(of path: String) -> Timestamp {
    var status = stat()
    guard path != "-", stat(path, &status) == 0 else { return Timestamp(seconds: Int64(time(nil))) }
    #if canImport(Darwin)
      return Timestamp(seconds: Int64(status.st_mtimespec.tv_sec))
    #else
      return Timestamp(seconds: Int64(status.st_mtim.tv_sec))
    #endif
  }

  /// The date in a file's name: `declaration-2017-11-30.docx`, `20171130 declaration.odt`.
  private static func day(in name: String) -> Timestamp? {
    let parts = name.utf8.split(omittingEmptySubsequences: true) { !(0x30...0x39).contains($0) }.map { Substring($0) }
    for (place, part) in parts.enumerated() {
      var day: String?
      if part.utf8.count == 8 {
        day = "\(part.prefix(4))-\(part.dropFirst(4).prefix(2))-\(part.suffix(2))"
      } else if part.utf8.count == 4, place + 2 < parts.count, parts[place + 1].count == 2, parts[place + 2].count == 2
      {
        day = "\(part)-\(parts[place + 1])-\(parts[place + 2])"
      }
      guard let day, (1900...2200).contains(Int(day.prefix(4)) ?? 0) else { continue }
      if let found = Timestamp(day + "T00:00:00Z") { return found }
    }
    return nil
  }
}

extension DocumentWarning {
  fileprivate var isOfTrackedChanges: Bool {
    if case .trackedChanges = self { true } else { false }
  }
}
