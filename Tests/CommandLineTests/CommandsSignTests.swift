import Foundation
import Testing

/// What a person writes whose git signs with an SSH key.
@Suite struct CommandsSignTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private func makeKey(_ name: String, passphrase: String = "", type: String = "ed25519") async throws -> String {
    let made = try await desk.shell(
      "ssh-keygen -q -t \(type) -N '\(passphrase)' -C '' -f '\(desk.path(name))'")
    try #require(made.status == 0)
    return try desk.read(name + ".pub").trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// The user's configuration of git.
  private func configure(_ lines: String...) throws {
    try desk.write(".gitconfig", lines.joined(separator: "\n") + "\n")
  }

  private func signsWith(_ key: String, more: String = "") throws {
    try configure("[gpg]\n\tformat = ssh\n[user]\n\tsigningKey = ~/\(key)", more)
  }

  private func script(_ name: String, _ text: String) async throws -> String {
    try desk.write(name + ".text", "#!/bin/sh\n\(text)\n")
    // Written by another process: one that this has open for writing may be busy when it is run.
    _ = try await desk.shell(
      "cat '\(desk.path(name + ".text"))' > '\(desk.path(name))' && chmod +x '\(desk.path(name))'")
    return desk.path(name)
  }

  private var variables: [String: String?] { ["GIT_CONFIG_GLOBAL": desk.path(".gitconfig")] }

  private func submit(
    _ slug: String, at record: String, setting: [String: String?] = [:]
  ) async throws -> Outcome {
    try await desk.gcmrepo(
      "submit", desk.note("\(slug).md", "# Nota \(slug)\n\nTexto de \(slug).\n"), "--country", "CL", "--kind", "input",
      "--id", slug, "--lang", "es", at: record, setting: variables.merging(setting) { $1 })
  }

  private func verified(_ what: String, by key: String, at record: String) async throws -> Bool {
    try desk.write("allowed", "focal-point@CL namespaces=\"git\" \(key)\n")
    return try await desk.shell(
      "cd '\(desk.path(record))' && TZ=UTC git -c gpg.ssh.allowedSignersFile='\(desk.path("allowed"))' \(what)"
    ).status == 0
  }

  @Test(arguments: ["ed25519", "ecdsa"]) func whatIsWrittenStockGitVerifies(type: String) async throws {
    let key = try await makeKey("key", type: type)
    try signsWith("key", more: "[commit]\n\tgpgSign = true")
    let begun = try await desk.gcmrepo("init", "record", setting: variables)
    #expect(begun.status == 0, "\(begun.said)")
    let submitted = try await submit("nota", at: "record")
    #expect(submitted.status == 0, "\(submitted.said)")
    let declared = try await desk.gcmrepo(
      "declare", desk.write("declaration.md", "# Joint declaration\n\nThe States agree.\n"), "--lang", "en",
      "--party", "SACM-TS", "-m", "Agree", at: "record", setting: variables)
    #expect(declared.status == 0, "\(declared.said)")
    let tagged = try await desk.gcmrepo(
      "tag", "draft-1", "-m", "First draft", "--party", "RCM-TS", at: "record", setting: variables)
    #expect(tagged.status == 0, "\(tagged.said)")
    for commit in ["HEAD", "HEAD~1", "HEAD~2"] {
      #expect(try await verified("verify-commit \(commit)", by: key, at: "record"))
    }
    #expect(try await verified("verify-tag draft-1", by: key, at: "record"))
    #expect(try await desk.gcmrepo("verify", at: "record").status == 0)
    let tags = try await desk.gcmrepo("tags", "--format", "json", at: "record")
    #expect(tags.output.contains("\"signed\" : true") || tags.output.contains("\"signed\":true"), "\(tags.output)")
    // Reading needs no key.
    try FileManager.default.removeItem(atPath: desk.path("key"))
    #expect(try await desk.gcmrepo("list", at: "record", setting: variables).status == 0)
    let withdrawn = try await desk.gcmrepo(
      "withdraw", "CL/inputs/nota", "-m", "x", at: "record", setting: variables)
    #expect(withdrawn.status == 6 && withdrawn.said.contains("cannot be read at"), "\(withdrawn.said)")
  }

  @Test func aPassphraseIsAskedForThroughAskpass() async throws {
    let record = try await desk.record()
    try await desk.submit(desk.note("otra.md", "# Otra\n\nOtro texto.\n"), "CL", "input", "otra", at: record)
    let key = try await makeKey("key", passphrase: "un secreto")
    try signsWith("key.pub")
    let before = try await desk.git("rev-parse", "HEAD", in: record)
    let wrong = try await script("wrong", "echo otro")
    let setting = ["SSH_ASKPASS_REQUIRE": "force", "SSH_ASKPASS": wrong]
    let refused = try await submit("nota", at: record, setting: setting)
    #expect(refused.status == 6 && refused.said.contains("passphrase"), "\(refused.said)")
    let nobody = try await submit("nota", at: record)
    #expect(nobody.status == 6 && nobody.said.contains("passphrase"), "\(nobody.said)")
    #expect(try await desk.git("rev-parse", "HEAD", in: record) == before)
    // While the person types, another person writes without waiting.
    let askpass = try await script(
      "askpass",
      """
      if ! test -e '\(desk.path("asked"))'; then
        touch '\(desk.path("asked"))'
        '\(Program.gcmrepo)' withdraw CL/inputs/otra -m x -C '\(desk.path(record))' >/dev/null 2>&1
      fi
      echo 'un secreto'
      """)
    let done = try await submit(
      "nota", at: record,
      setting: ["SSH_ASKPASS_REQUIRE": "force", "SSH_ASKPASS": askpass, "GIT_CONFIG_GLOBAL": desk.path(".gitconfig")])
    // The other person's git names the same key, and is asked as well: by the same script, which then only answers.
    #expect(done.status == 0, "\(done.said)")
    #expect(try await verified("verify-commit HEAD", by: key, at: record))
    #expect(try await verified("verify-commit HEAD~1", by: key, at: record))
    let subjects = try await desk.git("log", "-2", "--format=%s", in: record)
    #expect(subjects.split(separator: "\n").last?.hasPrefix("Withdraw") == true, "\(subjects)")
  }

  @Test func whatCannotSignIsSaid() async throws {
    let record = try await desk.record()
    _ = try await makeKey("key")
    for (configuration, status, words) in [
      ("[gpg]\n\tformat = ssh\n[commit]\n\tgpgSign = true", 6, "names no key"),
      ("[gpg]\n\tformat = ssh\n[user]\n\tsigningKey = ~/nowhere", 6, "nowhere"),
      ("[gpg]\n\tformat = ssh\n[user]\n\tsigningKey = ~/.gitconfig", 6, "is not an SSH key"),
      ("[gpg]\n\tformat = ssh\n[user]\n\tsigningKey = key::ssh-ed25519 AAAA", 6, "is not an SSH key"),
      ("[gpg]\n\tformat = ssh", 0, ""), ("[user]\n\tsigningKey = 0123ABCD", 0, ""),
      ("[commit]\n\tgpgSign = true", 0, "SSH keys only"),
      ("[gpg]\n\tformat = openpgp\n[tag]\n\tgpgSign = true", 0, "SSH keys only"),
    ] {
      try configure(configuration)
      let run = try await submit("n\(abs(configuration.hashValue) % 1_000_000)", at: record)
      #expect(run.status == status && (words.isEmpty || run.said.contains(words)), "\(configuration): \(run.said)")
      #expect(run.said.contains("signs with SSH keys only") == (words == "SSH keys only"), "\(run.said)")
    }
  }
}
