import GitStore
import SSHKeys

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A copy of a shared record, and what its audit said.
package struct ClonedRecord: Sendable {
  package let record: Record
  package let audit: AuditReport
  /// The fingerprint of the key that the first commit names as the host's; `nil` in a record without a host key.
  package let root: String?
}

extension Record {
  /// Copies a shared record into a new folder: completely and audited, or not at all.
  ///
  /// All references of the record come: its branch, drafts, and what the host noted. The copy's own settings are those of a
  /// record that `create` makes, and git is told which keys the record allows, so that `git verify-commit` agrees.
  ///
  /// - Parameters:
  ///   - address: git's address of the host.
  ///   - folder: must not exist, or be empty.
  ///   - key: the file of the key with which this copy signs, private or public.
  ///   - root: the fingerprint of the host's key, as its keeper gave it (`SHA256:…`).
  /// - Throws: ``RecordError/Code-swift.struct/hostFailed``, ``RecordError/Code-swift.struct/folderNotEmpty``,
  ///   ``RecordError/Code-swift.struct/otherRoot``, or that what came is not a record.
  package static func clone(
    _ address: String, to folder: String, key: String? = nil, root: String? = nil,
    options: NetworkOptions = NetworkOptions(), progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) async throws(RecordError) -> ClonedRecord {
    let files = FileManager.default
    let wasThere = files.fileExists(atPath: folder)
    if wasThere, (try? files.contentsOfDirectory(atPath: folder))?.isEmpty != true {
      throw .folderNotEmpty(path: folder)
    }
    let whole = absolute(folder)
    let place = whole.hasSuffix("/") ? String(whole.dropLast()) : whole
    // Beside its place, so that whatever ends this leaves no half record under its name.
    var template = Array((place + ".clone-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw .writing(folder, errno) }
    let made = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    do throws(RecordError) {
      let clone = try await fill(
        made + "/record", from: address, at: place, key: key.map(absolute), root, options, progress)
      guard !Task.isCancelled else { throw .cancelled }
      guard rename(made + "/record", place) == 0 else { throw .writing(folder, errno) }
      rmdir(made)
      return ClonedRecord(record: try Record.open(place), audit: clone.audit, root: clone.root)
    } catch {
      try? files.removeItem(atPath: made)
      throw error
    }
  }

  private static func fill(
    _ folder: String, from address: String, at place: String, key: String?, _ root: String?,
    _ options: NetworkOptions, _ progress: @escaping @Sendable (Int, Int) -> Void
  ) async throws(RecordError) -> (audit: AuditReport, root: String?) {
    let repository: Repository
    var options = options
    options.identity = options.identity ?? key
    do throws(RemoteFailure) {
      repository = try await GitRemote.clone(
        try RemoteURL(address), to: folder, fetching: [HostReferences.own + "*:" + HostReferences.own + "*"],
        options: options)
    } catch {
      throw .hostFailed(error, url: (try? RemoteURL(address).description) ?? address)
    }
    try beginBranch(of: repository)
    let record: Record
    do throws(RecordError) {
      record = try Record.open(folder)
      _ = try record.current()
    } catch {
      // Named as the user named it: the folder will not be there.
      guard [.notARecord, .noBranch].contains(error.code) else { throw error }
      throw .hostFailed(RemoteFailure(.notARepository, detail: "no record is there"), url: address)
    }
    try record.configure(at: place, key: key)
    try record.noteHost()
    // A file is no host.
    var status = stat()
    if stat(address, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
      try inRecord { () throws(GitError) in try repository.removeRemote("origin") }
    }
    let found = try record.rootFingerprint()
    if let root, root != found { throw .otherRoot(expected: root, found: found ?? "") }
    let audit = try await record.audit(progress: progress)
    if root != nil, audit.entries.last?.signature.status != .good || audit.entries.last?.signature.fingerprint != found
    {
      throw .otherRoot(expected: root ?? "", found: audit.entries.last?.signature.fingerprint ?? "")
    }
    do throws(WorkTreeError) { try repository.checkOut(record.branchReference) } catch { throw RecordError(error) }
    return (audit, found)
  }

  /// Creates the record's usual branch where the host's `HEAD` names none, as in a bundle.
  private static func beginBranch(of repository: Repository) throws(RecordError) {
    try inRecord { () throws(GitError) in
      let (own, there) = ("refs/heads/" + usualBranch, "refs/remotes/origin/" + usualBranch)
      guard try repository.references(matching: "refs/heads/*").isEmpty, let tip = try repository.reference(there)
      else { return }
      try repository.moveReference(own, from: nil, to: tip, reason: syncReason)
    }
  }

  /// Git's settings of a copy that will be at `place`.
  private func configure(at place: String, key: String?) throws(RecordError) {
    var settings = Self.sharedSettings
    let holdsKeys = try current().bytes(FactFile.allowedSigners) != nil
    if holdsKeys { settings.append((Self.signersKey, place + "/" + FactFile.allowedSigners)) }
    if let key {
      settings += [
        ("gpg.format", "ssh"), ("user.signingkey", key), ("commit.gpgsign", "true"), ("tag.gpgsign", "true"),
      ].map { (key: $0.0, value: $0.1) }
    }
    let all = settings
    try inRecord { () throws(GitError) in try repository.setConfiguration(all) }
  }

  private static let signersKey = "gpg.ssh.allowedSignersFile"

  /// Whether git is told which keys the record allows. If not, it calls a signed commit unsigned, or judges it by others.
  package struct SignersSetting: Sendable, Hashable {
    /// The record's own file of allowed keys.
    package let own: String
    /// The file that git's configuration names.
    package let configured: String?
    /// Whether both are the same file.
    package let isRight: Bool
  }

  /// How git is told which keys the record allows; `nil` where the record has no keys, or no checked-out files.
  package func signersSetting() throws(RecordError) -> SignersSetting? {
    guard let folder = repository.workDirectory, try current().bytes(FactFile.allowedSigners) != nil else { return nil }
    let own = folder + FactFile.allowedSigners
    let configured = try inRecord { () throws(GitError) in try repository.configuration(Self.signersKey) }
    // git looks for it in the top folder of the files, where it runs ssh-keygen.
    let named = configured.map { name in
      name.hasPrefix("~/")
        ? (getenv("HOME").map { String(cString: $0) } ?? "") + name.dropFirst()
        : name.hasPrefix("/") ? name : folder + name
    }
    return SignersSetting(
      own: own, configured: configured.flatMap { $0.isEmpty ? nil : $0 },
      isRight: named.map { Self.areSame($0, own) } ?? false)
  }

  private static func areSame(_ one: String, _ other: String) -> Bool {
    var (first, second) = (stat(), stat())
    return stat(one, &first) == 0 && stat(other, &second) == 0 && first.st_dev == second.st_dev
      && first.st_ino == second.st_ino
  }

  /// Notes what the host has, as an exchange would.
  private func noteHost() throws(RecordError) {
    let host = HostReferences.ofHost(branch: branch)
    try inRecord { () throws(GitError) in
      for reference in try repository.references(matching: "refs/*") {
        guard let kept = host.tracking(reference.name), try repository.reference(kept) == nil else { continue }
        try repository.moveReference(kept, from: nil, to: reference.target, reason: Self.syncReason)
      }
    }
  }

  /// The fingerprint of the host's key in the record's first commit.
  package func rootFingerprint() throws(RecordError) -> String? {
    let (tip, path) = (try tip(), FactFile.allowedSigners)
    let bytes = try inRecord(reading: path) { () throws(GitError) -> [UInt8]? in
      guard let first = try repository.commits(of: tip).last else { return nil }
      return try repository.file(at: path, in: try repository.commit(first).tree, limit: ReadingLimits.textBytes)
    }
    guard let bytes, let signers = try? AllowedSigners(String(decoding: bytes, as: UTF8.self)) else { return nil }
    return signers.entries.first { $0.principals.name == Principal.host.description }?.key.fingerprint
  }

  private static func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    return FileManager.default.currentDirectoryPath + "/" + path
  }
}
