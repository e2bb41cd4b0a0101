import ArgumentParser
import GCMRepo
import GitStore
import RecordLocalization

/// The private record of the secretariats.
struct PrivateOption: ParsableArguments {
  @Option(
    name: .customLong("private"),
    help: .message(
      "The private record with addresses and numbers that are not public, outside this one.", value: "folder"),
    completion: .directory)
  var folder: String?

  /// The contacts that it keeps, by entry; none without the option.
  func contacts(beside record: Record, on console: Console) throws -> [String: PrivateContact]? {
    guard let folder else { return nil }
    let directory = try PrivateDirectory.open(folder, beside: record)
    warn(of: directory, on: console)
    return try directory.contacts()
  }

  private func warn(of directory: PrivateDirectory, on console: Console) {
    guard let folder = directory.openFolder else { return }
    console.warn(
      Message(
        "Others than you may enter the private record. Close it: chmod 700 \(folder.asShellWord, "folder")"
      ))
  }

  /// Refuses a folder that cannot be the private record, before anything is written.
  func check(beside record: Record) throws {
    guard let folder else { return }
    try PrivateDirectory.check(usableAt: folder, beside: record)
  }

  /// Keeps contacts, in a private record that is made if the folder is empty or new.
  func keep(
    _ contacts: [String: PrivateContact], beside record: Record, party: PartyCode, as identity: Identity, dryRun: Bool,
    on console: Console
  ) async throws {
    guard let folder, !contacts.isEmpty else { return }
    let count = contacts.values.reduce(0) { $0 + $1.count }
    let directory: PrivateDirectory
    do throws(RecordError) {
      directory = try PrivateDirectory.open(folder, beside: record)
      warn(of: directory, on: console)
    } catch {
      guard error.code == .notARecord else { throw error }
      guard !dryRun else {
        return console.remark(Message("A private record would be made in \(folder, "folder")."))
      }
      directory = try PrivateDirectory.create(at: folder, beside: record, party: party, as: identity)
      console.remark(Message("A private record is made in \(folder, "folder")."))
    }
    let outcome = try await console.writing {
      try await directory.keep(contacts, party: party, as: identity, dryRun: dryRun)
    }
    guard !dryRun, !outcome.isUnchanged else { return }
    console.remark(
      Message(
        count, "{count} private contact is kept in the private record.",
        "{count} private contacts are kept in the private record."))
  }
}

/// The private contacts of one person on the command line.
struct PrivateFacts: ParsableArguments {
  @Option(help: .message("A private e-mail address, for the private record; may be repeated.", value: "address"))
  var privateEmail: [String] = []

  @Option(help: .message("A private telephone number, likewise.", value: "number"))
  var privateTelephone: [String] = []

  @OptionGroup var place: PrivateOption

  var contact: PrivateContact { PrivateContact(emails: privateEmail, telephones: privateTelephone) }

  /// - Throws: if contacts are given and no place for them.
  func check() throws(CommandFailure) {
    guard !contact.isEmpty, place.folder == nil else { return }
    throw CommandFailure(
      .usage,
      Message("Name the private record with --private FOLDER: every copy of this record keeps what is in it for ever."))
  }

  func keep(_ entry: KeptEntry, _ writing: EntryWriting) async throws {
    guard !contact.isEmpty else { return }
    try await place.keep(
      [entry.id: contact], beside: writing.record, party: entry.party, as: writing.identity, dryRun: writing.isDryRun,
      on: writing.console)
  }
}
