/// A card of a person or an organization (vCard, RFC 6350).
public struct VCard: Sendable, Hashable {
  /// What it says, in its order, without `BEGIN`, `VERSION` and `END`.
  public var properties: [Property]

  /// A card from its properties.
  public init(_ properties: [Property] = []) { self.properties = properties }

  /// A property of a card.
  public struct Property: Sendable, Hashable {
    /// Its name, in capitals: `TEL`.
    public var name: String
    /// The group that it belongs to, such as Apple's `item1`; `nil` if none.
    public var group: String?
    /// Its parameters, in their order.
    public var parameters: [Parameter]
    /// Its value as it is in a file of version 3.0 and later, escaped.
    public var value: String

    /// A property with a value that is escaped already, such as a URI or a date.
    public init(_ name: String, _ parameters: [Parameter] = [], group: String? = nil, escaped value: String) {
      (self.name, self.parameters, self.group, self.value) = (name, parameters, group, value)
    }

    /// A property with one text.
    public init(_ name: String, _ parameters: [Parameter] = [], text: String) {
      self.init(name, parameters, escaped: VCardText.escaped(text))
    }

    /// A property of several components, such as `N` and `ORG`.
    public init(_ name: String, _ parameters: [Parameter] = [], components: [String]) {
      self.init(name, parameters, escaped: components.map(VCardText.escaped).joined(separator: ";"))
    }

    /// Its value as one text.
    public var text: String { VCardText.unescaped(value) }

    /// Its components, as of `N` and `ORG`: empty ones keep their place.
    public var components: [String] { VCardText.split(value, at: ";").map { VCardText.unescaped($0) } }

    /// The values of a parameter, of all its occurrences.
    public func values(of parameter: String) -> [String] {
      parameters.filter { $0.name == parameter }.flatMap(\.values)
    }

    /// Whether it has a type, such as `cell`, in any case.
    public func isOfType(_ type: String) -> Bool {
      values(of: "TYPE").contains { $0.lowercased() == type }
    }

    /// Its language, if it says one.
    public var language: String? { values(of: "LANGUAGE").first }
  }

  /// A parameter of a property.
  public struct Parameter: Sendable, Hashable {
    /// Its name, in capitals: `LANGUAGE`.
    public var name: String
    /// Its values, not quoted.
    public var values: [String]

    /// A parameter with its values.
    public init(_ name: String, _ values: String...) { (self.name, self.values) = (name, values) }

    /// A parameter with a list of values.
    public init(_ name: String, values: [String]) { (self.name, self.values) = (name, values) }
  }

  /// The first property of a name.
  public subscript(name: String) -> Property? { properties.first { $0.name == name } }

  /// All properties of a name, in their order.
  public func all(_ name: String) -> [Property] { properties.filter { $0.name == name } }
}
