#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// An environment in which nothing of the machine's own git configuration decides a figure.
enum NeutralEnvironment {
  /// The environment as `NAME=value`; its home is the folder, with a configuration that names a person.
  static func make(in folder: ScratchFolder) throws -> [String] {
    let configuration = try folder.write(
      "[user]\n\tname = \(Person.name)\n\temail = \(Person.address)\n", to: ".gitconfig")
    var variables = ProcessInfo.processInfo.environment.filter { name, _ in
      !name.hasPrefix("GIT_") && !name.hasPrefix("GCMREPO") && !name.hasPrefix("LC_")
        && name != "XDG_CONFIG_HOME" && name != "XDG_CACHE_HOME"
    }
    variables["HOME"] = folder.path
    variables["GIT_CONFIG_GLOBAL"] = configuration
    variables["GIT_CONFIG_NOSYSTEM"] = "1"
    variables["GIT_TERMINAL_PROMPT"] = "0"
    variables["LC_ALL"] = "C.UTF-8"
    variables["NO_COLOR"] = "1"
    return variables.map { "\($0)=\($1)" }.sorted()
  }
}
