import HTTPTypes
import SeededRandom
import Testing

@testable import GCMRepoPortal

/// Bodies of forms, as browsers and attackers send them.
struct FormsAreReadPieceByPieceTests {
  /// The parts of a body that comes in these pieces, with the file's bytes joined.
  private func read(_ body: [UInt8], cutting random: inout SeededNumbers) throws -> (
    parts: [String], file: [UInt8], isComplete: Bool
  ) {
    var reader = try #require(MultipartReader(boundary: "mark"))
    var (parts, file): ([String], [UInt8]) = ([], [])
    var rest = body[...]
    while !rest.isEmpty {
      let piece = rest.prefix(1 + random.below(40))
      for part in try reader.read(piece) {
        switch part {
        case .field(let name, let value): parts.append("\(name)=\(String(decoding: value, as: UTF8.self))")
        case .file(let name, let fileName): parts.append("\(name): \(fileName)")
        case .bytes(let bytes): file += bytes
        }
      }
      rest = rest.dropFirst(piece.count)
    }
    return (parts, file, reader.isComplete)
  }

  @Test(arguments: 0..<40) func whereverABodyIsCut_itsPartsAreTheSame(seed: UInt64) throws {
    print("seed \(seed)")
    var random = SeededNumbers(seed: seed)
    // A file full of what looks like the beginning of a delimiter.
    let pieces = ["\r\n--mar", "\r\n--", "--mark", "\r", "\n", "x", "\r\n\r\n", "\0", "ñ"]
    var content: [UInt8]
    repeat {
      content = Array((0..<random.below(60)).map { _ in random.pick(pieces) }.joined().utf8)
    } while content.indices.contains { content[$0...].starts(with: "\r\n--mark".utf8) }
    let body =
      Array("--mark\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\ninput\r\n".utf8)
      + Array(
        "--mark\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a b.docx\"\r\nContent-Type: x/y\r\n\r\n"
          .utf8)
      + content + Array("\r\n--mark--\r\n".utf8)
    let found = try read(body, cutting: &random)
    #expect(found.parts == ["kind=input", "file: a b.docx"])
    #expect(found.file == content)
    #expect(found.isComplete)
    let cut = Array(body.dropLast(1 + random.below(body.count - 1)))
    #expect(try !read(cut, cutting: &random).isComplete || cut.count >= body.count - 2)
  }

  @Test func bodiesOfOtherFormsAreRefused() throws {
    var random = SeededNumbers(seed: 1)
    let part = "--mark\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nx\r\n"
    #expect(throws: MultipartReader.Malformed.twoFiles) { try read(Array((part + part).utf8), cutting: &random) }
    let nameless = "--mark\r\nContent-Disposition: form-data\r\n\r\nx\r\n"
    #expect(throws: MultipartReader.Malformed.form) { try read(Array(nameless.utf8), cutting: &random) }
    let endless = "--mark\r\n" + String(repeating: "x: y\r\n", count: 5_000)
    #expect(throws: MultipartReader.Malformed.tooLong) { try read(Array(endless.utf8), cutting: &random) }
    let many = String(repeating: "--mark\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n", count: 100)
    #expect(throws: MultipartReader.Malformed.tooLong) { try read(Array(many.utf8), cutting: &random) }
    #expect(MultipartReader(boundary: String(repeating: "a", count: 71)) == nil)
    #expect(MultipartReader.boundary(of: "multipart/form-data; boundary=\"a b\"") == "a b")
    #expect(MultipartReader.boundary(of: "multipart/form-data") == nil)
    #expect(MultipartReader.boundary(of: "text/plain; boundary=x") == nil)
  }

