import Foundation
import SystemPackage
import Testing

@testable import Documents

@Suite struct ReadingIsSafeTests {
  private func refusal(_ path: String, limit: Int = 1_000) -> DocumentError? {
    var limits = DocumentLimits.standard
    limits.bytes = limit
    do throws(DocumentError) {
      _ = try SubmittedFile.read(path: path, limits: limits)
      return nil
    } catch {
      return error
    }
  }

  @Test func aRegularFileIsReadWithItsName() throws {
    let scratch = try Scratch()
    let path = try scratch.write("a.md", [1, 2, 3])
    #expect(try SubmittedFile.read(path: path) == SubmittedFile(name: "a.md", bytes: [1, 2, 3]))
  }

  @Test func aNameIsComposed() throws {
    let scratch = try Scratch()
    let path = try scratch.write("nin\u{303}ez.md", [1])
    let name = try SubmittedFile.read(path: path).name
    #expect(Array(name.utf8) == Array("ni\u{F1}ez.md".utf8))
  }

  @Test func whatIsNoFileIsRefusedByKind() throws {
    let scratch = try Scratch()
    #expect(refusal(scratch.path + "/none.md") == .noSuchFile(path: scratch.path + "/none.md"))
    #expect(refusal(scratch.path) == .isFolder(path: scratch.path))
    #expect(refusal("/dev/zero") == .notRegularFile(path: "/dev/zero", kind: .device))
    let pipe = scratch.path + "/pipe.md"
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(refusal(pipe) == .notRegularFile(path: pipe, kind: .pipe))
  }

  @Test func aLinkMayNotLeaveItsFolder() throws {
    let scratch = try Scratch()
    let files = FileManager.default
    try files.createDirectory(atPath: scratch.path + "/sub", withIntermediateDirectories: false)
    let outside = try scratch.write("out.md", [1])
    _ = try scratch.write("sub/in.md", [2])
    let leaving = scratch.path + "/sub/leaving.md"
    try files.createSymbolicLink(atPath: leaving, withDestinationPath: "../out.md")
    let staying = scratch.path + "/sub/staying.md"
    try files.createSymbolicLink(atPath: staying, withDestinationPath: "in.md")
    let real = try #require(realpath(outside, nil))
    defer { free(real) }
    #expect(refusal(leaving) == .symlinkOutOfFolder(path: leaving, target: String(cString: real)))
    #expect(try SubmittedFile.read(path: staying).bytes == [2])
  }

  @Test func aLinkToNothingIsNoFile() throws {
    let scratch = try Scratch()
    let link = scratch.path + "/a.md"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "none")
    #expect(refusal(link) == .noSuchFile(path: link))
  }

  @Test func aLargeFileIsRefusedWithItsSize() throws {
    let scratch = try Scratch()
    let path = try scratch.write("a.md", Array(repeating: 0x61, count: 1_001))
    #expect(refusal(path) == .tooLarge(name: "a.md", bytes: 1_001, limit: 1_000))
  }

  @Test func aStreamIsReadNoFurtherThanTheLimit() throws {
    let scratch = try Scratch()
    let path = try scratch.write("a.md", Array(repeating: 0x61, count: 100_000))
    let descriptor = try FileDescriptor.open(path, .readOnly)
    defer { try? descriptor.close() }
    #expect(throws: DocumentError.tooLarge(name: "-", bytes: nil, limit: 10)) {
      try FileReader.readToEnd(descriptor: descriptor, name: "-", path: "-", expected: nil, limit: 10)
    }
  }

  #if os(Linux)
    @Test func aFileThatGrowsWhileItIsReadIsRefused() {
      // The kernel reports 0 bytes, and then returns some.
      #expect(refusal("/proc/self/status", limit: 1_000_000) == .changedWhileRead(name: "status"))
    }
  #endif
}
