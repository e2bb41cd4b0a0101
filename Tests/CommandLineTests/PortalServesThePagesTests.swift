import Testing

/// `gcmrepo portal serve`: pages, conditional requests, and what an address cannot do.
struct PortalServesThePagesTests {
  @Test func pagesAreServedWithTagsAndPolicies_andNoAddressLeavesThePortal() async throws {
    let found = try await LivePortal().play("reading")
    #expect(found["page"] == #"[200,"text/html; charset=utf-8",true]"#)
    #expect(found["again"] == "true")
    #expect(found["folder"] == #"[200,true,301,"/es/"]"#)
    #expect(found["head"] == "[200,true,true]")
    for same in ["same", "any", "listed"] { #expect(found["if-none-match " + same] == "304") }
    #expect(found["if-none-match other"] == "200")
    #expect(found["gzip"] == #"["gzip","Accept-Encoding",true,true]"#)
    #expect(found["no gzip"] == "null")
    #expect(found["headers"].contains("default-src 'none'; style-src 'self'"))
    #expect(found["headers"].contains("frame-ancestors 'none'"))
    #expect(!found["headers"].contains("unsafe"))
    #expect(found["headers"].contains(#""x-content-type-options":"nosniff","referrer-policy":"no-referrer""#))
    #expect(found["headers"].contains(#""set-cookie":null,"server":null"#))
    #expect(found["missing"] == "[404,404]")
    #expect(found["post"] == "[405,405,405]")
    #expect(found["tricks"] == "{}", "no path trick is answered with anything but 400 or 404")
    #expect(found["bytes"] == "{}")
    #expect(found["after"] == "200")
    #expect(found["health"] == "true")
    #expect(found["redline"] == "[200,200,404]")
    #expect(found["noticed"] == "[303,true,true]", "a new commit is served")
    #expect(found["stopped"] == "0", "SIGTERM stops it gracefully")
    #expect(found["log"] == "[]", "no query, no secret and no upload is logged")
    #expect(found["logged"] == "true")
  }

  @Test func anInternalPortalShowsNothingToAStranger() async throws {
    let found = try await LivePortal().play("internal")
    #expect(found["stranger"] == "[403,false,403,200]")
    #expect(found["reader"] == #"[200,"private, no-store"]"#)
    #expect(found["stranger again"] == "403")
    #expect(found["revoked"] == "403")
  }
}
