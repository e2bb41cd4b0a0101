extension InterfaceLanguage {
  /// A number in canonical form with the language's decimal sign: `12.5` is `12,5` in Spanish, Portuguese and French. Its digits
  /// are not grouped: it may be a year.
  public func written(_ canonical: String) -> String {
    self == .en ? canonical : canonical.replacing(".", with: ",")
  }
}
