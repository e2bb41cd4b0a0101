import Testing

@testable import GCMRepoPortal

/// What is believed of a form that comes from a browser.
struct BrowsersSayWhereFormsComeFromTests {
  private func isHere(
    _ site: String?, _ origin: String?, host: String = "gcm.example.org", isSecure: Bool = true
  ) -> Bool {
    FormSender(site: site, origin: origin, host: host, isSecure: isSecure).isHere
  }

  @Test func aFormOfAnotherSiteIsRefused_withOrWithoutFetchMetadata() {
    for site in ["same-origin", nil] {
      for origin in ["https://gcm.example.org", "https://GCM.example.org:443", nil] {
        #expect(isHere(site, origin), "\(site ?? "-") \(origin ?? "-")")
      }
    }
    for site in ["none", "same-site", "cross-site", "", "Same-Origin"] {
      #expect(!isHere(site, "https://gcm.example.org") && !isHere(site, nil), "\(site)")
    }
    for origin in [
      "null", "", "https://evil.example.org", "https://gcm.example.org.evil.org", "http://gcm.example.org",
      "https://example.org", "gcm.example.org", "file://", "https://gcm.example.org:x", "https://",
    ] { #expect(!isHere(nil, origin), "\(origin)") }
    // Some browsers call an origin `null` that they call the page's own in the same request.
    #expect(isHere("same-origin", "null") && !isHere("cross-site", "null"))
    #expect(isHere(nil, "http://127.0.0.1:8080", host: "127.0.0.1:8080", isSecure: false))
    #expect(isHere(nil, "http://[::1]:8080", host: "[::1]", isSecure: false))
    #expect(!isHere(nil, "http://[::2]:8080", host: "[::1]:8080", isSecure: false))
  }

  @Test func lineEndsOfBrowsersAreThoseOfTheRecord() {
    #expect(FormFields(encoded: "a=x%0D%0Ay%0Dz%0A%0D%0Aw".utf8)?["a"] == "x\ny\nz\n\nw")
    var fields = FormFields()
    let isTaken = fields.add("note", Array("Una línea\r\ny otra".utf8))
    #expect(isTaken && fields["note"] == "Una línea\ny otra")
    #expect(fields["note"]?.utf8.contains(0x0D) == false)
  }
}
