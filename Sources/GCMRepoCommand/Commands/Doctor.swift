import ArgumentParser
import Documents
import GCMRepo
import GitStore
import RecordRendering
import RecordLocalization

struct Doctor: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: .message("Say what is installed, what is missing, and the one command that fixes it."),
    discussion: .message("For example: gcmrepo doctor"))

  @OptionGroup var global: GlobalOptions

  private struct Part {
    let name: String
    let version: String?
    let package: String
    let purpose: Message
    /// Whether the record works without it, except for some files.
    var isOptional: Bool { advice != nil }
    /// What to do if one wants what it is for.
    var advice: Message?
  }

  func run(on console: Console) async throws {
    let parts = await look()
    let missing = parts.filter { $0.version == nil && !$0.isOptional }
    let language = console.answerLanguage
    var table = Table(columns: [
      .init(key: "part", title: Message("Part")(language)), .init(key: "version", title: Message("Version")(language)),
      .init(key: "installed", title: Message("Installed")(language)),
      .init(key: "purpose", title: Message("For")(language)),
    ])
    for part in parts {
      table.rows.append([
        .text(part.name), part.version.map { .text($0) } ?? .none, .flag(part.version != nil),
        .text(part.purpose(language)),
      ])
    }
    let setting = (try? console.openRecord().signersSetting()) ?? nil
    let signers = setting?.isRight == false ? setting?.own : nil
    let packages = Set(missing.map(\.package)).sorted()
    let command = packages.isEmpty ? nil : "sudo apt-get install " + packages.joined(separator: " ")
    try await console.print(
      table, schema: "gcmrepo.doctor/1", key: "parts",
      extra: [
        ("mend", command.map { .string($0) } ?? .null),
        ("allowed_signers", signers.map { .string($0) } ?? .null),
        ("allowed_signers_configured", setting?.configured.map { .string($0) } ?? .null),
        ("allowed_signers_right", setting.map { .bool($0.isRight) } ?? .null),
      ])
    let advice = parts.filter { $0.version == nil }.compactMap(\.advice)
    for message in advice { console.remark(message) }
    if let setting { say(setting, on: console) }
    guard let command else {
      if signers != nil { throw CommandFailure.no }
      if advice.isEmpty { console.remark(Message("Everything is installed.")) }
      return
    }
    console.remark(Message("To fix it: \(command, "command")"))
    throw CommandFailure.no
  }

  /// Whether git agrees with gcmrepo on the record's signatures.
  private func say(_ setting: Record.SignersSetting, on console: Console) {
    guard !setting.isRight else {
      return console.remark(
        Message("Git is told which keys this record allows (gpg.ssh.allowedSignersFile): \(setting.own, "path")"))
    }
    guard let configured = setting.configured else {
      return console.warn(
        Message(
          """
          Git is not told which keys this record allows, and calls its signed commits unsigned. To fix it, run in the \
          record's folder: git config gpg.ssh.allowedSignersFile \(setting.own.asShellWord, "path")
          """))
    }
    console.warn(
      Message(
        """
        Git judges this record's signatures by the keys in \(configured, "configured"), and not by the record's own. To fix \
        it, run in the record's folder: git config gpg.ssh.allowedSignersFile \(setting.own.asShellWord, "path")
        """))
  }

  private func look() async -> [Part] {
    var parts = [
      Part(
        name: "libgit2", version: Repository.libraryVersion, package: "libgit2-dev",
        purpose: Message("the record")),
      Part(
        name: "git", version: await GitExecutable.version(), package: "git",
        purpose: Message("verify, transfer")),
      Part(
        name: "OpenSSH", version: await OpenSSHClient.version(), package: OpenSSHClient.debianPackage,
        purpose: Message("keys, sharing over ssh"),
        advice: Message(
          "To make keys, and to share over ssh: sudo apt-get install \(OpenSSHClient.debianPackage, "package")")),
    ]
    for program in ExternalProgram.all {
      parts.append(
        Part(
          name: program.title, version: await program.version(), package: program.debianPackage,
          purpose: Self.purpose(of: program), advice: Self.advice(on: program)))
    }
    return parts
  }

  private static func purpose(of program: ExternalProgram) -> Message {
    switch program {
    case .pandoc: Message("exports; RTF files, roughly")
    case .libreOffice: Message("old Word files (.doc), RTF files")
    case .weasyprint: Message("exports as PDF")
    case .typst: Message("exports as PDF, faster")
    default: Message("PDF files")
    }
  }

  /// For a program that one can do without.
  private static func advice(on program: ExternalProgram) -> Message? {
    switch program {
    case .libreOffice:
      Message(
        """
        To read old Word files (.doc), and RTF files in full: sudo apt-get install \
        \(program.debianPackage, "package")
        """)
    case .typst:
      program.installation.map { Message("To export PDF files in a tenth of the time: \($0, "command")") }
    default: nil
    }
  }
}
