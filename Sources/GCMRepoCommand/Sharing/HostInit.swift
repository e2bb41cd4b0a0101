import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

struct HostInit: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: .message(
      "Make a shared record: strict rules, the first keys, and the hooks that hold every push to them."),
    discussion: .message(
      """
      The first keys are normally those of both secretariats, who admit all others with `gcmrepo keys add`.

      For example: gcmrepo host init /srv/gcm.git --admin 'RCM-TS=rosa.pub:Rosa Paz <rosa@example.org>' --admin \
      'SACM-TS=saul.pub:Saul Rey <saul@example.org>'
      """))

  @Argument(help: .message("The folder; it must be empty or not exist.", value: "folder"))
  var folder: String

  @Option(
    name: .customLong("admin"),
    help: .message(
      "Whose key is admitted at once: party, file of the public key, and person; may be repeated.",
      value: "CODE=KEY.pub:Name <mail>"))
  var admins: [String]

  @Option(help: .message("A folder to use as the template instead of the built-in one.", value: "dir"))
  var template: String?

  @Option(help: .message("An existing record, which the shared one continues.", value: "dir"))
  var from: String?

  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    guard !folder.isEmpty else { throw CommandFailure(.usage, Message("Name a folder for the record.")) }
    guard template == nil || from == nil else {
      throw CommandFailure(.usage, Message("Give --template or --from, not both."))
    }
    let admins = try admins.map(Self.admin)
    let identity = try console.identity(write, in: nil, else: admins.first?.1)
    let host: HostRecord
    if let from {
      host = try await HostFolder.copy(of: from, to: folder) { record in
        try await record.beginSharing(admins: admins.map(\.0), as: identity)
      }
    } else {
      let files = try template.map { path throws(RecordError) in try Template.folder(path) } ?? Template.builtIn()
      host = try Interruption.finishing { () throws(RecordError) in
        try Record.createHost(at: folder, from: files, admins: admins.map(\.0), as: identity)
      }
    }
    let program = try HostFolder.program()
    try HostFolder(host.record).installHooks(program: program)
    _ = try await host.record.receive(at: .now)
    if console.options.format == .json {
      try console.print(json: [
        "schema": "gcmrepo.host/1", "path": .string(host.record.path), "fingerprint": .string(host.fingerprint),
        "key": .string(host.keyLine),
      ])
    }
    // git's own names of folders end without it.
    let place = host.record.path.hasSuffix("/") ? String(host.record.path.dropLast()) : host.record.path
    console.remark(Message("The shared record is in \(place, "path")."))
    console.remark(
      Message("Its host's key, which everybody should be told by another way: \(host.fingerprint, "fingerprint")"))
    console.remark(
      Message(
        "Over ssh, a line of ~/.ssh/authorized_keys for each person: \(HostFolder.authorizedKeys(place, program: program), "line")"
      ))
    console.remark(
      Message(
        """
        Over https, behind a web server that knows who asks: GIT_PROJECT_ROOT=\(place.parentFolder, "folder") \
        GIT_HTTP_EXPORT_ALL=1 git http-backend
        """))
    console.remark(
      Message("Each person begins with: gcmrepo clone ADDRESS --key KEY --root \(host.fingerprint, "fingerprint")"))
  }

  /// `RCM-TS=rosa.pub:Rosa Paz <rosa@example.org>`
  private static func admin(_ text: String) throws -> (HostAdmin, Identity.Person) {
    let problem = CommandFailure(
      .usage, Message("--admin needs the form CODE=KEY.pub:\"Name <address>\", and not “\(text, "given")”."))
    guard let equals = text.firstIndex(of: "="), let colon = text[equals...].lastIndex(of: ":"),
      let code = PartyCode(String(text[..<equals]))
    else { throw problem }
    let file = String(text[text.index(after: equals)..<colon])
    guard let person = Console.person(String(text[text.index(after: colon)...])) else { throw problem }
    let key = try PublicKeyFile.line(at: file)
    return (HostAdmin(KeyAdmission(party: code, key: key, name: person.name)), person)
  }
}

extension String {
  fileprivate var parentFolder: String {
    let path = hasSuffix("/") ? String(dropLast()) : self
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
