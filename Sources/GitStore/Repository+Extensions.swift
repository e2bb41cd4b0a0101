import Clibgit2

extension Repository {
  /// The extensions of a repository that libgit2 cannot open (`extensions.*` in git-config(1)): `objectformat=sha256`,
  /// `refstorage=reftable`, or another name that this program does not know.
  ///
  /// libgit2 says so only in words of its own.
  public static func unsupportedExtensions(_ path: String, searching: Bool = false) -> [String] {
    Libgit2.start()
    var found = git_buf()
    guard git_repository_discover(&found, path, searching ? 1 : 0, nil) == 0, let folder = found.ptr else { return [] }
    defer { git_buf_dispose(&found) }
    do throws(GitError) {
      let config = try Handle(free: git_config_free) { git_config_open_ondisk(&$0, String(cString: folder) + "config") }
      let snapshot = try Handle(free: git_config_free) { git_config_snapshot(&$0, config.pointer) }
      return try entries(matching: #"^extensions\."#, in: snapshot.pointer).compactMap { key, value in
        let name = String(key.dropFirst("extensions.".count))
        switch (name, value) {
        case ("objectformat", "sha1"), ("refstorage", "files"), ("noop", _), ("partialclone", _), ("worktreeconfig", _),
          ("preciousobjects", _):
          return nil
        case ("objectformat", _), ("refstorage", _): return "\(name)=\(value)"
        default: return name
        }
      }
    } catch {
      return []
    }
  }
}
