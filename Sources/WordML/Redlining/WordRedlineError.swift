import OfficeOpenXML

/// Why a redline of two Word files cannot be written.
public enum WordRedlineError: Error, Sendable, Hashable {
  /// Which of the two files.
  public enum Side: Sendable, Hashable {
    /// The file before the changes, and the one with them.
    case old, new
  }

  /// One of the files is refused.
  case package(Side, PackageError)
  /// One file uses the strict form of the format and the other does not; their elements cannot be in one part.
  case strictAndTransitional
  /// The files contain tracked changes of several authors; ``WordRedline/Options/existingChanges`` says how to treat
  /// them.
  case existingChanges(authors: [String])
  /// More distinct objects (pictures, fields, formulas …) than can be distinguished.
  case tooManyObjects(limit: Int)
  /// The redline would not give back both texts; nothing is written.
  case notRebuilt(part: String)
}
