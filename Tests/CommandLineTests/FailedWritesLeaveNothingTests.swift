import Foundation
import Subprocess
import Testing

@Suite struct FailedWritesLeaveNothingTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private let submission = "--country PY --kind input --id nota --lang es"

  /// The program with a limit on file sizes, which it meets like a full disk.
  private func bounded(_ bytes: Int, _ words: String) async throws -> Outcome {
    try await desk.shell("exec env --default-signal=XFSZ prlimit --fsize=\(bytes) \"$GCMREPO\" \(words)")
  }

  @Test(arguments: [0, 100, 300])
  func aFullDiskIsSaidPlainlyAndChangesNothing(_ room: Int) async throws {
    let record = try await desk.record()
    _ = try desk.note("nota.md", "# Nota\n\n" + (0..<400).map { "\($0 * 7919 % 1009) " }.joined() + "\n")
    try await desk.expectNothingWritten(in: record) {
      let run = try await bounded(room, "submit nota.md \(submission) -C '\(record)'")
      expectRefusal(run, status: 4, naming: "disk is full", "Nothing was written")
    }
    #expect(desk.files(under: record, endingIn: "").filter { $0.contains("tmp_object") }.isEmpty || room > 0)
    try await desk.submit("nota.md", "PY", at: record)
    try await desk.done("verify", at: record)
    #expect(try await desk.git("status", "--porcelain", in: record).isEmpty)
  }

  /// For a file larger than libgit2's buffer, it reports nothing of its own.
  @Test(arguments: [1_000, 20_000]) func aFullDiskIsNoDamageWhereLibgit2IsSilent(_ room: Int) async throws {
    let record = try await desk.record()
    try makeLargeNote()
    try await desk.expectNothingWritten(in: record) {
      let run = try await bounded(room, "submit nota.md \(submission) -C '\(record)'")
      expectRefusal(run, status: 4, naming: "disk is full", "Nothing was written")
    }
    try await desk.submit("nota.md", "PY", at: record)
    try await desk.done("verify", at: record)
  }

  /// A separate disk, if the system allows one.
  @Test func aDiskThatIsFullIsNoDamage() async throws {
    let record = try await desk.record()
    try makeLargeNote()
    let run = try await desk.shell(
      """
      mkdir disk && mount -t tmpfs -o size=2m tmpfs disk 2>/dev/null || exit 77
      trap 'umount disk' EXIT
      cp -r '\(record)' disk/record && cd disk/record || exit 76
      for i in 1 2 3 4; do head -c 100000 /dev/zero >> .git/filler; done
      status=0
      while test $status = 0; do
        i=$((i + 1)); echo "$i" >> ../../nota.md
        "$GCMREPO" submit ../../nota.md --country PY --kind input --lang es --id "n$i" -q > ../../receipt
        status=$?
      done
      git for-each-ref >&2 && git fsck --strict --no-dangling >&2
      rm .git/filler && git reset -q --hard
      "$GCMREPO" submit ../../nota.md --country CL --kind input --lang es -q > ../../receipt && "$GCMREPO" verify -q
      echo "$status $?"
      """)
    if run.status == 77 { return }
    #expect(run.output == "4 0\n", "\(run.said)")
    #expect(run.said.contains("The disk is full."), "\(run.said)")
    #expect(!run.said.contains("damaged"), "\(run.said)")
  }

  /// A disk filled up to some room, and a command on it; then there is room again.
  private func onFullDisk(_ record: String, _ command: String) async throws -> Outcome? {
    let run = try await desk.shell(
      """
      mkdir disk && mount -t tmpfs -o size=16m tmpfs disk 2>/dev/null || exit 77
      trap 'umount disk' EXIT
      git -C '\(record)' gc -q
      cp -r '\(record)' disk/record && cd disk/record || exit 76
      for room in 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 18 20 22 24 26 28 30; do
        dd if=/dev/zero of=.git/filler bs=4k 2>/dev/null
        truncate -s $(($(stat -c %s .git/filler) - room * 4096)) .git/filler
        \(command)
        echo "room $room: status $?"
        rm .git/filler
      done
      "$GCMREPO" verify -q || exit 75
      """)
    return run.status == 77 ? nil : run
  }

  @Test func aDraftOnAFullDiskSaysSo() async throws {
    let record = try await desk.record()
    guard let run = try await onFullDisk(record, "\"$GCMREPO\" tag d-$room -m x --party AD-HOC -q") else { return }
    #expect(run.status == 0, "\(run.said)")
    #expect(run.output.contains("status 4") && run.output.contains("status 0"), "\(run.output)")
    #expect(run.said.contains("The disk is full."))
    #expect(!run.said.contains("damaged") && !run.said.contains("--verbose"), "\(run.said)")
  }

  @Test func afterAFullDiskTheNextWriteBringsTheFilesAlong() async throws {
    let record = try await desk.record()
    try makeLargeNote()
    let submit = """
      "$GCMREPO" submit ../../nota.md --country PY --kind input --lang es --id n-$room > ../../receipt
            status=$?; rm -f .git/filler
            "$GCMREPO" submit ../../nota.md --country CL --kind input --lang es --id m-$room -q > ../../receipt || exit 74
            test -z "$(git status --porcelain)" || { git status --porcelain >&2; exit 73; }
            touch .git/filler; (exit $status)
      """
    guard let run = try await onFullDisk(record, submit) else { return }
    #expect(run.status == 0, "\(run.output) \(run.said)")
    #expect(run.output.contains("status 4"), "\(run.output)")
    #expect(run.said.contains("git restore"), "\(run.said)")
  }

  private func makeLargeNote() throws {
    var numbers = SystemRandomNumberGenerator()
    let words = (0..<12_000).map { _ in String(UInt32.random(in: 0...UInt32.max, using: &numbers), radix: 36) }
    _ = try desk.note("nota.md", "# Nota\n\n" + words.joined(separator: " ") + "\n")
  }

  @Test func whereOnlyTheShownFilesFindNoRoomTheRecordHoldsItAndTheNextWriterWritesThem() async throws {
    let record = try await desk.record()
    _ = try desk.note()
    // Room for the objects and for the reference, but not for the index.
    let run = try await bounded(2000, "submit nota.md \(submission) --format json -C '\(record)'")
    try #require(run.status == 0, "\(run.said)")
    #expect(run.said.contains("git restore") && run.said.contains("countries/PY/inputs/nota"))
    try await desk.done("verify", "-", at: record, input: run.output)
    try await desk.submit("nota.md", "CL", at: record)
    #expect(try await desk.git("status", "--porcelain", in: record).isEmpty)
    try await desk.done("verify", at: record)
  }

  @Test func anInitWithoutRoomLeavesNoFolder() async throws {
    for room in [0, 1000] {
      let run = try await bounded(room, "init record")
      expectRefusal(run, status: 4)
      #expect(!desk.exists("record"))
    }
    try await desk.done("init", "record")
  }

  @Test func outputThatCannotBeWrittenIsNoSuccess() async throws {
    let record = try await desk.negotiatedRecord()
    for words in [
      "list", "list --format json", "diff draft-1", "show CL/inputs/aportes", "audit --format csv",
    ] {
      let run = try await desk.shell("\"$GCMREPO\" \(words) -q -C '\(record)' > /dev/full")
      #expect(run.status == 6, "\(words): \(run.said)")
      #expect(run.said.contains("could not be written"))
    }
  }

  @Test func aReaderThatLeavesEarlyIsNoFailure() async throws {
    let record = try await desk.negotiatedRecord()
    let run = try await desk.shell(
      "for i in 1 2 3; do { \"$GCMREPO\" log -C '\(record)'; echo $? >> status; } | true; done; cat status"
    )
    #expect(run.output.split(separator: "\n").allSatisfy { $0 == "0" })
    #expect(run.said.isEmpty)
  }

  @Test func aWriterWaitsForAnotherToEnd() async throws {
    let record = try await desk.record()
    _ = try desk.note()
    let run = try await desk.shell(
      """
      flock '\(record)/.git/gcmrepo.lock' sh -c 'touch held; sleep 1; touch ended' &
      until test -e held; do sleep 0.01; done
      "$GCMREPO" submit nota.md \(submission) -q -C '\(record)' && test -e ended && wait
      """)
    #expect(run.status == 0, "\(run.said)")
    #expect(try await desk.git("rev-list", "--count", "main", in: record) == "2")
  }

  @Test func gitAtWorkInTheFolderIsWaitedForAndThenNamed() async throws {
    let record = try await desk.record()
    try desk.write("record/.git/index.lock", "")
    let before = try await desk.git("rev-parse", "main", in: record)
    let run = try await desk.gcmrepo(
      "submit", desk.note(), "--country", "PY", "--kind", "input", "--lang", "es", at: record)
    expectRefusal(run, status: 4, naming: "index.lock", "Nothing was written")
    #expect(desk.exists("record/.git/index.lock"))
    #expect(try await desk.git("rev-parse", "main", in: record) == before)
    try desk.remove("record/.git/index.lock")
    try await desk.submit("nota.md", "PY", at: record)
  }

  @Test func aLockOfTheBranchIsNamedAndAnOldOneRemoved() async throws {
    let record = try await desk.record()
    let lock = "record/.git/refs/heads/main.lock"
    try desk.write(lock, "")
    let run = try await desk.gcmrepo(
      "submit", desk.note(), "--country", "PY", "--kind", "input", "--lang", "es", at: record)
    expectRefusal(run, status: 4, naming: "refs/heads/main.lock", "A git command is running", "Nothing was written")
    #expect(desk.exists(lock))
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -172_800)], ofItemAtPath: desk.path(lock))
    try await desk.submit("nota.md", "PY", at: record)
    #expect(!desk.exists(lock))
  }

  @Test func controlCLeavesAllOrNothing() async throws {
    let record = try await desk.record()
    let file = try desk.note(
      "largo.md", "# Largo\n\n" + String(repeating: "palabra ", count: 1_500_000) + "\n")
    let html = try desk.write(
      "largo.html", (0..<20_000).map { "<p>a <b>b</b> <i>c</i> \($0)</p>" }.joined())
    for (file, milliseconds) in [(file, 60), (file, 250), (html, 400), (html, 900)] {
      let before = try await desk.git("rev-parse", "main", in: record)
      let run = try await desk.program(
        ["submit", file, "--country", "CL", "--kind", "input", "--id", "largo", "--lang", "es"], at: record
      ).run(sending: .interrupt, after: .milliseconds(milliseconds))
      let after = try await desk.git("rev-parse", "main", in: record)
      #expect(run.status == 0 || run.status == -2 || run.status == 130, "\(run.said)")
      if run.status == 0 { #expect(after != before) }
      try await desk.done("verify", at: record)
    }
    try await desk.submit(desk.note(), at: record)
    #expect(try await desk.git("status", "--porcelain", in: record).isEmpty)
    expectNoProgramIsLeft()
  }

  /// No converter keeps running after the program that started it.
  private func expectNoProgramIsLeft() {
    let left = (try? FileManager.default.contentsOfDirectory(atPath: "/proc"))?.filter { name in
      guard Int(name) != nil,
        let words = try? String(contentsOfFile: "/proc/\(name)/environ", encoding: .utf8)
      else { return false }
      return words.contains(desk.folder)
    }
    #expect(left ?? [] == [])
  }
}
