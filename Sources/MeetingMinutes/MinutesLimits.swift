/// How much of minutes is read.
public enum MinutesLimits {
  /// The most items of a list.
  public static let items = 400
  /// The most bytes of an item's text.
  public static let textBytes = 4000
}
