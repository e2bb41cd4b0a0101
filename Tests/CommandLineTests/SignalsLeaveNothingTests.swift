import Foundation
import Subprocess
import Testing

@Suite struct SignalsLeaveNothingTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private func processes() -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).filter { name in
      Int(name) != nil
        && (try? String(contentsOfFile: "/proc/\(name)/cmdline", encoding: .utf8))?.contains(desk.folder) == true
    }
  }

  @Test(arguments: [Signal.terminalClosed, .terminate, .interrupt])
  func itEndsOutsideProgramsWithAllThatTheyHaveStarted(_ signal: Signal) async throws {
    try desk.makeFolder("bin")
    for name in ["pandoc", "soffice", "git"] {
      try desk.write("bin/\(name)", "#!/bin/sh\ntouch \(desk.folder)/begun\nsh -c 'sleep 30; : \(desk.folder)'\n")
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: desk.path("bin/" + name))
    }
    let record = try await desk.record()
    let path = "\(desk.path("bin")):/usr/bin:/bin"
    let run = try await desk.program(["verify"], at: record, setting: ["PATH": path])
      .run(sending: signal, after: .seconds(3))
    #expect(run.status == 130, "\(run.said)")
    #expect(desk.exists("begun"))
    for _ in 0..<50 where !processes().isEmpty { try await Task.sleep(for: .milliseconds(100)) }
    #expect(processes() == [])
    #expect(try desk.names(in: ".").filter { $0.hasPrefix("gcmrepo-") } == [])
  }

  @Test func aDemoThatIsKilledLeavesNothingThatTheNextOneDoesNotRemove() async throws {
    for seconds in [0.2, 0.6, 1.2] {
      let run = try await desk.program(["demo", "sample"]).run(sending: .kill, after: .seconds(seconds))
      // Killed after its last step but one, it has put the whole sample in place, which is verified below.
      guard run.status == -9, !desk.exists("sample") else { break }
      #expect(try desk.names(in: ".").filter { !$0.hasPrefix(".sample.gcmrepo-demo-") } == [])
    }
    if !desk.exists("sample") { try await desk.done("demo", "sample") }
    #expect(try desk.names(in: ".").filter { $0.hasPrefix(".") } == [])
    try await desk.done("verify", at: "sample")
  }

  @Test(arguments: [Signal.terminalClosed, .terminate, .interrupt])
  func aDemoThatIsAskedToEndLeavesNothing(_ signal: Signal) async throws {
    let run = try await desk.program(["demo", "sample"]).run(sending: signal, after: .seconds(0.8))
    if run.status == 0 { return }
    #expect(try desk.names(in: ".") == [])
  }

  @Test func aDemoAtWorkIsNotSweptByAnother() async throws {
    async let first = desk.gcmrepo("demo", "one")
    async let second = desk.gcmrepo("demo", "two")
    #expect(try await [first.status, second.status] == [0, 0])
    #expect(try desk.names(in: ".") == ["one", "one-redline.html", "two", "two-redline.html"])
  }

  @Test func aDemoFillsTheFolderThatOneStandsIn() async throws {
    try desk.makeFolder("here")
    try await desk.done("demo", ".", from: "here")
    try await desk.done("verify", at: "here")
    #expect(try desk.names(in: ".") == ["here", "here-redline.html"])
    #expect(try await desk.git("status", "--porcelain", in: "here") == "")
  }
}
