import ArgumentParser
import GCMRepo
import RecordLocalization

extension Adoption.Form: ExpressibleByArgument {
  /// How a State adopts the text, in words.
  var wording: Message {
    switch self {
    case .signed: Message("signed", context: "adoption")
    case .associated: Message("associated", context: "adoption")
    case .absent: Message("absent", context: "adoption")
    case .refused: Message("refused", context: "adoption")
    }
  }

  /// The beginnings of the words by which a State says so in a form, in four languages, without accents.
  static let stems: [(stem: String, value: Adoption.Form)] = [
    ("sign", .signed), ("firm", .signed), ("suscri", .signed), ("assin", .signed), ("subscr", .signed),
    ("associ", .associated), ("asoci", .associated), ("adher", .associated), ("absent", .absent), ("ausent", .absent),
    ("refus", .refused), ("rechaz", .refused), ("recus", .refused), ("rejei", .refused),
  ]
}
