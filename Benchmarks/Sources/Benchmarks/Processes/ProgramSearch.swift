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

  /// A program that was built with this one.
  static func pathBesideThis(of program: String) throws -> String {
    guard let own = realpath("/proc/self/exe", nil) ?? realpath(CommandLine.arguments[0], nil) else {
      throw ProcessFailure.missing(program: program)
    }
    defer { free(own) }
    let folder = String(cString: own).split(separator: "/").dropLast().joined(separator: "/")
    let path = "/\(folder)/\(program)"
    guard access(path, X_OK) == 0 else { throw ProcessFailure.missing(program: program) }
    return path
  }
}
