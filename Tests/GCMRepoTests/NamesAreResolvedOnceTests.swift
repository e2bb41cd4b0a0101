import Synchronization
import Testing

@testable import GCMRepo

@Suite struct NamesAreResolvedOnceTests {
  @Test func whateverIsAskedOfTwoStatesTheirNamesAreResolvedOnce() async throws {
    let sample = try Sample()
    try await sample.submit("CL", "a", "Uno.\n")
    try await sample.tag("draft-1")
    try await sample.submit("CL", "a", "Dos.\n")
    let before = sample.record.resolutions.load(ordering: .relaxed)
    let pair = try sample.record.states("draft-1", "main")
    let redline = try pair.compare(attributingTo: .revisions)
    _ = try pair.unlikeReaders()
    _ = try pair.authors(of: redline.documents.map { ($0.path, $0.fromPath) })
    _ = try pair.to.state.originals(of: ["countries/CL/inputs/a/text.es.md"])
    #expect(try pair.holds(document: "CL/inputs/a"))
    #expect(sample.record.resolutions.load(ordering: .relaxed) - before == 2)
    #expect(redline.from.name == "draft-1" && redline.to.name == "main")
  }

  @Test func whatIsWrittenMeanwhileIsOfAnotherPair() async throws {
    let sample = try Sample()
    try await sample.submit("CL", "a", "Uno.\n")
    let pair = try sample.record.states("main~1", nil)
    try await sample.submit("CL", "b", "Dos.\n")
    let redline = try pair.compare()
    #expect(redline.documents.allSatisfy { !$0.path.contains("/b/") })
  }
}
