import Foundation
import GitStore
import Testing

@testable import GCMRepo

@Suite struct BuiltInTemplateTests {
  private let state: RecordState
  private let sample: Sample

  init() throws {
    sample = try Sample()
    state = try sample.record.current()
  }

  private func states(_ conference: String, _ role: Party.Role.Name) throws -> Set<PartyCode> {
    let parties = try state.parties().filter { party in
      party.kind == .state && party.roles.contains { $0.conference == conference && $0.name == role }
    }
    return Set(parties.map(\.code))
  }

  @Test func bothConferencesHaveTheirMembers() throws {
    #expect(
      try states("RCM", .member) == ["BZ", "CA", "CR", "DO", "GT", "HN", "MX", "NI", "PA", "SV", "US"])
    #expect(
      try states("SACM", .member)
        == ["AR", "BO", "BR", "CL", "CO", "EC", "GY", "PE", "PY", "SR", "UY", "VE"])
    #expect(state.configuration.conferences.map(\.code) == ["RCM", "SACM"])
  }

  @Test func aRoleBelongsToThePairOfConferenceAndParty() throws {
    let roles = try state.party("MX").roles
    #expect(
      Set(roles) == [.init(conference: "RCM", name: .member), .init(conference: "SACM", name: .observer)])
    #expect(try state.party("JM").isMemberState == false)
  }

  @Test(arguments: [
    ("RCM-TS", "RCM", Party.Role.Name.secretariat), ("SACM-TS", "SACM", .secretariat),
    ("RCM-PPT", "RCM", .presidency), ("SACM-PPT", "SACM", .presidency), ("IOM", "RCM", .observer),
    ("IOM", "SACM", .observer), ("UNHCR", "RCM", .observer),
  ]) func bodiesHaveTheirRoles(code: PartyCode, conference: String, role: Party.Role.Name) throws {
    let body = try state.party(code)
    #expect(body.kind == .body)
    #expect(body.roles.contains(.init(conference: conference, name: role)))
  }

  @Test func theAdHocGroupIsABodyOfNeither() throws {
    let group = try state.party("AD-HOC")
    #expect(group.kind == .body && group.roles.isEmpty)
    let file = try #require(try sample.text("parties/AD-HOC.yml"))
    #expect(file.contains("party: PA") && file.contains("party: CL"))
  }

  @Test func everyPartyHasItsNameInFourLanguages() throws {
    for party in try state.parties() {
      #expect(Set(party.names.entries.map(\.language)) == ["es", "en", "pt", "fr"], "\(party.code)")
      #expect(!party.languages.isEmpty, "\(party.code)")
    }
    #expect(try state.party("US").names["es"] == "Estados Unidos")
    #expect(try state.party("BR").names["pt"] == "Brasil")
  }

  @Test func everyPartyStandsUnderItsOwnCode() throws {
    #expect(try state.parties().map(\.code) == state.partyCodes())
  }

  @Test func theSixConsultationsAreThere() throws {
    let themes = try state.themes()
    #expect(
      themes.map(\.id) == [
        "human-rights", "drivers", "governance", "diasporas", "smuggling-and-trafficking", "regular-pathways",
      ])
    for theme in themes { #expect(theme.title.entries.count == 4, "\(theme.id)") }
  }

  @Test(arguments: ["es", "en"]) func theDeclarationBegins(language: String) throws {
    let text = try #require(try sample.text("declaration/text.\(language).md"))
    #expect(text.hasPrefix("# ") && text.hasSuffix("\n"))
    #expect(!state.title(in: language).isEmpty)
  }

  @Test(arguments: [
    "2017-03-30-washington", "2017-05-11-joint-meeting", "2017-06-08-ad-hoc-group",
    "2017-06-27-before-berlin-forum", "2017-08-30-troikas", "2017-12-04-preparatory-meeting",
  ]) func theMeetingsOfTheMinutesAreInTheCalendar(folder: String) throws {
    #expect(try sample.text("meetings/\(folder)/meeting.yml") != nil)
  }

  @Test func everyFileIsPlainUTF8InItsStableForm() throws {
    for file in try sample.record.repository.files(in: state.tree) {
      let bytes = try sample.record.repository.blob(file.entry.id)
      let text = try #require(String(validating: bytes, as: UTF8.self), "\(file.path)")
      #expect(!text.contains("\r") && !text.hasPrefix("\u{FEFF}"), "\(file.path)")
      #expect(text.hasSuffix("\n") || text.isEmpty, "\(file.path)")
      #expect(text.precomposedStringWithCanonicalMapping.utf8.elementsEqual(text.utf8), "\(file.path)")
      if file.path.hasSuffix(".yml") {
        #expect(throws: Never.self) { try RecordFile(path: file.path, bytes: bytes) }
      }
    }
  }

  @Test func nobodyHasAnsweredYet() throws {
    let status = try state.status()
    #expect(status.rows.count == 23)
    #expect(status.answered == 0)
    #expect(status.rows.allSatisfy { $0.missing == ContributionKind.contributed })
  }
}
