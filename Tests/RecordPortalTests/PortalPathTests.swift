import Testing

import RecordPortal

struct PortalPathTests {
  @Test(arguments: ["index.html", "es/c/CL/index.html", "d/draft-3/pt/index.html", "calendar.ics", "style.css"])
  func `an address of plain names is accepted`(text: String) {
    #expect(PortalPath(text)?.description == text)
    #expect(PortalPath(request: "/" + text)?.description == text)
  }

  @Test(arguments: [
    "", "/es", "es//index.html", "../x", "es/../x", "es/./x", ".git/config", "es/.hidden", "es/%2e%2e/x", "es\\x",
    "es/x\0",
    "es/ñ", "a b", "es/c/CL?x", "es/c/CL#x",
  ])
  func `no other text is an address`(text: String) {
    #expect(PortalPath(text) == nil)
    #expect(text == "/es" || PortalPath(request: text) == nil)
  }

  @Test func `a folder that is requested is its page`() {
    #expect(PortalPath(request: "/")?.description == "index.html")
    #expect(PortalPath(request: "/es/c/CL/")?.description == "es/c/CL/index.html")
    #expect(PortalPath(request: "//") == nil)
  }
}
