import Clibgit2

extension Repository {
  /// The value of a configuration key such as `user.name`, from all of git's levels; `nil` if it is not set.
  public func configuration(_ key: String) throws(GitError) -> String? {
    try locked { repository throws(GitError) in
      let config = try Handle(free: git_config_free) { git_repository_config_snapshot(&$0, repository) }
      var value: UnsafePointer<CChar>?
      let code = git_config_get_string(&value, config.pointer, key)
      if code == GIT_ENOTFOUND.rawValue { return nil }
      try check(code)
      return value.map { String(cString: $0) }
    }
  }

  /// Sets keys in the repository's own configuration file.
  public func setConfiguration(_ values: [(key: String, value: String)]) throws(GitError) {
    for (key, value) in values { try checkIsWhole(key + value) }
    try locked { repository throws(GitError) in
      let config = try Handle(free: git_config_free) { git_repository_config(&$0, repository) }
      let local = try Handle(free: git_config_free) {
        git_config_open_level(&$0, config.pointer, GIT_CONFIG_LEVEL_LOCAL)
      }
      for (key, value) in values { try check(git_config_set_string(local.pointer, key, value)) }
    }
  }
}

extension Repository {
  /// The value of a key in the user's and the system's configuration, without a repository.
  public static func userConfiguration(_ key: String) throws(GitError) -> String? {
    Libgit2.start()
    let all = try Handle(free: git_config_free) { git_config_open_default(&$0) }
    let config = try Handle(free: git_config_free) { git_config_snapshot(&$0, all.pointer) }
    var value: UnsafePointer<CChar>?
    let code = git_config_get_string(&value, config.pointer, key)
    if code == GIT_ENOTFOUND.rawValue { return nil }
    try check(code)
    return value.map { String(cString: $0) }
  }
}

/// What git's configuration says of signatures.
public struct SigningConfiguration: Sendable, Hashable {
  /// `gpg.format`: `ssh`, `openpgp`, `x509`.
  public var format: String?
  /// `user.signingKey`.
  public var key: String?
  /// `gpg.ssh.program`.
  public var program: String?
  /// `commit.gpgSign` or `tag.gpgSign`.
  public var isAskedFor = false
}

extension Repository {
  /// What git's configuration says of signatures, from all of its levels. Cost: 0.1 ms.
  public func signingConfiguration() throws(GitError) -> SigningConfiguration {
    try locked { repository throws(GitError) in
      let config = try Handle(free: git_config_free) { git_repository_config_snapshot(&$0, repository) }
      return try SigningConfiguration(config.pointer)
    }
  }

  /// What the user's and the system's configuration says of signatures, without a repository.
  public static func userSigningConfiguration() throws(GitError) -> SigningConfiguration {
    Libgit2.start()
    let all = try Handle(free: git_config_free) { git_config_open_default(&$0) }
    let config = try Handle(free: git_config_free) { git_config_snapshot(&$0, all.pointer) }
    return try SigningConfiguration(config.pointer)
  }
}

extension SigningConfiguration {
  fileprivate init(_ config: OpaquePointer) throws(GitError) {
    func text(_ key: String) throws(GitError) -> String? {
      var value: UnsafePointer<CChar>?
      let code = git_config_get_string(&value, config, key)
      if code == GIT_ENOTFOUND.rawValue { return nil }
      try check(code)
      return value.map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
    func flag(_ key: String) throws(GitError) -> Bool {
      var value: Int32 = 0
      let code = git_config_get_bool(&value, config, key)
      if code == GIT_ENOTFOUND.rawValue { return false }
      try check(code)
      return value != 0
    }
    (format, key) = (try text("gpg.format"), try text("user.signingkey"))
    program = try text("gpg.ssh.program")
    let (commits, tags) = (try flag("commit.gpgsign"), try flag("tag.gpgsign"))
    isAskedFor = commits || tags
  }
}
