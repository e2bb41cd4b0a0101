import GitStore
import RecordYAML

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The private record of the secretariats: addresses and telephone numbers of persons whom a shared record names.
///
/// It is a record of its own, with history, signatures and sharing like any other, and the feature `private-contacts`, which
/// alone lets a record have the folder `contacts`. It is never part of the shared record's folder, so that no `git add` can
/// take one into the other.
public struct PrivateDirectory: Sendable {
  /// The private record.
  public let record: Record

  /// The folder, if others than its user may enter it.
  public var openFolder: String? {
    let folder = record.repository.workDirectory ?? record.repository.gitDirectory
    return FolderPath.isPrivate(folder) ? nil : folder
  }

  /// Opens the private record beside a shared one.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/notPrivate`` for the shared record itself, a folder in it or around it, and a
  ///   record without the feature; ``RecordError/Code-swift.struct/notARecord`` for a folder without a record.
  public static func open(_ path: String, beside shared: Record) throws(RecordError) -> PrivateDirectory {
    try check(path, beside: shared)
    let record = try Record.open(path)
    guard record.repository.gitDirectory != shared.repository.gitDirectory else {
      throw .notPrivate(path: path, .isShared)
    }
    guard try record.current().configuration.features.contains(RecordConfiguration.privateContacts) else {
      throw .notPrivate(path: path, .isShared)
    }
    return PrivateDirectory(record: record)
  }

  /// Checks that a folder is a private record that can be written, or that one can be made in it. Nothing is left in it.
  ///
  /// - Throws: what ``open(_:beside:)`` throws, ``RecordError/Code-swift.struct/folderNotEmpty``,
  ///   ``RecordError/Code-swift.struct/cannotWrite``.
  public static func check(usableAt path: String, beside shared: Record) throws(RecordError) {
    let opened: PrivateDirectory
    do throws(RecordError) { opened = try open(path, beside: shared) } catch {
      guard error.code == .notARecord else { throw error }
      switch FolderPath.obstacle(to: path) {
      case nil: return
      case ENOTEMPTY: throw .folderNotEmpty(path: path)
      case let code?: throw .cannotWrite(path: path, errno: code)
      }
    }
    let folder = opened.record.repository.gitDirectory
    guard access(folder, W_OK | X_OK) == 0 else { throw .cannotWrite(path: folder, errno: errno) }
  }

  /// Makes a private record in an empty or new folder, which becomes this user's alone, for the parties of the built-in template.
  ///
  /// - Throws: also ``RecordError/Code-swift.struct/notPrivate`` for an empty folder of another user.
  public static func create(
    at path: String, beside shared: Record, party: PartyCode, as identity: Identity
  ) throws(RecordError) -> PrivateDirectory {
    try check(path, beside: shared)
    let template = try Template.builtIn()
    var files = template.files.filter { path, _ in
      if case .party = RecordPath(path.string) { true } else { false }
    }
    let head = try Record.treePath(RecordConfiguration.path)
    var text: EditedText
    do throws(YAMLError) { text = try EditedText(template.files[head] ?? []) } catch {
      throw .malformedFile(path: head.string, line: error.mark.line, problem: .notYAML("\(error.problem)"))
    }
    try changing(head.string) { () throws(EditedText.Refusal) in
      try text.set("features", of: [], to: .sequence([.string(RecordConfiguration.privateContacts)]), order: [])
    }
    files[head] = text.bytes
    guard FolderPath.makePrivate(path) else { throw .notPrivate(path: path, .isOfAnother) }
    let made = try Record.create(at: path, from: Template(files: files), bare: false, as: identity, party: party)
    return PrivateDirectory(record: made.record)
  }

  /// All contacts, by entry: `CL/lucia-perez`. Cost: a file for each party that has one.
  public func contacts() throws(RecordError) -> [String: PrivateContact] {
    let state = try record.current()
    var contacts: [String: PrivateContact] = [:]
    for entry in try state.folder(PrivateContactsFile.folder) {
      guard let code = FactFile.stem(of: entry.name).flatMap({ PartyCode($0) }),
        let file = try state.file(PrivateContactsFile.path(of: code))
      else { continue }
      for (person, contact) in try PrivateContactsFile(file).contacts { contacts["\(code)/\(person)"] = contact }
    }
    return contacts
  }