  @Test func namesOfFilesBecomeNamesInAFolder() {
    for (sent, name) in [
      ("aportes.docx", "aportes.docx"), ("C:\\fakepath\\Año 1.docx", "Año 1.docx"), ("../../etc/passwd", "passwd"),
      ("a/b/c.pdf", "c.pdf"), (".bashrc", "bashrc"), ("--help.md", "help.md"), ("a\u{0}b\u{202E}.pdf", "ab.pdf"),
    ] { #expect(UploadedFileName(sent)?.name == name, "\(sent)") }
    for sent in ["", ".", "..", "/", "\\", "...", " ", "\u{0}", "-"] {
      #expect(UploadedFileName(sent) == nil, "\(sent)")
    }
    let long = UploadedFileName(String(repeating: "ñ", count: 500) + ".docx")?.name ?? ""
    #expect(long.utf8.count <= 200 && long.hasSuffix(".docx"))
  }

  @Test func addressesHaveNothingToDecode() {
    #expect(RequestTarget("/es/c/CL/index.html?a=b")?.names == ["es", "c", "CL", "index.html"])
    #expect(RequestTarget("/es/")?.names == ["es", ""])
    #expect(RequestTarget("/")?.names == [""])
    for target in [
      "", "es", "/..", "/es/..", "/es//x", "/.git", "/%65s/", "/es/a\\b", "/es/a b", "/es/\u{0}", "/é/",
      "/" + String(repeating: "a", count: 2_000), "/?a b",
    ] {
      #expect(RequestTarget(target) == nil, "\(target)")
    }
  }

  @Test func fieldsOfFormsAreText_eachOnce() {
    #expect(FormFields(encoded: "a=1&b=%C3%B1+x&c=".utf8)?.values == ["a": "1", "b": "ñ x", "c": ""])
    #expect(FormFields(encoded: "a=%0D%0A1%0A".utf8)?["a"] == "1")
    for body in ["a=1&a=2", "a=%zz", "a=%4", "a=%00", "a=%FF", "=x", String(repeating: "a", count: 60) + "=x"] {
      #expect(FormFields(encoded: body.utf8) == nil, "\(body)")
    }
    #expect(FormFields(encoded: (0..<50).map { "f\($0)=x" }.joined(separator: "&").utf8) == nil)
  }

  @Test func aTokenIsOfOneSessionAndOneForm() {
    let (own, other) = (SessionCookie("a"), SessionCookie("b"))
    #expect(own.isValid(own.token(of: "upload"), of: "upload"))
    #expect(!own.isValid(own.token(of: "upload"), of: "leave"))
    #expect(!own.isValid(other.token(of: "upload"), of: "upload"))
    for text in [nil, "", "x", String(repeating: "0", count: 64), String(repeating: "ñ", count: 32)] {
      #expect(!own.isValid(text, of: "upload"))
    }
  }

  @Test func twoCookiesOfTheSessionAreNone() {
    func secret(_ cookies: String..., isSecure: Bool = true) -> String? {
      var request = HTTPRequest(method: .get, scheme: "https", authority: "portal.example", path: "/")
      request.headerFields[values: .cookie] = cookies
      return SessionCookie(request, isSecure: isSecure)?.secret
    }
    let (own, other) = (String(repeating: "a", count: 43), String(repeating: "b", count: 43))
    #expect(secret("theme=dark; __Host-session=\(own)") == own)
    #expect(secret("__Host-session=\(own); session=\(other)") == own)
    #expect(secret("__Host-session=\(own); __Host-session=\(other)") == nil)
    #expect(secret("__Host-session=\(own)", "__Host-session=\(other)") == nil)
    #expect(secret("session=\(own)") == nil)
    #expect(secret("session=\(own)", isSecure: false) == own)
  }

  @Test func logsHaveNoLink_howeverItIsTyped() {
    let secret = String(repeating: "A", count: 43)
    for (target, logged) in [
      ("/es/access/\(secret)", "/es/access/…"), ("/es/access/\(secret)/", "/es/access/…"),
      ("/es/Access/x/\(secret)?q", "/es/Access/…"), ("/access/\(secret)", "/access/…"), ("/\(secret)", "/…"),
      ("/es/submit/0f/receipt", "/es/submit/…/receipt"), ("/es/submit/", "/es/submit/"), ("/es/c/CL/", "/es/c/CL/"),
      ("/..", "(refused)"),
    ] { #expect(RequestLog.path(of: RequestTarget(target)) == logged, "\(target)") }
  }

  @Test func whatIsInAnUploadedTextBringsNoScriptAndNoStyle() {
    let page = Array(
      "<head><style>a{}</style></head><body><style>b{}</style><script>alert(1)</script></body>".utf8)
    for hasForms in [true, false] {
      let policy = SecurityHeaders.policyOfUpload(page, hasForms: hasForms)
      #expect(policy.split(separator: "'sha256-").count == 2, "the style of the head alone")
      #expect(!policy.contains("script") && policy.contains("sandbox") == !hasForms)
    }
  }

  @Test func clientsSayWhetherTheyTakeGzip() {
    for accepted in ["gzip", "br, gzip", "gzip;q=0.5", "*", "GZIP ; q=1.0"] {
      #expect(CachedPage.takesGzip(accepted), "\(accepted)")
    }
    for accepted in ["", "br", "gzip;q=0", "gzip; q=0.000", "identity"] {
      #expect(!CachedPage.takesGzip(accepted), "\(accepted)")
    }
  }
}
