import GCMRepo

/// Why a portal was not built.
public enum PortalBuildError: Error, Sendable, Hashable {
  /// The record could not be read.
  case record(RecordError)
  /// The folder holds other things than a portal.
  case foreignFolder(path: String)
  /// The folder is in a git directory, which git and this program alone write to.
  case gitFolder(path: String)
  /// Another program is building into the folder.
  case busy(path: String)
  /// A file or folder could not be written; with the system's error number.
  case unwritable(path: String, code: Int32)
}
