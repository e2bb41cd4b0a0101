import GitStore
import SeededRandom
import Testing

@Suite("Trailers are those that git interpret-trailers reads")
struct TrailerTests {
  /// The trailers that git reads from a stored message.
  private func byGit(_ message: String, _ scratch: Scratch) throws -> [String] {
    try scratch.gitLines("interpret-trailers", "--parse", "--no-divider", input: message)
  }

  private func lines(_ message: String) -> [String] {
    Trailers(of: message).lines.map { "\($0.key): \($0.value)" }
  }

  @Test(arguments: [
    "Subject\n\nParty: CL\n",
    "Subject\n\nBody\n\nParty: CL\nKind: input\n",
    "Subject\n\nParty: CL\nKind: input",
    "Subject\n\nParty: CL\n\n\n",
    "Subject\n\nParty: CL\n \n\t\n",
    "Subject\n\nOld: x\n\nParty: CL\n",
    "Subject\n\nParty:CL\n",
    "Subject\n\nParty : CL\n",
    "Subject\n\nParty:   CL  \n",
    "Subject\n\nEmpty:\n",
    "Subject\n\nEmpty:\n folded\n",
    "Subject\n\nParty:  CL  \n\t  and more  \n",
    "Subject\n\nParty: CL\n and more\n\tand more\nKind: input\n",
    "Subject\n\nKey: a: b: c\n",
    "Subject\n\nParty: Ñuñoa 移民 👩‍👩‍👧\n",
    "Subject\n\nparty: CL\nPARTY: PE\n",
    "Subject\n\nA1-b: x\n-: y\n",
    "Subject\n\n---\nParty: CL\n",
    "Subject\n\nText\n---\n\nParty: CL\n",
    "Subject\nsecond line\n\nParty: CL\n",
    // None of these has any.
    "", "\n", "Subject", "Subject\n", "Party: CL\n", "Party: CL\nKind: input\n", "\n\nParty: CL\n",
    "Subject\n\nBody\nParty: CL\n",
    "Subject\n\nParty: CL\n\nBody\n",
    "Subject\n\nTwo words: x\n",
    "Subject\n\nñ: x\n",
    "Subject\n\n: x\n",
    "Subject\n\n folded\n",
    "Subject\n\nhttps\n",
  ])
  func `in messages of every form`(message: String) throws {
    #expect(try lines(message) == byGit(message, Scratch()))
  }

  @Test func `and nothing is read that git does not read`() throws {
    let scratch = try Scratch()
    let parts = [
      "Party: CL\n", "Party: CL\n", "Kind: input\n", "Key : v\n", "Empty:\n", "No-Space:x\n", "Key: a: b\n",
      "-: x\n",
      "Trailing:  sp  \n", "ñ: x\n", ": x\n", "Two words: x\n", " folded\n", "\tfolded\n", "a line of text\n",
      "\n",
      "\n", " \n", "\t\n", "# comment\n", "---\n", "Signed-off-by: A <a@b>\n",
      "(cherry picked from commit 1)\n",
      "Control: a\u{1}\n", "\u{1}\n", "Vertical: a\u{B}b\n", "Return: a\r\n",
    ]
    var read = 0
    for seed in UInt64(0)..<400 {
      var random = Generator(seed: seed)
      let message = "Subject\n\n" + (0..<random.below(6)).map { _ in random.pick(parts) }.joined()
      let ours = lines(message)
      guard !ours.isEmpty else { continue }
      read += 1
      #expect(try ours == byGit(message, scratch), "seed \(seed): \(message.debugDescription)")
    }
    #expect(read > 100)
  }

  @Test func `what is written is read back, by git too`() throws {
    let scratch = try Scratch()
    for seed in UInt64(0)..<60 {
      var random = Generator(seed: seed)
      let values = ["CL", "RCM-TS", "a: b", "José Ñuñez <j@x.cl>", "sha256:00", "", "-", "移民", "#1", "---"]
      let trailers = Trailers((0...random.below(5)).map { ("Key-\($0)", random.pick(values)) })
      let bodies = ["", "Body.", "Body: x\n\nMore: y", "# a\n---\n", "\n \nA line", "Signed-off-by: x"]
      let message = trailers.message(subject: "Subject: x", body: random.pick(bodies))
      #expect(Trailers(of: message) == trailers, "seed \(seed)")
      let expected = trailers.lines.map { "\($0.key): \($0.value)" }
      #expect(try byGit(message, scratch) == expected, "seed \(seed)")
    }
  }

  @Test func `a key is found whatever its case`() {
    let trailers = Trailers(of: "S\n\nParty: CL\nparty: PE\nKind: input\n")
    #expect(trailers["PARTY"] == "CL")
    #expect(trailers.all("Party") == ["CL", "PE"])
    #expect(trailers["None"] == nil)
    #expect(trailers.all("None").isEmpty)
  }

  @Test func `reading costs no more than the message is long`() {
    let folded = "S\n\nKey: v\n" + String(repeating: " x\n", count: 20_000)
    #expect(Trailers(of: folded).lines.count == 1)
    let blank = "S\n\n" + String(repeating: " \n", count: 200_000)
    #expect(Trailers(of: blank).lines.isEmpty)
  }
}
