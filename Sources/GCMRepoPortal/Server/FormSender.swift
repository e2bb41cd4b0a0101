/// What a browser says of the page that sent a form: W3C Fetch Metadata and, from older browsers, the origin (RFC 6454).
struct FormSender {
  let site: String?
  let origin: String?
  /// As it was asked for.
  let host: String
  /// Whether it was asked for over TLS.
  let isSecure: Bool

  /// Whether it was a page of ours, as far as it says. Nobody types a form's answer into the address bar (`none`).
  var isHere: Bool {
    if let site, site != "same-origin" { return false }
    // Without a referrer, a browser calls even the page's own origin `null`.
    guard let origin, site == nil || origin != "null" else { return true }
    guard let end = origin.firstRange(of: "://") else { return false }
    let scheme = origin[..<end.lowerBound].lowercased()
    guard scheme == "https" || scheme == "http" && !isSecure else { return false }
    // A web server before this one may leave out the port, which separates no cookies either.
    return Self.name(origin[end.upperBound...]) == Self.name(host[...])
  }

  private static func name(_ host: Substring) -> String {
    guard let colon = host.lastIndex(of: ":"), host[colon...].dropFirst().allSatisfy(\.isNumber),
      !host[..<colon].contains(":") || host[..<colon].hasSuffix("]")
    else { return host.lowercased() }
    return host[..<colon].lowercased()
  }
}
