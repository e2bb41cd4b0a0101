import Foundation
import Testing

/// A real sshd of this user on the loopback interface, which a shell reaches as `ssh://record@example.org/`.
///
/// ssh reads no configuration and no agent of the user who runs the tests. What the server lets in is in the desk's own
/// `.ssh/authorized_keys`.
struct SSHHost {
  private let desk: Desk
  private let program: String

  init(_ desk: Desk) throws {
    self.desk = desk
    program = try #require(["/usr/sbin/sshd", "/usr/bin/sshd"].first(where: FileManager.default.isExecutableFile))
    // sshd of root wants it, and it is made at boot where sshd is a service.
    if getuid() == 0 { mkdir("/run/sshd", 0o755) }
    try desk.write(
      "sshd_config",
      """
      ListenAddress 127.0.0.1
      HostKey \(desk.path("sshd-key"))
      AuthorizedKeysFile \(desk.path(".ssh/authorized_keys"))
      StrictModes no
      UsePAM no
      PidFile none
      PasswordAuthentication no
      KbdInteractiveAuthentication no
      PermitRootLogin yes
      SetEnv GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1

      """)
    // What a machine has at the address, and a user at the name, are here.
    try desk.write(
      "bin/ssh",
      """
      #!/bin/bash
      exec /usr/bin/ssh -F none -o IdentityAgent=none -o UserKnownHostsFile='\(desk.path("known_hosts"))' \\
        -o GlobalKnownHostsFile=/dev/null -o HostName=127.0.0.1 -o HostKeyAlias=example.org \\
        -p "$(cat '\(desk.path("sshd-port"))')" "${@/record@example.org/\(NSUserName())@example.org}"
      """)
    // The answer to each question for a passphrase.
    try desk.write("bin/no-passphrase", "#!/bin/sh\necho\n")
    for name in ["ssh", "no-passphrase"] {
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: desk.path("bin/" + name))
    }
  }

  /// Lines of bash that start it, and end it with the shell.
  var starting: [String] {
    [
      """
      ssh-keygen -q -t ed25519 -N '' -f '\(desk.path("sshd-key"))'
      echo "example.org $(cat '\(desk.path("sshd-key")).pub')" > '\(desk.path("known_hosts"))'
      trap 'kill $sshd 2>/dev/null' EXIT
      reached=
      for attempt in 1 2 3 4 5; do
        port=$((20000 + ($$ * 7 + attempt * 1013) % 20000))
        '\(program)' -D -f '\(desk.path("sshd_config"))' -p $port -E '\(desk.path("sshd-log"))' & sshd=$!
        for wait in $(seq 100); do
          kill -0 $sshd 2>/dev/null || break
          if (: < /dev/tcp/127.0.0.1/$port) 2>/dev/null; then reached=1; break 2; fi
          sleep 0.05
        done
      done
      [ -n "$reached" ]
      echo $port > '\(desk.path("sshd-port"))'
      """
    ]
  }

  /// The environment in which ssh and ssh-keygen ask nobody.
  var setting: [String: String?] {
    ["SSH_ASKPASS": desk.path("bin/no-passphrase"), "SSH_ASKPASS_REQUIRE": "force", "SSH_AUTH_SOCK": nil]
  }
}
