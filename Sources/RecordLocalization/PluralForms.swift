extension InterfaceLanguage {
  /// Which of a message's forms goes with a number, as gettext's `Plural-Forms` of the language says.
  ///
  /// French counts nought as one. Both are the forms of Unicode CLDR 48 without its rule for whole millions, which no
  /// count here reaches.
  func pluralForm(of number: Int) -> Int {
    switch self {
    case .en, .es, .pt: number == 1 ? 0 : 1
    case .fr: (-1...1).contains(number) ? 0 : 1
    }
  }

  /// The header that the language's catalogue has.
  public var pluralForms: String {
    switch self {
    case .en, .es, .pt: "nplurals=2; plural=(n != 1);"
    case .fr: "nplurals=2; plural=(n > 1);"
    }
  }
}
