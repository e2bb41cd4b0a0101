import GCMRepo
import RecordLocalization

extension RecordState {
  /// A conference as people abbreviate it in their language; scripts get the code.
  func abbreviation(of conference: String, _ language: InterfaceLanguage) -> String {
    configuration.abbreviation(ofConference: conference, in: language.rawValue)
  }

  /// Conferences as people abbreviate them.
  func abbreviations(of conferences: [String], _ language: InterfaceLanguage) -> [String] {
    conferences.map { abbreviation(of: $0, language) }
  }
}
