extension InterfaceLanguage {
  /// The plural form of a message for a number, by gettext's `Plural-Forms` of the language.
  ///
  /// French treats zero as singular. All are the forms of Unicode CLDR 48 without the rule for whole millions, which no
  /// count here reaches.
  func pluralForm(of number: Int) -> Int {
    switch self {
    case .en, .es, .pt: number == 1 ? 0 : 1
    case .fr: (-1...1).contains(number) ? 0 : 1
    }
  }

  /// The `Plural-Forms` header of the language's catalogue.
  public var pluralForms: String {
    switch self {
    case .en, .es, .pt: "nplurals=2; plural=(n != 1);"
    case .fr: "nplurals=2; plural=(n > 1);"
    }
  }
}
