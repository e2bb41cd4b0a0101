extension Double {
  /// With so many digits after the point.
  func rounded(places: Int) -> String {
    guard isFinite else { return "–" }
    let scale = (0..<places).reduce(1) { factor, _ in factor * 10 }
    let whole = Int((magnitude * Double(scale)).rounded())
    let digits = String(whole % scale)
    let sign = self < 0 && whole != 0 ? "-" : ""
    let fraction = places == 0 ? "" : "." + String(repeating: "0", count: places - digits.count) + digits
    return "\(sign)\(whole / scale)\(fraction)"
  }
}
