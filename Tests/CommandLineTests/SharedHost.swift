import Foundation
import Testing

/// A shared record on a desk: the host, a key for each person, and clones by stock git that sign as git does.
struct SharedHost {
  let desk: Desk
  let host = "host.git"

  /// Parties and the names of their persons.
  static let people = [
    "RCM-TS": "Rosa Paz", "SACM-TS": "Saul Rey", "CL": "Ana Rojas", "MX": "Max Luna", "XX": "Eva Nadie",
  ]

  init(_ desk: Desk) async throws {
    self.desk = desk
    for party in Self.people.keys { try await makeKey(party) }
    try await desk.done(
      "host", "init", host, "--admin", admin("RCM-TS"), "--admin", admin("SACM-TS"), setting: person("RCM-TS"))
  }

  func makeKey(_ name: String, type: String = "ed25519") async throws {
    let made = try await desk.shell("ssh-keygen -q -t \(type) -N '' -C '' -f '\(desk.path("key-" + name))'")
    try #require(made.status == 0, "\(made.said)")
  }

  func key(_ name: String) -> String { desk.path("key-" + name) }

  func admin(_ party: String) -> String {
    "\(party)=\(key(party)).pub:\(Self.people[party] ?? "") <\(party)@example.org>"
  }

  /// The environment of a party's person.
  func person(_ party: String) -> [String: String?] {
    let (name, mail) = (Self.people[party] ?? party, "\(party)@example.org")
    return [
      "GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": mail, "GIT_COMMITTER_NAME": name, "GIT_COMMITTER_EMAIL": mail,
    ]
  }

  /// A clone by stock git, in which a person signs with their key.
  func clone(_ party: String, as name: String? = nil, key: String? = nil) async throws -> String {
    let folder = name ?? "work-" + party
    let made = try await desk.shell(
      """
      git clone -q '\(desk.path(host))' '\(folder)' && cd '\(folder)' && git config gpg.format ssh &&
      git config user.signingkey '\(self.key(key ?? party))' && git config commit.gpgsign true &&
      git config tag.gpgsign true && git config gcmrepo.push false && git config gpg.ssh.allowedSignersFile "$PWD/keys/allowed_signers"
      """, setting: person(party))
    try #require(made.status == 0, "\(made.said)")
    return folder
  }

  /// Runs a line of `sh` in a clone, as a person.
  func shell(_ line: String, in clone: String, as party: String) async throws -> Outcome {
    try await desk.shell("cd '\(desk.path(clone))' && { \(line)\n}", setting: person(party))
  }

  /// Admits a State's first key, by RCM's secretariat.
  func admit(_ party: String, in clone: String) async throws {
    try await desk.done(
      "keys", "add", key(party) + ".pub", "--party", party, "--person", Self.people[party] ?? "", more: ["-C", clone],
      setting: person("RCM-TS"))
  }

  /// Lets the record take submissions by browser, as both secretariats must agree.
  func takeUploads() async throws {
    for party in ["RCM-TS", "SACM-TS"] {
      let clone = try await clone(party, as: "rules-" + party)
      let file = clone + "/gcmrepo.yml"
      let version = try #require(try desk.read(file).firstMatch(of: /\n  version: ([0-9]+)/)?.1.description)
      let text = try desk.read(file).replacing(/(features: .*)\]/) { "\($0.1), uploads]" }
        .replacing("\n  version: \(version)", with: "\n  version: \((Int(version) ?? 0) + 1)")
      try await desk.done(
        "rules", "change", desk.write("uploads.yml", text), "-m", "Take submissions by browser", more: ["-C", clone],
        setting: person(party))
      let pushed = try await push(from: clone, as: party)
      try #require(pushed.status == 0, "\(pushed.said)")
      try desk.remove(clone)
    }
  }

  func push(_ what: String = "main", from clone: String, as party: String) async throws -> Outcome {
    try await shell("git push -q origin \(what)", in: clone, as: party)
  }

  func references() async throws -> String { try await desk.git("for-each-ref", in: host) }
}
