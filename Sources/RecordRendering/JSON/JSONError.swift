/// Why a text is not acceptable JSON, and where.
public struct JSONError: Error, Sendable, Hashable {
  public var reason: Reason
  /// 1-based.
  public var line: Int
  /// 1-based, in bytes of the line.
  public var column: Int

  public enum Reason: Sendable, Hashable {
    case unexpectedEnd
    /// A byte that is not allowed at its position.
    case unexpected(UInt8)
    case notUTF8
    case badEscape
    /// Half of a UTF-16 surrogate pair: not a character.
    case loneSurrogate
    case badNumber
    /// Arrays and objects nested deeper than ``JSONValue/deepest``.
    case tooDeep
    case duplicateKey(String)
    /// Something after the value.
    case trailing
  }
}

extension JSONError: CustomStringConvertible {
  /// In English, for a log; messages for users are made where the user's language is known.
  public var description: String {
    let what =
      switch reason {
      case .unexpectedEnd: "the text ends too early"
      case .unexpected(let byte) where (0x21..<0x7F).contains(byte):
        "“\(Character(Unicode.Scalar(byte)))” cannot stand here"
      case .unexpected(let byte): "the byte 0x\(String(byte, radix: 16)) cannot stand here"
      case .notUTF8: "the text is not UTF-8"
      case .badEscape: "no such escape"
      case .loneSurrogate: "half of a surrogate pair"
      case .badNumber: "not a number as JSON writes it"
      case .tooDeep: "nested too deep"
      case .duplicateKey(let key): "the key “\(TerminalText.neutralised(key))” is there twice"
      case .trailing: "something follows the value"
      }
    return "line \(line), column \(column): \(what)"
  }
}
