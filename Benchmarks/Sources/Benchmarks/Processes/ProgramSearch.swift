#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Finds a program by its name, as a shell does, once and before anything is timed.
enum ProgramSearch {
  /// - Throws: ``ProcessFailure/missing(program:)``.
  static func path(of program: String) throws -> String {
    let folders = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    for folder in folders.split(separator: ":") {
      let path = "\(folder)/\(program)"
      if access(path, X_OK) == 0 { return path }
    }
    throw ProcessFailure.missing(program: program)
  }
}
