#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A gcmrepo of an earlier commit for comparison: an existing one, or one built from its sources in a work tree.
enum EarlierBuild {
  /// The commit that speed is compared with.
  static let commit = "d3d2b48"

  /// The program.
  ///
  /// - Parameter given: a path, or `build`. Cost: a build takes minutes, in the scratch folder.
  static func find(given: String, in folder: ScratchFolder, progress: (String) -> Void) throws -> String {
    guard given == "build" else { return try GCMRepoExecutable.find(given: given) }
    let tree = folder.file("earlier")
    let launcher = Launcher(
      // The real home folder, where the package manager has its caches.
      environment: ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" },
      diagnostics: folder.file("earlier-errors"))
    let git = try ProgramSearch.path(of: "git")
    progress("building gcmrepo of \(commit) in \(tree)")
    // A clone shares the objects, and leaves nothing behind in the original repository.
    try launcher.run(
      Invocation(git, ["clone", "--quiet", "--shared", "--no-checkout", GCMRepoExecutable.package, tree]))
    try launcher.run(Invocation(git, ["-C", tree, "checkout", "--quiet", "--detach", commit]))
    let swift = try ProgramSearch.path(of: "swift")
    try launcher.run(
      Invocation(swift, ["build", "-c", "release", "--product", "gcmrepo", "--package-path", tree]))
    return try GCMRepoExecutable.find(given: tree + "/.build/release/gcmrepo")
  }
}
