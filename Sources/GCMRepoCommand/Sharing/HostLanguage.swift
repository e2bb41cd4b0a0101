import GCMRepo
import RecordLocalization

extension Record {
  /// In which language a host speaks to those who push: the first of the record's that the program speaks. The pusher's own
  /// is not known.
  var hostLanguage: InterfaceLanguage {
    let languages = (try? current().configuration.languages) ?? []
    return languages.lazy.compactMap { InterfaceLanguage(rawValue: $0.description) }.first ?? .en
  }
}

extension CommandFailure {
  /// With its sentence in one language, whatever that of the console is.
  func said(in language: InterfaceLanguage) -> CommandFailure {
    CommandFailure(status, Message(verbatim: sentence(language)), detail: detail)
  }

  /// An error of a command that speaks for a host.
  static func ofHost(_ error: any Error, in language: InterfaceLanguage) -> any Error {
    switch error {
    case let failure as CommandFailure: failure.said(in: language)
    case let error as RecordError: CommandFailure(error).said(in: language)
    default: error
    }
  }
}
