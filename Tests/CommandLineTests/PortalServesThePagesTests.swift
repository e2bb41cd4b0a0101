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
    #expect(found["redline"] == "[200,404,404]", "only drafts and the newest state are compared for the public")
    #expect(found["noticed"] == "[303,true,true]", "a new commit is served")
    #expect(found["stopped"] == "0", "SIGTERM stops it gracefully")
    #expect(found["log"] == "[]", "no query, no secret and no upload is logged")
    #expect(found["logged"] == "true")
  }

  @Test func thePublicSeesNeitherMinutesNorNotesNorWhatWasWithdrawn() async throws {
    let desk = try Desk()
    let record = try await desk.record()
    let text = try desk.write("uno.md", "# Uno\n\nSobre las fronteras.\n")
    try await desk.done(
      "submit", text, "--country", "CL", "--kind", "input", "--id", "uno", "-m", "Nota confidencial.", at: record)
    try await desk.done("tag", "draft-1", "-m", "Primero", "--party", "RCM-TS", at: record)
    let draft = try await desk.git("rev-parse", "main", in: record)
    let other = try desk.write("dos.md", "# Dos\n\nUn error.\n")
    try await desk.done("submit", other, "--country", "CL", "--kind", "input", "--id", "dos", at: record)
    let between = try await desk.git("rev-parse", "main", in: record)
    try await desk.done("withdraw", "CL/inputs/dos", "-m", "Retiro confidencial.", at: record)
    let minutes = try desk.write("acta.md", "# Acta\n\nUn murmullo.\n")
    try await desk.keep(
      "meetings", "attach", "2017-08-30-troikas", minutes, "--as", "minutes", "--lang", "es", at: record)
    let now = try await desk.git("rev-parse", "main", in: record)
    let found = try await LivePortal.play("publicly", at: record, [draft, between, now], on: desk)
    #expect(found["text"] == "[200,true]" && found["minutes"] == "[200,false]")
    #expect(found["near"] == "[false,true]")
    #expect(found["notes"] == "[[200,false],[200,false],[200,false],[200,false]]")
    #expect(found["redlines"] == "[200,200,404,404,404,400]")
    #expect(found["withdrawn"] != "200")
    #expect(found["origin"] == #"["strict-origin",true,"no-referrer"]"#)
  }

  @Test func anInternalPortalShowsNothingToAStranger() async throws {
    let found = try await LivePortal().play("internal")
    #expect(found["stranger"] == "[403,false,403,200]")
    #expect(found["sheets"] == "[2,200,200]", "the page that asks to sign in has its style")
    #expect(found["record's files"] == "[403,403,403,403]")
    #expect(found["reader"] == #"[200,"private, no-store"]"#)
    #expect(found["stranger again"] == "403")
    #expect(found["revoked"] == "403")
  }

  @Test func aBrokerThatDiesIsStartedAgain_andItIsSaidMeanwhile() async throws {
    let found = try await LivePortal().play("keeping")
    #expect(found["nobody"] == "[6,true,false]")
    #expect(found["before"] == "[1,200,200]")
    #expect(found["noticed"] == "true")
    #expect(found["meanwhile"] == "[503,true,200]", "pages are served as before")
    #expect(found["again"] == "true")
    #expect(found["after"] == "[200,1,true]", "no zombie is left")
    #expect(found["log"] == "[true,true]")
    #expect(found["left"] == "false", "the folder of its socket goes with it")
    #expect(found["another"] == "[true,true]", "so is one of somebody else")
  }

  @Test func whyItCannotListenIsSaidInASentence() async throws {
    let desk = try Desk()
    let found = try await LivePortal.play("starting", at: try await desk.record(), on: desk)
    #expect(found["in use"] == "[6,true,false]")
    #expect(found["foreign"] == "[2,true,false]")
    #expect(found["unknown"] == "[2,true,false]")
  }

  @Test func aRequestNamesOneHost() async throws {
    let desk = try Desk()
    let found = try await LivePortal.play("hosts", at: try await desk.record(), on: desk)
    for name in ["without", "two", "none"] { #expect(found[name] == #"["400","400"]"#, "\(name)") }
    for name in ["one", "empty", "old"] { #expect(found[name] == #"["200","200"]"#, "\(name)") }
  }
}
