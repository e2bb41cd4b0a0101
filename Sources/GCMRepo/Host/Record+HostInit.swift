import GitStore
import RecordYAML
import SSHKeys

/// Someone whose key is admitted when a shared record begins.
public struct HostAdmin: Sendable {
  /// The key with its person and party.
  public var admission: KeyAdmission

  /// An admin.
  public init(_ admission: KeyAdmission) { self.admission = admission }
}

/// A shared record that was made.
public struct HostRecord: Sendable {
  /// The record.
  public var record: Record
  /// The host's key: `SHA256:…`.
  public var fingerprint: String
  /// Its line, as in a `.pub` file.
  public var keyLine: String
  /// What makes a draft agreed.
  public var threshold: Threshold
}

extension Record {
  /// Makes a shared record: bare, with strict rules, the first keys, and a host's key, which signs its first commit.
  ///
  /// - Parameters:
  ///   - path: an empty or new folder.
  ///   - template: what it begins with.
  ///   - admins: whose keys are admitted at once; without one nobody could admit others.
  ///   - identity: who acts.
  public static func createHost(
    at path: String, from template: Template, admins: [HostAdmin], as identity: Identity
  ) throws(RecordError) -> HostRecord {
    let beginning = try SharedBeginning(template.files, admins: admins)
    var key: HostKey?
    let (record, _) = try create(at: path, from: template, bare: true, as: identity) {
      repository throws(RecordError) -> (template: Template, signer: (any SigningBackend)?) in
      let made = try HostKey.create(of: repository)
      key = made
      return (Template(files: try beginning.files(host: made)), made.signer)
    }
    guard let key else { throw .notAHost(path: path) }
    // The host's key signs what the host says, and not what anybody else writes to its record.
    return HostRecord(
      record: Record(record.repository), fingerprint: key.fingerprint, keyLine: key.line, threshold: beginning.threshold
    )
  }

  /// Makes an existing record's bare copy shared: its first rules are a commit of the host on top, and what is older was
  /// before signing.
  public func beginSharing(admins: [HostAdmin], as identity: Identity) async throws(RecordError) -> HostRecord {
    let state = try current()
    guard state.configuration.rules == nil else { throw .alreadyShared(path: path) }
    var files: [TreePath: [UInt8]] = [:]
    for path in [FactFile.configuration, FactFile.allowedSigners] {
      files[try Self.treePath(path)] = try state.bytes(path, limit: ReadingLimits.textBytes)
    }
    for code in try state.partyCodes() {
      let path = FactFile.party(code.description)
      files[try Self.treePath(path)] = try state.bytes(path, limit: ReadingLimits.textBytes)
    }
    let beginning = try SharedBeginning(files, admins: admins)
    let key = try HostKey.create(of: repository)
    let made = try beginning.files(host: key)
    let changed = made.filter { files[$0.key] != $0.value }
    _ = try await signing(with: key.signer).transaction(as: identity) { _, _ throws(RecordError) in
      let change = RecordChange(
        files: changed, facts: CommitFacts(party: Party.adHocGroup.description, action: .admit),
        subject: "Begin the rules of the record")
      return (.write(change), ())
    }
    return HostRecord(record: self, fingerprint: key.fingerprint, keyLine: key.line, threshold: beginning.threshold)
  }
}

/// The files with which a shared record begins: those of a record, with rules and the first keys.
private struct SharedBeginning {
  let given: [TreePath: [UInt8]]
  let admins: [HostAdmin]
  let threshold: Threshold
  private let conferences: [String]

  init(_ files: [TreePath: [UInt8]], admins: [HostAdmin]) throws(RecordError) {
    given = files
    self.admins = admins
    let path = try Record.treePath(FactFile.configuration)
    let configuration = try RecordConfiguration(RecordFile(path: path.string, bytes: files[path] ?? []))
    conferences = configuration.conferences.map(\.code)
    var consents: [Threshold.Consent] = []
    for admin in admins {
      let path = FactFile.party(admin.admission.party.description)
      guard let bytes = files[try Record.treePath(path)] else {
        throw .unknownParty(given: admin.admission.party.description, nearest: [])
      }
      let party = try Party(RecordFile(path: path, bytes: bytes))
      guard RecordRules.shared(drafts: nil).policy.permits(party, .admit) else {
        throw .notPermitted(party: party.code.description, permitted: [])
      }
      let key = try admin.admission.publicKey()
      consents.append(
        Threshold.Consent(party: party, person: admin.admission.name, fingerprint: key.fingerprint))
    }
    // One person of each conference's secretariat; where one conference is not there yet, those who are.
    let both = Threshold(eachConference: .secretariat)
    let isMet = both.isMet(by: consents, conferences: conferences)
    let one = Threshold(persons: 1, parties: [.bodies(.secretariat)])
    guard isMet || one.isMet(by: consents, conferences: []) else { throw .adminNeeded }
    threshold = isMet ? both : one
  }

  func files(host: HostKey) throws(RecordError) -> [TreePath: [UInt8]] {
    var files = given
    let list = try Record.treePath(FactFile.allowedSigners)
    var signers: AllowedSignersFile
    do throws(AllowedSigners.Problem) {
      signers = try AllowedSignersFile(String(decoding: files[list] ?? [], as: UTF8.self))
    } catch {
      throw .malformedFile(path: list.string, line: error.line, problem: .invalidSigner(error.reason.rawValue))
    }
    let hostLine = AllowedSignersFile.Entry(
      principals: [Principal.host.description], key: host.signer.publicKey,
      namespaces: [SignerLookup.namespace, HostReceipt.namespace], comment: "")
    guard signers.append(hostLine) else { throw .keyNotUsable(given: host.fingerprint) }
    files[list] = Array(signers.text.utf8)
    for admin in admins {
      let party = try Record.treePath(FactFile.party(admin.admission.party.description))
      var keys = try KeyFiles(signers: files[list] ?? [], party: admin.admission.party, file: files[party])
      _ = try keys.admit(admin.admission)
      for (path, bytes) in keys.files { files[try Record.treePath(path)] = bytes }
    }
    let path = try Record.treePath(FactFile.configuration)
    files[path] = try RecordRules.begin(in: files[path] ?? [], RecordRules.shared(drafts: threshold))
    return files
  }
}
