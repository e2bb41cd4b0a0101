extension WordFile {
  /// Whether Word removes the names of authors when it saves the file (ECMA-376, part 1, section 17.15.1.68).
  public var dropsNames: Bool { isSet("removePersonalInformation") }

  /// Whether Word removes the dates of changes and comments when it saves the file (section 17.15.1.67).
  public var dropsDates: Bool { isSet("removeDateAndTime") }

  private func isSet(_ name: String) -> Bool {
    guard let settings, let node = settings.child(settings.root, name) else { return false }
    return settings.isOn(node)
  }
}
