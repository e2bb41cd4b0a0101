import GCMRepo
import RecordLocalization

extension Console {
  /// Says that the files in the folder are not what the command shows or freezes.
  func warn(of checkout: Checkout?, in record: Record) {
    guard let checkout else { return }
    guard checkout.isOfRecord else {
      warn(
        checkout.otherBranch.map {
          Message(
            """
            The files in the folder are those of the branch “\($0, "found")”, not of the record's branch \
            “\(record.branch, "branch")”.
            """)
        }
          ?? Message(
            """
            The files in the folder are those of a commit that was checked out, not of the record's branch \
            “\(record.branch, "branch")”.
            """))
      return
    }
    guard let first = checkout.changedFiles.first else { return }
    warn(
      checkout.changedFiles.count == 1
        ? Message(
          """
          \(first, "path") in the folder differs from the record, which alone counts. Submit or declare the file, or \
          restore it with `git restore \(first.asShellWord, "word")`.
          """)
        : Message(
          checkout.changedFiles.count - 1,
          """
          \(first, "path") and {count} more file in the folder differ from the record, which alone counts. See `git status`; \
          submit or declare the files, or restore them with `git restore .`.
          """,
          """
          \(first, "path") and {count} more files in the folder differ from the record, which alone counts. See `git status`; \
          submit or declare the files, or restore them with `git restore .`.
          """))
  }
}
