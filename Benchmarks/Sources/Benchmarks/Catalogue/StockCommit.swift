#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a submission replaces: the same three files by `git add` and `git commit`, everything synced to disk.
///
/// Signed, it is `git commit -S`. The files are in the work tree and the message is ready before the clock starts.
enum StockCommit {
  static func workload(in record: Record, signed: Bool = false) -> Workload {
    let workbench = record.workbench
    let message = workbench.folder.file("message")
    var number = 0
    let folder = Self.revision(number, of: "").folder
    return Workload(
      signed ? "git add, git commit -S" : "git add, git commit",
      record.git("-c", "core.fsync=all", "add", folder),
      record.git("-c", "core.fsync=all", "commit", signed ? "-S" : "--no-gpg-sign", "--quiet", "--file", message),
      launcher: workbench.launcher,
      prepare: {
        number += 1
        let revision = Self.revision(number, of: workbench.newText())
        let place = "\(record.path)/\(revision.folder)"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        for (name, text) in [
          ("contribution.yml", revision.description), ("original.es.md", revision.text),
          ("text.es.md", revision.text),
        ] {
          try text.write(toFile: "\(place)/\(name)", atomically: false, encoding: .utf8)
        }
        try revision.message.write(toFile: message, atomically: false, encoding: .utf8)
      })
  }

  private static func revision(_ number: Int, of text: String) -> Revision {
    Revision(
      state: "CL", slug: "propuesta-de-git", number: number, text: text, time: Int(Date().timeIntervalSince1970))
  }
}
