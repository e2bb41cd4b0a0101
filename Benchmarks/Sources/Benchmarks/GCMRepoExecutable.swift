#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The program that is measured: what was asked for, or the release build beside this package.
enum GCMRepoExecutable {
  struct Missing: Error, CustomStringConvertible {
    let path: String
    var description: String {
      "There is no program at \(path). Build it with `swift build -c release`, or name another one with --executable."
    }
  }

  /// - Parameter given: the option's value, which goes before the variable `GCMREPO`.
  static func find(given: String?) throws -> String {
    let path = given ?? ProcessInfo.processInfo.environment["GCMREPO"] ?? besideThisPackage
    guard access(path, X_OK) == 0, let resolved = realpath(path, nil) else { throw Missing(path: path) }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static var besideThisPackage: String { package + "/.build/release/gcmrepo" }

  /// The package that contains this one.
  static var package: String {
    var folders = #filePath.split(separator: "/")
    // Sources/Benchmarks/ and this file, then the package's own folder.
    folders.removeLast(4)
    return "/" + folders.joined(separator: "/")
  }
}
