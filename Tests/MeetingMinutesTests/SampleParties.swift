import MeetingMinutes
import RecordValues

/// The parties of both conferences, as far as the tests name them.
enum Sample {
  static let parties: MinutesParties = {
    let conferences = [
      MinutesParties.Conference(
        code: "RCM", names: ["Conferencia Regional sobre Migración", "Regional Conference on Migration"],
        abbreviations: ["CRM", "RCM"], secretariats: ["RCM-TS"], presidencies: ["RCM-PPT"],
        members: ["CR", "MX", "PA", "US"]),
      MinutesParties.Conference(
        code: "SACM", names: ["Conferencia Suramericana sobre Migraciones", "South American Conference on Migration"],
        abbreviations: ["CSM", "SACM"], secretariats: ["SACM-TS"], presidencies: ["SACM-PPT"], members: ["BR", "CL"]),
    ]
    return MinutesParties(
      [
        .init(code: "AD-HOC", names: ["Grupo ad hoc", "Ad-hoc group", "Groupe ad hoc"]),
        .init(code: "BR", names: ["Brasil", "Brazil", "Brésil"]), .init(code: "CL", names: ["Chile", "Chili"]),
        .init(code: "CR", names: ["Costa Rica"]), .init(code: "MX", names: ["México", "Mexico", "Mexique"]),
        .init(code: "SV", names: ["El Salvador"]),
        .init(
          code: "IOM",
          names: [
            "Organización Internacional para las Migraciones (OIM)", "International Organization for Migration (IOM)",
          ]),
        .init(code: "PA", names: ["Panamá", "Panama"]), .init(code: "US", names: ["Estados Unidos de América"]),
        .init(code: "RCM-TS", names: ["Secretaría Técnica de la CRM"]), .init(code: "SACM-TS", names: []),
        .init(code: "RCM-PPT", names: ["Presidencia Pro Tempore de la CRM"]), .init(code: "SACM-PPT", names: []),
      ], conferences: conferences, all: conferences)
  }()

  static func read(
    _ text: String, on day: String? = "2017-05-11", _ language: MinutesLanguage? = nil
  ) throws(MinutesFault) -> MinutesList {
    try MinutesList(
      Array(text.utf8), parties: parties, on: day.flatMap { .init($0) }, language: language)
  }
}
