import Subprocess

/// OpenSSH's programs on this machine: `ssh`, `ssh-keygen`.
enum OpenSSHClient {
  static let debianPackage = "openssh-client"

  /// Its version, such as `9.2p1`, from `OpenSSH_9.2p1 Debian-2, OpenSSL 3.0.17`; `nil` if it is missing.
  static func version() async -> String? {
    guard
      let run = try? await Subprocess.run(
        .name("ssh"), arguments: ["-V"], input: .none, output: .discarded, error: .string(limit: 4096)),
      run.terminationStatus.isSuccess
    else { return nil }
    guard let name = run.standardError.split(whereSeparator: { $0 == " " || $0 == "," || $0.isNewline }).first else {
      return nil
    }
    return name.split(separator: "_").last.map(String.init)
  }
}
