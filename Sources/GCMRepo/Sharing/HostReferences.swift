import GitStore

/// What this copy last saw of another copy's references, below a namespace of its own.
///
/// It is fetched as a whole and compared here, so that a draft that was moved there is noticed and never taken. Git's own
/// `refs/remotes/origin` is kept up to date beside it, and is not relied on: a plain `git fetch` moves it by force.
struct HostReferences: Sendable {
  /// `refs/host/`; for a bundle `refs/bundle/`.
  let prefix: String
  /// The record's branch, without `refs/heads/`.
  let branch: String

  static func ofHost(branch: String) -> HostReferences { HostReferences(prefix: "refs/host/", branch: branch) }
  static func ofBundle(branch: String) -> HostReferences { HostReferences(prefix: "refs/bundle/", branch: branch) }

  /// The references that belong to a record besides its branch and its tags.
  static let own = "refs/gcmrepo/"
  /// The host's log of what it received, which moves forward; no other reference of a record but the branch moves.
  static let received = ReceivedEntry.reference
  /// The folders of references that a fetch writes.
  static let fetched = ["refs/host", "refs/bundle", "refs/remotes/origin"]
  /// What belongs to this copy alone and is never shared.
  static let aside = "refs/outbox/"

  /// What an exchange writes besides the branch, and may have left locked when it was killed.
  static let written = fetched + ["refs/gcmrepo", "refs/tags", "refs/outbox", "packed-refs"]

  /// The other copy's branch.
  var tip: String { prefix + "heads/" + branch }

  /// Where a reference of the other copy is kept here; `nil` for one that does not belong to a record.
  func tracking(_ reference: String) -> String? {
    guard reference == "refs/heads/" + branch || reference.hasPrefix("refs/tags/") || reference.hasPrefix(Self.own)
    else { return nil }
    return prefix + reference.dropFirst("refs/".count)
  }

  /// The references of the other copy, as last seen, by the names that they have there.
  func all(in repository: Repository) throws(GitError) -> [Reference] {
    try repository.references(matching: prefix + "*").map {
      Reference(name: "refs/" + $0.name.dropFirst(prefix.count), target: $0.target)
    }
  }

  /// What is fetched. The branch is not taken by force: a host that rewrote history is reported.
  var refspecs: [String] {
    ["refs/heads/\(branch):\(tip)"] + beside
  }

  /// The same for a copy without a history.
  var beside: [String] { ["+refs/tags/*:\(prefix)tags/*", "+\(Self.own)*:\(prefix)gcmrepo/*"] }
}

extension Record {
  /// The address of the host, `remote.origin.url` of git's configuration; `nil` if the record is not a clone.
  package func hostAddress() throws(RecordError) -> String? {
    let found = try inRecord { () throws(GitError) in try repository.configuration("remote.origin.url") }
    guard let url = found, !url.isEmpty else { return nil }
    guard Self.isRelativePath(url) else { return url }
    return (repository.workDirectory ?? repository.gitDirectory) + url
  }

  /// The host's address for people, without a password.
  public func shownHost() throws(RecordError) -> String? {
    try hostAddress().map { (try? RemoteURL($0).description) ?? $0 }
  }

  /// Whether the record has a host to share with.
  public var hasHost: Bool { ((try? hostAddress()) ?? nil).map(Self.isHost) ?? false }

  /// Neither absolute nor with a host before a colon (git-clone(1), GIT URLS).
  private static func isRelativePath(_ url: String) -> Bool {
    guard !url.hasPrefix("/") else { return false }
    return !url.prefix { $0 != "/" }.contains(":")
  }

  /// Whether a write is shared at once: unless git's configuration says `gcmrepo.push = false`, or there is no host.
  package var sharesAtOnce: Bool {
    hasHost && ((try? repository.configuration("gcmrepo.push")) ?? nil)?.lowercased() != "false"
  }

  /// Whether an address may be a host's: a bundle takes no pushes, nor does a folder that somebody works in, whose branch is
  /// checked out.
  static func isHost(_ address: String) -> Bool {
    let path = address.hasPrefix("file://") ? String(address.dropFirst(7)) : address
    return !Repository.isBundleOrWorkTree(path)
  }

  func host(_ options: NetworkOptions) throws(RecordError) -> GitRemote {
    guard let address = try hostAddress() else { throw .noHost(path: path) }
    do throws(RemoteFailure) {
      return GitRemote(try RemoteURL(address), of: repository, options: options)
    } catch {
      throw .hostFailed(error, url: address)
    }
  }
}
