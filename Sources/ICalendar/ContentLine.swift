/// A property: `SUMMARY;LANGUAGE=es:Reunión` (RFC 5545, section 3.1).
public struct ContentLine: Sendable, Hashable {
  /// The name, in capitals.
  public var name: String
  /// The parameters, in their order.
  public var parameters: [Parameter]
  /// The value as it is in the file, its escapes included.
  public var value: String

  /// `LANGUAGE=es`.
  public struct Parameter: Sendable, Hashable {
    /// The name, in capitals.
    public var name: String
    /// The values; a value has no double quote and no control character.
    public var values: [String]

    /// A parameter.
    public init(name: String, values: [String]) { (self.name, self.values) = (name, values) }
  }

  /// A property with a value that needs no escapes, such as a date.
  public init(_ name: String, _ parameters: [Parameter] = [], raw value: String) {
    (self.name, self.parameters, self.value) = (name, parameters, value)
  }

  /// A property whose value is a text.
  ///
  /// - Parameters:
  ///   - name: the name, in capitals.
  ///   - text: the text, without escapes.
  ///   - language: its language (BCP 47); `nil` if it has none.
  public init(_ name: String, text: String, language: String? = nil) {
    self.init(
      name, language.map { [Parameter(name: "LANGUAGE", values: [$0])] } ?? [], raw: TextEscaping.escaped(text))
  }

  /// A property whose value is a list of texts.
  ///
  /// - Parameters:
  ///   - name: the name, in capitals.
  ///   - texts: the texts, without escapes.
  public init(_ name: String, texts: [String]) {
    self.init(name, raw: texts.map { TextEscaping.escaped($0) }.joined(separator: ","))
  }

  /// The value as a text, without escapes.
  public var text: String { TextEscaping.text(value) }

  /// The values of a list of texts, such as `CATEGORIES`.
  public var texts: [String] { TextEscaping.list(value) }

  /// The first value of a parameter.
  public func parameter(_ name: String) -> String? { parameters.first { $0.name == name }?.values.first }

  /// The line without folds. What a parameter cannot hold is escaped as RFC 6868 has it.
  public var line: String {
    name
      + parameters.map { parameter in
        ";" + parameter.name + "=" + parameter.values.map(Self.quoted).joined(separator: ",")
      }.joined() + ":" + value
  }

  private static func quoted(_ value: String) -> String {
    var text = ""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "^": text += "^^"
      case "\n": text += "^n"
      case "\"": text += "^'"
      default: if scalar.value >= 0x20 && scalar.value != 0x7F { text.unicodeScalars.append(scalar) }
      }
    }
    return text.unicodeScalars.contains { ":;,".unicodeScalars.contains($0) } ? "\"\(text)\"" : text
  }

  // MARK: Reading

  /// Reads a line without folds; `nil` if it is none.
  init?(line: String) {
    var rest = Substring(line).unicodeScalars
    guard let name = Self.name(&rest) else { return nil }
    var parameters: [Parameter] = []
    while rest.first == ";" {
      rest = rest.dropFirst()
      guard parameters.count < ICalendarLimits.parameters, let name = Self.name(&rest), rest.first == "=" else {
        return nil
      }
      var values: [String] = []
      repeat {
        rest = rest.dropFirst()
        guard values.count < ICalendarLimits.parameters, let value = Self.parameterValue(&rest) else { return nil }
        values.append(value)
      } while rest.first == ","
      parameters.append(Parameter(name: name, values: values))
    }
    guard rest.first == ":" else { return nil }
    self.init(name, parameters, raw: String(rest.dropFirst()))
  }

  /// Letters, digits and hyphens, read without regard to case.
  private static func name(_ rest: inout Substring.UnicodeScalarView) -> String? {
    let name = rest.prefix { $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "-") }
    guard !name.isEmpty else { return nil }
    rest = rest[name.endIndex...]
    return String(name).uppercased()
  }

  private static func parameterValue(_ rest: inout Substring.UnicodeScalarView) -> String? {
    let raw: Substring.UnicodeScalarView
    if rest.first == "\"" {
      rest = rest.dropFirst()
      guard let end = rest.firstIndex(of: "\"") else { return nil }
      raw = rest[..<end]
      rest = rest[rest.index(after: end)...]
    } else {
      raw = rest.prefix { $0 != ";" && $0 != ":" && $0 != "," && $0 != "\"" }
      rest = rest[raw.endIndex...]
    }
    var value = ""
    var isEscaped = false
    for scalar in raw {
      switch scalar {
      case "^" where !isEscaped:
        isEscaped = true
        continue
      case "n" where isEscaped: value += "\n"
      case "'" where isEscaped: value += "\""
      case "^": value += "^"
      default:
        if isEscaped { value += "^" }
        value.unicodeScalars.append(scalar)
      }
      isEscaped = false
    }
    return isEscaped ? value + "^" : value
  }
}
