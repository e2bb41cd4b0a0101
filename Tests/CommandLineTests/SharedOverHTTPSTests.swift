import Foundation
import Testing

/// A shared record behind a real web server: nginx with TLS, and git's own program for http.
@Suite struct SharedOverHTTPSTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  @Test func aPushOverHTTPSIsJudgedAsAnyOther() async throws {
    let shared = try await SharedHost(desk)
    let clone = try await shared.clone("RCM-TS")
    try await shared.admit("CL", in: clone)
    let run = try await WebServer(.passwords, on: desk).serving(
      """
      git -C '\(clone)' push -q "$URL" main </dev/null && exit 92
      git -C '\(clone)' push -q "$WITH" main || exit 93
      git clone -q "$WITH" fresh || exit 94
      git -C fresh fetch -q origin refs/gcmrepo/received || exit 95
      git -C fresh -c commit.gpgsign=false commit -q --allow-empty -m forged
      git -C fresh push -q origin main && exit 96
      exit 0
      """, setting: shared.person("RCM-TS").merging(["GIT_TERMINAL_PROMPT": "0"]) { $1 })
    #expect(run.status == 0, "\(run.said)")
    #expect(run.said.contains("Party"), "\(run.said)")
    try await desk.done("audit", at: shared.host)
  }

  /// Whoever has a certificate of the authority shares as anywhere; without it, or with another's, nothing is reached
  /// and nothing lost.
  @Test func aCertificateLetsAPersonReachTheRecord() async throws {
    let shared = try await SharedHost(desk)
    let secretariat = try await shared.clone("RCM-TS")
    try await shared.admit("CL", in: secretariat)
    try #require(try await shared.push(from: secretariat, as: "RCM-TS").status == 0)
    try desk.write("uno.md", "# Uno\n\nUno.\n")
    try desk.write("dos.md", "# Dos\n\nDos.\n")
    let run = try await WebServer(.certificates, on: desk).serving(
      """
      "$GCMREPO" clone "$URL" none --key '\(shared.key("CL"))' 2> no-clone; echo "clone without: $?"
      export GIT_CONFIG_GLOBAL="$PWD/gitconfig"
      git config --global "http.$URL.sslCert" "$PWD/ana.crt"; git config --global "http.$URL.sslKey" "$PWD/ana.key"
      "$GCMREPO" clone "$URL" cl --key '\(shared.key("CL"))' || exit 92
      "$GCMREPO" submit uno.md --country CL --kind input --id uno --lang es -C cl --format json > uno.json || exit 93
      export GIT_CONFIG_GLOBAL=/dev/null
      "$GCMREPO" submit dos.md --country CL --kind input --id dos --lang es -C cl > dos.out 2> no-push; echo "without: $?"
      GIT_SSL_CERT="$PWD/stranger.crt" GIT_SSL_KEY="$PWD/stranger.key" "$GCMREPO" sync -C cl 2> no-sync
      echo "another's: $?"
      GIT_SSL_CERT="$PWD/gone.crt" GIT_SSL_KEY="$PWD/ana.key" "$GCMREPO" sync -C cl 2> no-file; echo "no file: $?"
      "$GCMREPO" outbox -C cl --format json > waiting.json || exit 94
      GIT_SSL_CERT="$PWD/ana.crt" GIT_SSL_KEY="$PWD/ana.key" "$GCMREPO" sync -C cl || exit 95
      """, setting: shared.person("CL"))
    #expect(run.status == 0, "\(run.said)")
    #expect(run.output == "clone without: 6\nwithout: 6\nanother's: 6\nno file: 6\n", "\(run.output) \(run.said)")
    #expect(!desk.exists("none"))
    for file in ["no-clone", "no-push", "no-sync", "no-file"] {
      let said = try desk.read(file)
      #expect(
        said.contains("does not let you in. Check with its keeper that your key, password or certificate"),
        "\(file): \(said)")
    }
    #expect(try desk.read("no-push").contains("not shared yet"))
    #expect(try desk.read("uno.json").contains("\"state\":\"received\""))
    #expect(try desk.read("waiting.json").contains("CL/inputs/dos"))
    let host = try await desk.git("log", "--format=%s", in: shared.host)
    for name in ["uno", "dos"] { #expect(host.contains("CL/inputs/\(name)"), "\(host)") }
    try await desk.done("verify", at: shared.host)
  }
}
