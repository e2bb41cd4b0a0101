import Foundation
import Testing

/// `gcmrepo portal broker`, asked by a serving process that was taken over: whose a submission is, the session says.
struct BrokersSignForSessionsTests {
  @Test func whatASessionMayNot_isNotSigned_whateverIsAsked() async throws {
    let portal = try await LivePortal(asking: SampleQuestionnaire.definition)
    let other = try portal.desk.write(
      "mx.yml", SampleQuestionnaire.answers.replacing("country: CL", with: "country: MX"))
    let found = try await portal.play("broker", [other])
    #expect(found["a file"] == #"[true,"kept"]"#, "only a socket is replaced")
    #expect(found["mode"] == #""0o660""#)
    #expect(found["opened"] == #"["CL","ana-rojas",43,"ana-rojas"]"#)
    #expect(found["exchanged"] == #"["access-ended","access-unknown","access-unknown"]"#)
    #expect(found["strangers"] == #"["access-ended","access-unknown","done"]"#)
    #expect(found["without"] == #"["access-ended","access-ended","access-ended"]"#)
    #expect(Set(found.list("for others")) == ["malformed"], "a message names no State, no person and no path")
    #expect(!found.list("kinds").contains("receipt"), "\(found["kinds"])")
    #expect(!found.list("answers").contains("receipt"), "\(found["answers"])")
    #expect(!found.list("paths").contains("receipt"), "\(found["paths"])")
    #expect(!found.list("files").contains("receipt"), "\(found["files"])")
    #expect(Set(found.list("form")) == ["malformed"])
    #expect(!found.list("requests").contains("receipt"))
    #expect(found["nothing"] == "true")
    #expect(found["note"] == #""receipt""#)
    #expect(found["trailers"] == #""Ana Rojas|CL|SACM-TS|submit""#, "a note is no trailer")
    #expect(found.list("files written").allSatisfy { $0.hasPrefix("countries/CL/inputs/aportes/") })
    #expect(found["revoked"] == #"["access-ended","access-ended"]"#)
    #expect(found["looked"] == #"["access","access","done","access-ended"]"#)
    #expect(found["ended"] == #"["access-ended","access-ended","access-ended","access-ended"]"#)
    #expect(found["findings"] == "0")
  }
}
