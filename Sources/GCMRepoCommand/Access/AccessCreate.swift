import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordPortal
import RecordRendering

struct AccessCreate: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "create",
    abstract: .message("Make a personal link; it is shown this once."),
    discussion: .message(
      """
      Whoever has the link can submit once signed in with it, in that person's name: send it to nobody else. It opens one session, \
      of at most twelve hours. The host keeps its hash alone.

      For example: gcmrepo access create --country CL --person ana-rojas --until 2018-02-28 --url https://gcm.example.org
      """))

  @Option(help: .message("The country's code, such as CL.", value: "code"), completion: RecordCompletion.parties)
  var country: String

  @Option(help: .message("The person's entry in the directory: ana-rojas or CL/ana-rojas.", value: "id"))
  var person: String

  @Option(help: .message("Until when the link is valid: a day or a time, at most a year ahead.", value: "time"))
  var until: String

  @Option(
    help: .message("The secretariat that makes it; else the only one of the country's conferences.", value: "code"),
    completion: RecordCompletion.parties)
  var by: String?

  @Option(help: .message("The address of the portal, with which the link begins.", value: "url"))
  var url = "http://127.0.0.1:\(PortalServe.usualPort)"

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    // The link is shown only once: a dead one would be lost.
    try PortalOptions.checkBase(url)
    let record = try console.openRecord()
    let state = try record.current()
    guard let time = try KeyOptions.time(until) else { return }
    // A day is meant with its evening.
    let end = until.utf8.count == 10 ? Timestamp(seconds: time.seconds + 86_399) : time
    let made = try await record.createAccess(
      for: try state.member(named: country).code, person: person, until: end, by: try state.partyCode(named: by),
      at: .now)
    let base = url.hasSuffix("/") ? String(url.dropLast()) : url
    let languages = try state.party(made.link.party).languages
    let language = languages.lazy.compactMap { InterfaceLanguage(rawValue: $0.primary) }.first ?? .es
    let address = "\(base)/\(language.rawValue)/access/\(made.token)"
    if console.options.format == .json {
      return try console.print(json: AccessList.json(made.link, at: .now).with([.init("url", .string(address))]))
    }
    try console.print(address + "\n")
    console.remark(
      Message(
        """
        The link is for \(made.link.person, "person") of \(made.link.party.description, "party"), until \
        \(made.link.until.description, "time"), and is not shown again. To take it back: gcmrepo access revoke \(made.link.id, "id")
        """))
  }
}
