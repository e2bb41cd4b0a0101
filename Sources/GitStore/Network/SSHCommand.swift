#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How git calls ssh where the user has not said so: with a limit on time, and with the key that signs here.
///
/// The key with which a person signs is usually the one that the host's keeper knows. ssh would not offer it unless it has
/// one of the usual names. Keys of agents and of ssh's configuration are offered as well.
struct SSHCommand {
  let options: NetworkOptions
  /// The file of the key that signs, private or public, as in `user.signingkey`.
  let key: String?

  /// The value of `GIT_SSH_COMMAND`, which git gives to a shell.
  var line: String {
    let asking = options.isInteractive ? "" : " -o BatchMode=yes"
    return "ssh -o ConnectTimeout=\(options.connectSeconds) -o ServerAliveInterval=15 -o ServerAliveCountMax=4\(asking)"
      + identities.map { " -i '" + $0.replacing("'", with: "'\\''") + "'" }.joined()
  }

  /// The private keys to offer. With one named, ssh no longer offers those with the usual names (ssh_config(5),
  /// IdentityFile), so they are named too; a missing one would be complained of.
  private var identities: [String] {
    let home = getenv("HOME").map { String(cString: $0) } ?? ""
    guard var own = key, !own.hasPrefix("key::"), !own.hasPrefix("ssh-") else { return [] }
    if own.hasPrefix("~/") { own = home + own.dropFirst() }
    if own.hasSuffix(".pub") { own.removeLast(4) }
    guard own.hasPrefix("/"), Self.isOffered(own) else { return [] }
    let usual = ["id_rsa", "id_ecdsa", "id_ed25519"].map { home + "/.ssh/" + $0 }
    return [own] + usual.filter { $0 != own && Self.isOffered($0) }
  }

  /// Whether ssh can read it and takes its name as it is: in others it expands `%` and `${…}`.
  private static func isOffered(_ path: String) -> Bool {
    access(path, R_OK) == 0 && !path.utf8.contains { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "$") || $0 < 0x20 }
  }
}
