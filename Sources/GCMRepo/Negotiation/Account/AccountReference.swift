/// How a person names a change of a proposal, or a recommendation of an input: `CL/proposals/draft-2/detencion#3`,
/// `CL/inputs/aportes#2`; the number may be left out.
public struct AccountReference: Sendable, Hashable, CustomStringConvertible {
  /// The name of the proposal or the input, as written.
  public let contribution: String
  /// The number of the change or the recommendation.
  public let number: Int?
  /// Its language, if it is not that of the proposal's first text.
  public let language: LanguageTag?

  /// Reads a reference. What is no number after `#` belongs to the name, which is then not found.
  public init(_ text: String) {
    let parts = text.split(separator: "#", omittingEmptySubsequences: false)
    let words = parts.count == 2 ? parts[1].split(separator: "-", omittingEmptySubsequences: false) : []
    guard let last = words.last, let number = Int(last), number > 0, words.count <= 2 else {
      self.init(text, nil)
      return
    }
    let language = words.count == 2 ? LanguageTag(String(words[0])) : nil
    self.init(String(parts[0]), number, language: language)
  }

  init(_ contribution: String, _ number: Int?, language: LanguageTag? = nil) {
    (self.contribution, self.number, self.language) = (contribution, number, language)
  }

  public var description: String {
    contribution + (number.map { "#" + (language.map { "\($0)-" } ?? "") + String($0) } ?? "")
  }
}
