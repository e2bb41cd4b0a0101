#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import GitStore
import SSHKeys

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Record {
  /// Creates a record in an empty or new folder, with a template as its first commit: completely or not at all.
  ///
  /// - Parameters:
  ///   - path: the folder.
  ///   - template: what it begins with.
  ///   - bare: whether it has no checked-out files, as on a server.
  ///   - identity: who acts.
  ///   - party: the body in whose name.
  ///   - signer: signs the first commit, and then what is written through the returned record.
  public static func create(
    at path: String, from template: Template, bare: Bool, as identity: Identity, party: PartyCode = Party.adHocGroup,
    signer: (any SigningBackend)? = nil
  ) throws(RecordError) -> (record: Record, outcome: WriteOutcome) {
    try create(at: path, from: template, bare: bare, as: identity, party: party) { _ in (template, signer) }
  }

  /// The same for a record whose first files, or whose signer, need its repository.
  static func create(
    at path: String, from template: Template, bare: Bool, as identity: Identity, party: PartyCode = Party.adHocGroup,
    prepare: (Repository) throws(RecordError) -> (template: Template, signer: (any SigningBackend)?)
  ) throws(RecordError) -> (record: Record, outcome: WriteOutcome) {
    try identity.check()
    try checkBeginning(at: path, from: template, party: party)
    let wasThere = FileManager.default.fileExists(atPath: path)
    let claim = try claim(path)
    do throws(RecordError) {
      let made = try begin(at: path, bare: bare, as: identity, party: party, prepare)
      try? FileManager.default.removeItem(atPath: claim)
      return made
    } catch {
      // A partial record would be neither usable nor an empty folder to try again in. The folder's content is ours: it
      // was claimed while it was empty.
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      for name in names { try? FileManager.default.removeItem(atPath: path + "/" + name) }
      if !wasThere { try? FileManager.default.removeItem(atPath: path) }
      throw error
    }
  }

  /// Stores the user of this copy of the record, as `git config user.name` and `user.email` do.
  package func setPerson(_ person: Identity.Person) throws(RecordError) {
    try inRecord { () throws(GitError) in
      try repository.setConfiguration([("user.name", person.name), ("user.email", person.email)])
    }
  }

  /// Claims an empty folder: of two processes at a time the second is refused, and neither removes what the first one
  /// creates.
  private static func claim(_ path: String) throws(RecordError) -> String {
    let name = ".gcmrepo-begin"
    let claim = path + "/" + name
    let files = FileManager.default
    do {
      try files.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw cannotMake(path, error)
    }
    do {
      // Without intermediate folders it fails if the folder exists.
      try files.createDirectory(atPath: claim, withIntermediateDirectories: false)
    } catch {
      if files.fileExists(atPath: claim) { throw .folderNotEmpty(path: path) }
      throw cannotMake(path, error)
    }
    guard (try? files.contentsOfDirectory(atPath: path)) == [name] else {
      try? files.removeItem(atPath: claim)
      throw .folderNotEmpty(path: path)
    }
    return claim
  }

  /// Why a folder could not be made.
  private static func cannotMake(_ path: String, _ error: any Error) -> RecordError {
    // Foundation gives no error number if something that is not a folder has the name.
    let code = ((error as? CocoaError)?.underlying as? POSIXError)?.code ?? .ENOTDIR
    return .writing(path, code.rawValue)
  }

  /// Whether a record could be created there: the folder is free, and the template contains the party.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/folderNotEmpty`` or ``RecordError/Code-swift.struct/unknownParty``.
  package static func checkBeginning(
    at path: String, from template: Template, party: PartyCode = Party.adHocGroup
  ) throws(RecordError) {
    let present = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    guard present.isEmpty else { throw .folderNotEmpty(path: path) }
    _ = try template.party(named: party.description)
  }

  private static func begin(
    at path: String, bare: Bool, as identity: Identity, party: PartyCode,
    _ prepare: (Repository) throws(RecordError) -> (template: Template, signer: (any SigningBackend)?)
  ) throws(RecordError) -> (record: Record, outcome: WriteOutcome) {
    let repository: Repository
    do throws(GitError) {
      repository = try Repository.create(path, bare: bare)
      try repository.setConfiguration(sharedSettings)
    } catch {
      throw RecordError(making: path, error)
    }
    let (template, signer) = try prepare(repository)
    let record = Record(repository, signer: signer)
    let now = Timestamp.now
    let change = RecordChange(
      files: template.files, facts: CommitFacts(party: party.description, action: .admit), subject: "Begin the record",
      body: nil)
    // Before the lock is taken: a person may be asked.
    let plan = try record.plan(change, on: nil, tree: nil, as: identity, now: now)
    let id = try record.storeCommit(
      tree: plan.tree, parents: [], author: plan.author, committer: plan.committer, message: plan.message,
      signer.map { Seal($0) } ?? Seal())
    let proposal = Proposal(commit: id, tree: plan.tree, paths: plan.paths)
    try record.check(proposal)
    let advance: Advance
    do throws(AdvanceError<RecordError>) {
      advance = try repository.advance(record.branchReference, reason: "gcmrepo init") { _ throws(RecordError) in
        proposal
      }
    } catch {
      throw RecordError(error, path: path)
    }
    guard case .moved(let commit, let problem) = advance else { throw .folderNotEmpty(path: path) }
    let time = identity.author.date ?? now
    return (
      record,
      WriteOutcome(commit: CommitID(commit), time: time, checkoutProblem: problem.map { RecordError($0) })
    )
  }

  /// A shared record's own configuration, whatever the machine's: no automatic garbage collection, no rewriting of
  /// history, and reflogs for every update.
  static let sharedSettings = [
    ("gc.auto", "0"), ("gc.pruneExpire", "never"), ("maintenance.auto", "false"), ("receive.autogc", "false"),
    ("receive.denyNonFastForwards", "true"), ("receive.denyDeletes", "true"), ("receive.fsckObjects", "true"),
    // What git only notes, it refuses here.
    ("receive.fsck.badFilemode", "error"), ("receive.fsck.missingTaggerEntry", "error"),
    ("receive.fsck.badTagName", "error"), ("receive.maxInputSize", "1g"),
    ("core.logAllRefUpdates", "always"), ("core.protectHFS", "true"), ("core.protectNTFS", "true"),
    ("core.autocrlf", "false"),
  ].map { (key: $0.0, value: $0.1) }
}
