import Foundation
import Subprocess
import Testing

/// Reading a record runs nothing and misleads nobody, whatever its configuration and the environment.
@Suite struct ReadingMisleadsNobodyTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// A record with one file replaced in the object store, and the intact one beside it.
  private func forged() async throws -> (forged: String, sound: String) {
    let record = try await desk.negotiatedRecord()
    let sound = try desk.copy(record, as: "sound")
    let id = try await desk.git("rev-parse", "draft-1:countries/CL/inputs/aportes/original.es.md", in: record)
    let other = try await desk.git("rev-parse", "main:gcmrepo.yml", in: record)
    let objects = record + "/.git/objects/"
    try desk.remove(objects + id.prefix(2) + "/" + id.dropFirst(2))
    try desk.copy(
      objects + other.prefix(2) + "/" + other.dropFirst(2), as: objects + id.prefix(2) + "/" + id.dropFirst(2))
    return (record, sound)
  }

  @Test func theEnvironmentLeadsTheVerifierNowhereElse() async throws {
    let (forged, sound) = try await forged()
    let git = sound + "/.git"
    let local = try await desk.git("rev-parse", "--local-env-vars", in: sound).split(separator: "\n").map(String.init)
    let told = [
      "GIT_DIR": git, "GIT_COMMON_DIR": git, "GIT_OBJECT_DIRECTORY": git + "/objects", "GIT_WORK_TREE": sound,
      "GIT_ALTERNATE_OBJECT_DIRECTORIES": git + "/objects", "GIT_CONFIG": git + "/config", "GIT_CONFIG_COUNT": "1",
      "GIT_CONFIG_KEY_0": "core.worktree", "GIT_CONFIG_VALUE_0": sound,
      "GIT_CONFIG_PARAMETERS": "'core.worktree'='\(sound)'", "GIT_INDEX_FILE": git + "/index",
      "GIT_EXEC_PATH": "/nonexistent", "GIT_NAMESPACE": "other", "GIT_TRACE": desk.path("trace"),
    ]
    for name in local + Array(told.keys) {
      let setting = [name: told[name] ?? sound]
      let found = try await desk.gcmrepo("verify", "--quiet", at: forged, setting: setting)
      #expect(found.status == 1, "\(name): \(found.said)")
    }
    let all = Dictionary((local + Array(told.keys)).map { ($0, told[$0] ?? forged) }) { first, _ in first }
    #expect(try await desk.gcmrepo("verify", "--quiet", at: forged, setting: all).status == 1)
    let of = Dictionary(
      (local + Array(told.keys)).map { ($0, (told[$0] ?? forged).replacing(sound, with: forged)) }
    ) { first, _ in first }
    try await desk.done("verify", at: sound, setting: of)
    #expect(!desk.exists("trace"))
  }

  @Test func theRecordsOwnConfigurationRunsNothingAndLeadsNowhereElse() async throws {
    let (forged, sound) = try await forged()
    let marker = desk.path("marker")
    let program = try desk.write("program", "#!/bin/sh\ntouch '\(marker)'\nexit 1\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
    let keys = [
      "core.fsmonitor", "core.sshCommand", "core.alternateRefsCommand", "core.pager", "core.editor", "core.askPass",
      "diff.external", "filter.x.clean", "filter.x.smudge", "gpg.program", "credential.helper",
      "uploadpack.packObjectsHook",
    ]
    for record in [forged, sound] {
      for key in keys { try await desk.git("config", key, program, in: record) }
      try await desk.git("config", "alias.fsck", "!" + program, in: record)
    }
    try await desk.git("config", "core.worktree", sound, in: forged)
    #expect(try await desk.gcmrepo("verify", "--quiet", at: forged).status == 1)
    for words in [["verify"], ["audit", "-q"], ["status"], ["list"], ["log"], ["tags"], ["diff", "draft-1"]] {
      #expect(try await desk.program(words, at: sound).run().status == 0, "\(words)")
    }
    try await desk.submit(desk.note(), at: sound)
    #expect(!desk.exists("marker"))
  }

  /// Two of three runs reported it when the verifier read the branch twice. The writer stops by itself: on a busy machine
  /// its record would grow, and each verification with it, for minutes.
  @Test func besideAWriterTheVerifierRaisesNoFalseAlarm() async throws {
    let record = try await desk.record()
    async let written = desk.shell(
      """
      i=0
      until test -e enough; do
        i=$((i + 1)); printf '# Nota\\n\\nVez %s.\\n' $i > n.md
        "$GCMREPO" submit n.md --country CL --kind input --id n --lang es -q -C '\(record)' > receipt || exit 1
        if test $((i % 4)) = 0; then "$GCMREPO" tag d-$i -m x --party AD-HOC -q -C '\(record)' || exit 1; fi
        test $i -lt 150 || exit 0
      done
      """)
    for _ in 0..<15 {
      let run = try await desk.gcmrepo("verify", at: record)
      #expect(run.status == 0, "\(run.output)")
    }
    try desk.write("enough", "")
    #expect(try await written.status == 0)
  }

  @Test func aReferenceThatNamesNothingIsFound() async throws {
    let record = try await desk.record()
    try desk.write(record + "/.git/refs/tags/draft-1", "garbage\n")
    for command in ["verify", "audit"] {
      let run = try await desk.gcmrepo(command, at: record)
      #expect(run.status == 1 && run.output.contains("refs/tags/draft-1"), "\(run.output)")
    }
  }
}
