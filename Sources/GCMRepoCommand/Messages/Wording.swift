import RecordRendering

/// One sentence in the languages that messages are written in.
struct Wording: Sendable {
  let en: String
  let es: String

  /// Portuguese and French have no wording of their own yet: each reads the nearer of the two.
  func callAsFunction(_ language: InterfaceLanguage) -> String {
    switch language {
    case .en, .fr: en
    case .es, .pt: es
    }
  }
}

extension Int {
  /// "1 draft", "2 drafts"
  func of(_ one: String, _ many: String) -> String { "\(self) \(self == 1 ? one : many)" }
}

extension [String] {
  /// "a, b or c"
  func joined(or language: InterfaceLanguage) -> String {
    guard count > 1, let last else { return first ?? "" }
    return dropLast().joined(separator: ", ") + (language == .es || language == .pt ? " o " : " or ") + last
  }
}

/// A sentence's tail that names what may have been meant, or nothing.
func didYouMean(_ nearest: [String]) -> Wording {
  guard !nearest.isEmpty else { return Wording(en: "", es: "") }
  return Wording(
    en: " Did you mean \(nearest.joined(or: .en))?", es: " ¿Quiso decir \(nearest.joined(or: .es))?")
}

extension String {
  /// The text as one word of a command that a reader may paste into a shell.
  var asShellWord: String {
    let isPlain = !isEmpty && allSatisfy { $0.isLetter || $0.isNumber || "/._-+:@%,".contains($0) } && first != "-"
    return isPlain ? self : "'" + replacing("'", with: "'\\''") + "'"
  }
}
