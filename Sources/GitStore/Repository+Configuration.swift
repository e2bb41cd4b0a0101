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
