import ArgumentParser
import GCMRepo
import GitStore
import RecordLocalization
import RecordRendering
import SSHKeys

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

struct KeysCreate: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "create",
    abstract: .message("Make a key of your own with ssh-keygen, and use it in this record."),
    discussion: .message(
      """
      ssh-keygen asks for a passphrase; the private key stays on this machine. Send the file that ends in .pub to whoever \
      admits it.

      For example: gcmrepo keys create --party CL
      """))

  @Option(help: .message("The party for which you will sign.", value: "code"), completion: RecordCompletion.parties)
  var party: String

  @Option(help: .message("ed25519, ecdsa, rsa, or in a security key ed25519-sk, ecdsa-sk.", value: "type"))
  var type = SSHKeygen.KeyType.ed25519.rawValue

  @Option(name: .shortAndLong, help: .message("The file of the private key; else ~/.ssh/gcmrepo_CODE.", value: "file"))
  var output: String?

  @Flag(help: .message("Without a passphrase, for a machine of its own."))
  var noPassphrase = false

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try? console.openRecord()
    let code: PartyCode
    if let record {
      code = try record.current().party(named: party).code
    } else {
      // Before there is a copy, a code counts as it is: a record may have others than the built-in template.
      code = try PartyCode(party) ?? Template.builtIn().party(named: party.uppercased())
    }
    guard let type = SSHKeygen.KeyType(rawValue: type) else {
      throw CommandFailure(
        .usage,
        Message(
          "There is no type of key “\(type, "given")”. It is one of \(SSHKeygen.KeyType.allCases.map(\.rawValue).joined(separator: ", "), "types")."
        ))
    }
    let file = try output ?? Self.usualFile(code)
    let key: PublicKey
    do throws(SSHKeygen.CreationError) {
      key = try SSHKeygen.create(
        at: file, type: type, comment: code.description, passphrase: noPassphrase ? .none : .ask)
    } catch {
      throw Self.failure(error)
    }
    // A key that is not admitted yet signs nothing in place of one that is.
    let used = try record.flatMap { try Self.usedKey(in: $0) }
    if used == nil { try record?.useKey(at: Self.absolute(file)) }
    if console.options.format == .json {
      try console.print(json: [
        "schema": "gcmrepo.new_key/1", "path": .string(file), "public": .string(file + ".pub"),
        "fingerprint": .string(key.fingerprint),
      ])
    }
    console.remark(
      Message("Your key is \(file, "file"), and stays here. Its fingerprint: \(key.fingerprint, "fingerprint")"))
    if let used {
      console.remark(
        Message(
          """
          This copy of the record signs with \(used, "key") as before. To sign with the new key once it is admitted: git config \
          user.signingkey \(Self.absolute(file).asShellWord, "word")
          """))
    }
    console.remark(
      Message(
        "Send \(file + ".pub", "file") to your secretariat, which admits it: gcmrepo keys add \((file + ".pub").asShellWord, "word") --party \(code.description, "code") --person \"NAME\""
      ))
  }

  /// The key with which a copy signs already.
  private static func usedKey(in record: Record) throws(CommandFailure) -> String? {
    do throws(GitError) {
      let configuration = try record.repository.signingConfiguration()
      return configuration.format == "ssh" ? configuration.key : nil
    } catch {
      throw CommandFailure(.git(error))
    }
  }

  private static func usualFile(_ code: PartyCode) throws -> String {
    guard let home = Console.environment("HOME") else {
      throw CommandFailure(.usage, Message("Name the file of the key with -o."))
    }
    let folder = home + "/.ssh"
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    return folder + "/gcmrepo_" + code.description
  }

  private static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
  }

  private static func failure(_ error: SSHKeygen.CreationError) -> CommandFailure {
    switch error {
    case .exists(let path):
      CommandFailure(
        .refusedInput, Message("\(path, "path") is there already and is kept. Choose another file with -o."))
    case .comment: CommandFailure(.usage, Message("Name the file of the key with -o."))
    case .keygen(let reason): CommandFailure(RecordError.notSigned(reason, by: nil))
    }
  }
}
