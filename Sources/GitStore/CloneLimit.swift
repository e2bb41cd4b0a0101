import Clibgit2

/// A part of a record that a clone was told to leave out (git-clone(1)).
public enum CloneLimit: String, Sendable, Hashable, CaseIterable {
  /// `--depth` and its kin: only the newest part of the history.
  case shallow
  /// `--no-tags`: only the tags that were fetched later.
  case noTags = "no-tags"
  /// `--single-branch`: only one branch, and the tags in its history.
  case singleBranch = "single-branch"
  /// `--filter`: without the contents of files, or without folders too, until they are needed.
  case partial
}

extension Repository {
  /// What this clone leaves out, from its configuration.
  ///
  /// Cost: reading the configuration files.
  public func cloneLimits() throws(GitError) -> [CloneLimit] {
    var limits: [CloneLimit] = isShallow ? [.shallow] : []
    let entries = try remoteConfiguration()
    if entries.contains(where: { $0.key == "tagopt" && $0.value == "--no-tags" }) { limits.append(.noTags) }
    let fetched = entries.filter { $0.key == "fetch" }.map(\.value)
    if !fetched.isEmpty, !fetched.contains(where: { $0.utf8.contains(UInt8(ascii: "*")) }) {
      limits.append(.singleBranch)
    }
    if try isPartial() { limits.append(.partial) }
    return limits
  }

  /// Whether it names another repository to fetch from.
  public func hasRemote() throws(GitError) -> Bool {
    try locked { repository throws(GitError) in
      let urls = try Self.entries(matching: #"^remote\..*\.url$"#, of: repository)
      return !urls.isEmpty
    }
  }

  /// Forgets another repository, with what was seen of its branches.
  public func removeRemote(_ name: String) throws(GitError) {
    try checkIsWhole(name)
    try locked { repository throws(GitError) in
      let config = try Handle(free: git_config_free) { git_repository_config(&$0, repository) }
      // libgit2 refuses to delete a remote with several refspecs.
      let code = git_config_delete_multivar(config.pointer, "remote.\(name).fetch", ".*")
      if code != GIT_ENOTFOUND.rawValue { try check(code) }
      try check(git_remote_delete(repository, name))
    }
  }

  /// Whether objects may be missing because they were not fetched (`git clone --filter`).
  public func isPartial() throws(GitError) -> Bool {
    try locked { repository throws(GitError) in try Self.isPartial(repository) }
  }

  /// Must be called within ``locked(_:)``.
  static func isPartial(_ repository: OpaquePointer) throws(GitError) -> Bool {
    let pattern = #"^(extensions\.partialclone|remote\..*\.promisor)$"#
    let named = try entries(matching: pattern, of: repository)
    return named.contains { $0.key == "extensions.partialclone" || $0.value == "true" }
  }

  /// The keys of all remotes, without `remote.NAME.`, in lower case.
  private func remoteConfiguration() throws(GitError) -> [(key: String, value: String)] {
    try locked { repository throws(GitError) in
      try Self.entries(matching: #"^remote\..*\.(fetch|tagopt)$"#, of: repository)
    }.map { (String($0.key.split(separator: ".").last ?? ""), $0.value) }
  }

  private static func entries(
    matching pattern: String, of repository: OpaquePointer
  ) throws(GitError) -> [(key: String, value: String)] {
    let config = try Handle(free: git_config_free) { git_repository_config_snapshot(&$0, repository) }
    return try entries(matching: pattern, in: config.pointer)
  }

  /// The entries of a configuration whose keys match a regular expression. git writes the first and the last part of a
  /// key in lower case.
  static func entries(
    matching pattern: String, in config: OpaquePointer
  ) throws(GitError) -> [(key: String, value: String)] {
    let iterator = try Handle(free: git_config_iterator_free) {
      git_config_iterator_glob_new(&$0, config, pattern)
    }
    var entries: [(key: String, value: String)] = []
    var entry: UnsafeMutablePointer<git_config_entry>?
    while true {
      let code = git_config_next(&entry, iterator.pointer)
      if code == GIT_ITEROVER.rawValue { return entries }
      try check(code)
      guard let entry, let name = entry.pointee.name, let value = entry.pointee.value else { continue }
      entries.append((String(cString: name), String(cString: value)))
    }
  }
}
