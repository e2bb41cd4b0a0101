import Foundation
import Testing

@testable import Documents

@Suite struct LimitsHoldTests {
  /// Takes pandoc some seconds.
  private let slow = Array(("{\\rtf1 " + (0..<60_000).map { "a {\\b b} {\\i c} \($0)\\par " }.joined() + "}").utf8)

  /// A search path with pandoc alone, so that it reads the file.
  private func onlyPandoc() throws -> Scratch {
    let scratch = try Scratch()
    let pandoc = try #require(ExternalProgram.pandoc.locate())
    try FileManager.default.createSymbolicLink(atPath: scratch.path + "/pandoc", withDestinationPath: pandoc)
    return scratch
  }

  @Test func aProgramIsStoppedWhenItsTimeIsOver() async throws {
    let scratch = try Scratch()
    try makeExecutable(try scratch.write("pandoc", Array("#!/bin/sh\nexec sleep 60\n".utf8)))
    var limits = DocumentLimits.standard
    limits.seconds = 0.1
    let error = await refusal("a.rtf", Array("{\\rtf1 a}".utf8), limits: limits, searchPath: scratch.path)
    #expect(error == .timedOut(name: "a.rtf", program: .pandoc, seconds: 0.1))
  }

  /// How a program of a given time limit ends while nobody's task gets a thread for longer than that.
  private func refusalWhenNoThreadIsFree(_ script: String, seconds: Double) async throws -> DocumentError? {
    let scratch = try Scratch()
    try makeExecutable(try scratch.write("pandoc", Array("#!/bin/sh\n\(script)\n".utf8)))
    var limits = DocumentLimits.standard
    limits.seconds = seconds
    async let error = refusal("a.rtf", Array("{\\rtf1 a}".utf8), limits: limits, searchPath: scratch.path)
    // By then the program is being started.
    try await Task.sleep(for: .milliseconds(50))
    await withTaskGroup { group in
      for _ in 0..<ProcessInfo.processInfo.activeProcessorCount { group.addTask { usleep(4_000_000) } }
    }
    return await error
  }

  @Test func aProgramThatEndsInTimeIsNotStoppedWhenNoThreadIsFree() async throws {
    let found = try await refusalWhenNoThreadIsFree("exit 7", seconds: 3)
    #expect(found == .converterFailed(name: "a.rtf", program: .pandoc, status: 7))
  }

  @Test func aProgramIsStoppedInTimeWhenNoThreadIsFree() async throws {
    let found = try await refusalWhenNoThreadIsFree("sleep 2\nexit 7", seconds: 1)
    #expect(found == .timedOut(name: "a.rtf", program: .pandoc, seconds: 1))
  }

  @Test func aProgramIsStoppedWhenItsProcessorsTimeIsOver() async throws {
    let scratch = try Scratch()
    let script = try scratch.write("pandoc", Array("#!/bin/sh\nwhile :; do :; done\n".utf8))
    try makeExecutable(script)
    var limits = DocumentLimits.standard
    limits.processorSeconds = 1
    let error = await refusal("a.rtf", Array("{\\rtf1 a}".utf8), limits: limits, searchPath: scratch.path)
    #expect(
      error == .timedOut(name: "a.rtf", program: .pandoc, seconds: 1)
        || error == .timedOut(name: "a.rtf", program: .pandoc, seconds: 25))
  }

  @Test func aProgramIsStoppedWhenItsMemoryIsOver() async throws {
    let scratch = try onlyPandoc()
    var limits = DocumentLimits.standard
    limits.heapMegabytes = 30
    let error = await refusal("a.rtf", slow, limits: limits, searchPath: scratch.path)
    #expect(error == .memoryExceeded(name: "a.rtf", program: .pandoc, megabytes: 30))
  }

  @Test func aProgramIsStoppedWhenTheTaskIsCancelled() async throws {
    let file = slow
    let task = Task { await refusal("a.rtf", file) }
    try await Task.sleep(for: .milliseconds(100))
    task.cancel()
    #expect(await task.value == .cancelled(name: "a.rtf"))
  }

  @Test func aTextBeyondTheLimitIsRefused() async {
    var limits = DocumentLimits.standard
    limits.textBytes = 50
    let words = String(repeating: "palabra ", count: 20)
    let error = await refusal("a.html", Array("<p>\(words)</p>".utf8), limits: limits)
    #expect(error == .textTooLarge(name: "a.html", limit: 50))
  }

  @Test func aFileBeyondTheLimitIsRefused() async {
    var limits = DocumentLimits.standard
    limits.bytes = 4
    let error = await refusal("a.md", Array("cinco".utf8), limits: limits)
    #expect(error == .tooLarge(name: "a.md", bytes: 5, limit: 4))
  }

  @Test func aMissingProgramIsNamedWithItsPackage() async throws {
    let scratch = try Scratch()
    let rtf = await refusal("a.rtf", Array("{\\rtf1 a}".utf8), searchPath: scratch.path)
    #expect(rtf == .converterMissing(.pandoc))
    let pdf = await refusal("a.pdf", OfficeFiles.pdf(pages: [["a"]]), searchPath: scratch.path)
    #expect(pdf == .converterMissing(.pdftotext))
    #expect(ExternalProgram.pdftohtml.debianPackage == "poppler-utils")
  }

  @Test func aProgramThatFailsIsNamedWithItsStatus() async throws {
    let scratch = try Scratch()
    let script = try scratch.write("pandoc", Array("#!/bin/sh\nexit 7\n".utf8))
    try makeExecutable(script)
    let error = await refusal("a.rtf", slow, searchPath: scratch.path)
    #expect(error == .converterFailed(name: "a.rtf", program: .pandoc, status: 7))
  }

  @Test func eachProgramSaysItsVersion() async {
    for program in ExternalProgram.all {
      let version = await program.version()
      #expect(version?.split(separator: ".").count ?? 0 >= 2, "\(program.name): \(version ?? "none")")
      #expect(await program.version(searchPath: "/nonexistent") == nil)
    }
  }
}
