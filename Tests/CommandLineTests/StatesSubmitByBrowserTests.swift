import Foundation
import Testing

/// A submission by browser: what is refused on its way, what is recorded, and who signed it.
struct StatesSubmitByBrowserTests {
  @Test func nothingIsRecordedBeforeTheConfirmation_andThenByTheHostForThePerson() async throws {
    let portal = try await LivePortal()
    let found = try await portal.play("submitting")
    #expect(found["form"].hasPrefix(#"[200,"private, no-store","default-src 'none'"#))
    #expect(found["csrf"] == "[403,403,403,403]")
    #expect(found["from elsewhere"] == "403")
    #expect(found["no file"] == "[422,422,422]")
    #expect(found["foreign"] == "[400,400,303]", "no other page signs somebody in")
    #expect(found["note"] == "[303,true,422]", "line ends of a browser are taken and shown, and no address is")
    #expect(found["title"] == "[422,303]", "a file's name becomes no title")
    #expect(found["kind"] == "[422,422,422,422]")
    #expect(found["options"] == "[303,422]", "a value is never an option")
    #expect(found["twice"] == "400")
    #expect(found["cut"] == "400")
    #expect(found["no form"] == "[400,400,400,400]")
    #expect(found["large"].contains(" 413 "))
    #expect(found["damaged"] == "[422,true]")
    #expect(found["nothing recorded"] == "true")
    #expect(found["shown"] == "[303,200,true,true,true]")
    #expect(found["still nothing"] == "true")
    #expect(found["others"] == "[404,404,403,404]", "an upload is its session's alone")
    #expect(found["confirm csrf"] == "[403,403,403]")
    #expect(found["confirm get"] == "404")
    #expect(found["receipt before"] == "[404,404,404]")
    #expect(found["confirmed"] == #"[303,"receipt"]"#)
    #expect(found["commit"] == #""Ana Rojas|host <host@record>|CL|SACM-TS|submit""#)
    #expect(found["receipt"] == #"[200,true,true,"received","attachment; filename=\"receipt.json\""]"#)
    #expect(found["pdf"] == #"[200,"%PDF-","application/pdf"]"#)
    #expect(found["again"] == "[303,true]", "confirming twice records once")
    #expect(found["same"] == "[303,true]")
    #expect(found["redline"] == "[true,true,200]")
    #expect(found["redline policy"] == "[false,true,false]")
    #expect(found["alone"] == "[true,false,true]", "no script of an uploaded file runs")
    #expect(found["exchanged"] == "[1,403,true]", "a confirmation is of what was shown")
    #expect(found["discard"] == "[303,404,true]")
    #expect(found["audit"] == #"[0,0,"host@record","SACM-TS","good","on_behalf"]"#)
    // The receipt is proof by itself, and git agrees with the signature.
    let (desk, host) = (portal.desk, portal.shared.host)
    let verified = try await desk.gcmrepo("verify", "receipt.json", "-C", host)
    #expect(verified.status == 0, "\(verified.said)")
    let pulled = try await portal.shared.shell(
      "git pull -q && git verify-commit HEAD", in: "work-RCM-TS", as: "RCM-TS")
    #expect(pulled.status == 0 && pulled.said.contains("host@record"), "\(pulled.said)")
  }

  @Test func filledFormsAreTakenAsOnTheCommandLine() async throws {
    let portal = try await LivePortal(asking: SampleQuestionnaire.definition)
    let desk = portal.desk
    try await desk.done("practices", "form", "--lang", "es", "-o", desk.path("blank.docx"), "-C", portal.shared.host)
    try await FilledPracticeForm.fill("blank.docx", as: "practice.docx", at: desk)
    let found = try await portal.play(
      "forms",
      [
        desk.path("practice.docx"), desk.write("cl.yml", SampleQuestionnaire.answers),
        desk.write("kept.yml", SampleQuestionnaire.kept),
      ])
    #expect(found["offered"] == "true")
    #expect(found["foreign"] == "[422,true]", "a session submits for its own State alone")
    #expect(found["missing"] == "[422,true]")
    #expect(found["unknown"] == "422")
    #expect(found["partial"] == "[303,303]")
    #expect(found["shown"] == "[303,true,true]")
    #expect(found["whole"] == "303")
    #expect(found["kept"] == "true", "byte for byte as on the command line")
    #expect(found["word"] == "[303,true,true,303]")
    #expect(found["word kept"] == "1")
    #expect(found["word original"] == "1")
    #expect(found["practice"] == "[true,303]")
    #expect(
      found["spaces"]
        == #"["Porque une a las tres oficinas y la evaluó una universidad.",[5,7],1,[],"submitted"]"#)
    #expect(found["authors"] == #"["Ana Rojas|host"]"#)
    #expect(found["findings"] == "0")
  }

  @Test func aPortalThatIsKilledLosesNothing() async throws {
    let delay = String(format: "%.2f", Double.random(in: 0...0.2))
    let found = try await LivePortal().play("restart", [delay])
    #expect(found["kept"] == "[200,200,true]")
    #expect(found["confirmed"] == "303", "killed after \(delay) s")
    #expect(found["receipt"] == #"[200,1,"received"]"#)
    #expect(found["once"] == "1")
    #expect(found["brokers"] == "[]", "a broker ends with its portal")
    #expect(found["findings"] == "0")
  }

  @Test func aPersonWithABrowserSubmitsAWordFile() async throws {
    let chromium = try #require(
      ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].first {
        FileManager.default.isExecutableFile(atPath: $0)
      }, "Chromium is missing. Install it: sudo apt-get install -y chromium")
    let portal = try await LivePortal()
    try portal.desk.write("aportes.md", "# Aportes de Chile\n\nLos Estados cooperan con las personas migrantes.\n")
    let made = try await portal.desk.shell("pandoc aportes.md -o aportes.docx")
    try #require(made.status == 0, "\(made.said)")
    let found = try await portal.play("clicking", [chromium, portal.desk.path("aportes.docx"), "Los Estados cooperan"])
    #expect(found["link"] == "true")
    #expect(found["cookie for scripts"] == #""""#, "no script reads the session")
    #expect(found["text"] == "true")
    #expect(found["styled"] == #""600""#)
    #expect(found["receipt"] == "true")
    #expect(found["complaints"] == "[]", "the page keeps its own policy")
    #expect(found["origins"] == "true")
    #expect(found["author"] == #""Ana Rojas""#)
  }

  @Test func whatIsSaidNamesFieldsAndNoOptions() async throws {
    let found = try await LivePortal().play("form_words")
    #expect(found["empty"] == "[422,true,false]")
    #expect(found["none"] == "[422,true]")
    #expect(found["language"] == "[422,true,false]")
    #expect(found["name"] == "[422,true,false]")
    #expect(found["role"] == "[false,true]")
  }
}