  /// Adds contacts to those that it keeps, in one commit.
  ///
  /// - Parameters:
  ///   - contacts: the contacts, by entry.
  ///   - party: the body on whose behalf.
  ///   - identity: who acts.
  ///   - dryRun: whether everything is checked and nothing written.
  public func keep(
    _ contacts: [String: PrivateContact], party: PartyCode, as identity: Identity, dryRun: Bool = false
  ) async throws(RecordError) -> WriteOutcome {
    var wanted: [PartyCode: [(person: String, contact: PrivateContact)]] = [:]
    for (entry, contact) in contacts.sorted(by: { $0.key < $1.key }) where !contact.isEmpty {
      let names = entry.split(separator: "/").map(String.init)
      guard names.count == 2, let code = PartyCode(names[0]) else { continue }
      wanted[code, default: []].append((names[1], contact))
    }
    let changes = wanted
    let (_, outcome) = try await record.transaction(as: identity, dryRun: dryRun) {
      state, _ throws(RecordError) -> (RecordDecision, Int) in
      let acting = try state.body(named: party, actingPerson: identity.committer.email, for: .admit)
      var files: [TreePath: [UInt8]] = [:]
      var count = 0
      for (code, persons) in changes {
        let path = PrivateContactsFile.path(of: code)
        var file =
          try state.file(path).map { file throws(RecordError) in try PrivateContactsFile(file) }
          ?? PrivateContactsFile()
        let before = file
        for (person, contact) in persons { file.add(contact, to: person) }
        guard file.bytes != before.bytes else { continue }
        count += persons.count
        files[try Record.treePath(path)] = file.bytes
      }
      guard !files.isEmpty else { return (.keep(since: try state.lastCommit(of: PrivateContactsFile.folder)), 0) }
      let change = RecordChange(
        files: files, facts: CommitFacts(party: acting.code.description, action: .admit),
        subject: "Record private contacts of \(count) \(count == 1 ? "person" : "persons")", body: nil)
      return (.write(change), count)
    }
    return outcome
  }

  /// Refuses a folder in the shared record or around it.
  private static func check(_ path: String, beside shared: Record) throws(RecordError) {
    let own = FolderPath.resolved(path)
    for folder in [shared.repository.workDirectory, shared.repository.gitDirectory].compactMap(\.self) {
      let there = FolderPath.resolved(folder)
      if own.isAt(there) || there.isAt(own) { throw .notPrivate(path: path, .isInside) }
    }
  }
}

/// Why a folder cannot hold private contacts.
package enum PrivateProblem: String, Sendable {
  /// It is in the shared record's folder, or the other way round.
  case isInside = "inside"
  /// It is a record that is not the private one.
  case isShared = "shared"
  /// It is another user's folder.
  case isOfAnother = "other-owner"
}

/// The private contacts of a party's persons: `contacts/CL.yml`, in the private record alone.
struct PrivateContactsFile {
  static let folder = "contacts"
  /// The contacts by the ids of persons, in the order of the file.
  private(set) var contacts: [(person: String, contact: PrivateContact)] = []

  static func path(of code: PartyCode) -> String { folder + "/" + code.description + ".yml" }

  /// Whether a path is that of a file of private contacts.
  static func isPath(_ path: String) -> Bool {
    path.isBelow(folder)
      && FactFile.stem(of: path.lastPathName).flatMap { PartyCode($0) }.map { Self.path(of: $0) == path } ?? false
  }

  init() {}

  init(_ file: RecordFile) throws(RecordError) {
    var decoder = file.decoder
    contacts = try decoder.mappings("contacts").map { mapping throws(RecordError) in
      var decoder = mapping
      let contact = PrivateContact(
        emails: try decoder.strings("emails"), telephones: try decoder.strings("telephones"),
        addresses: try decoder.strings("addresses"))
      return (try decoder.string("id"), contact)
    }
  }

  mutating func add(_ contact: PrivateContact, to person: String) {
    if let place = contacts.firstIndex(where: { $0.person == person }) {
      contacts[place].contact = contacts[place].contact.adding(contact)
    } else {
      contacts.append((person, contact))
    }
  }

  var bytes: [UInt8] {
    let nodes = contacts.map { person, contact in
      Node.mapping(
        [("id", .string(person))]
          + [("emails", contact.emails), ("telephones", contact.telephones), ("addresses", contact.addresses)]
          .filter { !$0.1.isEmpty }.map { ($0.0, .sequence($0.1.map { .string($0) })) })
    }
    return Array(Node.mapping([("contacts", .sequence(nodes))]).blockText.utf8)
  }
}
