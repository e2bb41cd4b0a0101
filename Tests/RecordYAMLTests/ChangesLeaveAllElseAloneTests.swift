import SeededRandom
import Testing

@testable import RecordYAML

/// A value is changed in its text, and every other byte stays.
@Suite struct ChangesLeaveAllElseAloneTests {
  private func changed(_ text: String, _ change: (inout EditedText) throws -> Void) throws -> String {
    var edited = try EditedText(Array(text.utf8))
    try change(&edited)
    return String(decoding: edited.bytes, as: UTF8.self)
  }

  private let person = Node.mapping([("name", .string("Ana Rojas")), ("languages", .sequence([.string("es")]))])

  @Test func anEmptyListBecomesABlock() throws {
    let text = "code: CL\nfocal_points: []  # none yet\n# the end\n"
    #expect(
      try changed(text) { try $0.append(person, to: "focal_points", of: []) } == """
        code: CL
        focal_points:  # none yet
          - name: Ana Rojas
            languages: [es]
        # the end

        """)
    for empty in ["code: CL\nfocal_points:\n", "code: CL\nfocal_points: ~\n", "code: CL\n", "code: CL"] {
      #expect(
        try changed(empty) { try $0.append(person, to: "focal_points", of: []) }
          == "code: CL\nfocal_points:\n  - name: Ana Rojas\n    languages: [es]\n", "\(empty)")
    }
  }

  @Test func anItemFollowsTheOthersAsTheyAreWritten() throws {
    let indented = "a:\n  - name: x  # who\n    role: y\n\n# next\nb: 1\n"
    #expect(
      try changed(indented) { try $0.append(.mapping([("name", .string("z"))]), to: "a", of: []) }
        == "a:\n  - name: x  # who\n    role: y\n  - name: z\n\n# next\nb: 1\n")
    #expect(
      try changed("a:\n- x\n- y") { try $0.append(.string("z"), to: "a", of: []) } == "a:\n- x\n- y\n- z\n")
    #expect(
      try changed("a: [x, y]  # two\n") { try $0.append(.string("z, z"), to: "a", of: []) }
        == "a: [x, y, 'z, z']  # two\n")
    #expect(
      try changed("a: [{name: L}]\n") { try $0.append(person, to: "a", of: []) }
        == "a: [{name: L}, {name: Ana Rojas, languages: [es]}]\n")
    #expect(
      try changed("a: [\n  x, # first\n  y\n]\n") { try $0.append(.string("z"), to: "a", of: []) }
        == "a: [\n  x, # first\n  y, z\n]\n")
  }

  @Test func aValueIsReplacedWhereItStands() throws {
    let text = """
      # top
      status: open   # since May
      text:
        es: "Una frase"  # as said
        en: |
          One sentence
          in two lines.

        # before the last
        fr: >-
          Une phrase
      who: [A, B]

      """
    let steps: [(inout EditedText) throws -> Void] = [
      { try $0.set("status", of: [], to: .string("done")) },
      { try $0.set("en", of: [.key("text")], to: .string("It's: one")) },
      { try $0.set("who", of: [], to: .sequence([.string("C")])) },
      { try $0.set("due", of: [], to: .plain("2018-02-01"), order: ["status", "due", "text"]) },
      { try $0.set("pt", of: [.key("text")], to: .string("Uma frase")) },
    ]
    let made = try changed(text) { edited in for step in steps { try step(&edited) } }
    #expect(
      made == """
        # top
        status: done   # since May
        due: 2018-02-01
        text:
          es: "Una frase"  # as said
          en: 'It''s: one'

          # before the last
          fr: >-
            Une phrase
          pt: Uma frase
        who: [C]

        """)
  }

  @Test func aBlockAndALineReplaceEachOther() throws {
    let list = Node.sequence([.string("x")])
    #expect(
      try changed("a: # why\n  b: 1\n  c: 2\nd: 3\n") { try $0.set("a", of: [], to: list) } == "a: [x] # why\nd: 3\n")
    #expect(
      try changed("a: 1 # why\nd: 3\n") { try $0.set("a", of: [], to: person) }
        == "a: # why\n  name: Ana Rojas\n  languages: [es]\nd: 3\n")
    #expect(
      try changed("a:\n  b: 1\nd: 3\n") { try $0.set("a", of: [], to: person) }
        == "a:\n  name: Ana Rojas\n  languages: [es]\nd: 3\n")
    #expect(
      try changed("{a: 1}\n") { try $0.set("b", of: [], to: person) }
        == "{a: 1, b: {name: Ana Rojas, languages: [es]}}\n")
    #expect(try changed("a: {}\n") { try $0.set("b", of: [.key("a")], to: .string("ñ")) } == "a: {b: ñ}\n")
    #expect(try changed("a:\n") { try $0.set("a", of: [], to: .string("b")) } == "a: b\n")
  }

  @Test func aKeyIsRemovedWithItsLines() throws {
    let text = "a: 1\n# of b\nb:\n  c: 2\n# of d\nd: 3\n"
    #expect(try changed(text) { try $0.remove("b", of: []) } == "a: 1\n# of b\n# of d\nd: 3\n")
    #expect(try changed(text) { try $0.remove("x", of: []) } == text)
    #expect(
      try changed("- a: 1\n  b: 2\n".asItems) { try $0.remove("a", of: [.key("k"), .item(0)]) }
        == "k:\n- a: null\n  b: 2\n")
  }

  @Test func whatCannotBeChangedInPlaceIsRefused() throws {
    var explicit = try EditedText(Array("? a\n: b\n".utf8))
    #expect(throws: EditedText.Refusal.notInPlace) { try explicit.set("a", of: [], to: .string("y")) }
    #expect(explicit.bytes == Array("? a\n: b\n".utf8))
    var edited = try EditedText(Array("a: 1\n".utf8))
    #expect(throws: EditedText.Refusal.noSuchPlace) { try edited.set("b", of: [.key("x")], to: .string("y")) }
    #expect(throws: EditedText.Refusal.noSuchPlace) { try edited.append(.string("y"), to: "a", of: []) }
    #expect(edited.bytes == Array("a: 1\n".utf8))
  }

  @Test(arguments: awkwardTexts.filter { $0.utf8.count < 1000 })
  func anyTextIsWrittenInPlace(_ text: String) throws {
    for source in ["a: 1\nb: [x]\nc: {d: e}\n", "a:\n  - f\nb:\n- x\nc:\n  d: e # g\n"] {
      var edited = try EditedText(Array(source.utf8))
      try edited.set("a", of: [], to: .string(text))
      try edited.append(.string(text), to: "b", of: [])
      try edited.set("h", of: [.key("c")], to: .string(text))
      let read = try Node(parsing: edited.bytes)
      #expect(read["a"]?.string.map { Array($0.utf8) } == Array(text.utf8))
      #expect(read["b"]?.sequence?.last?.string.map { Array($0.utf8) } == Array(text.utf8))
      #expect(read["c"]?["h"]?.string.map { Array($0.utf8) } == Array(text.utf8))
    }
  }

  /// Whatever a file holds, a change is made as it was meant or refused.
  @Test(arguments: 0..<40)
  func spoiledFilesAreChangedOrRefused(_ seed: Int) throws {
    var random = SeededNumbers(seed: UInt64(seed) + 1000)
    let pieces: [[UInt8]] = [
      [0x0A], [0x0D, 0x0A], [0x09], [0x23], [0x3A, 0x20], [0x2D, 0x20], Array("[a, ".utf8), Array("]".utf8),
      Array("{".utf8), Array("}".utf8), Array("|+\n".utf8), Array("? ".utf8), Array("'".utf8), Array("\"".utf8),
      Array("\u{85}".utf8), Array("\u{2028}".utf8), Array("\u{FEFF}".utf8), Array("!!str ".utf8), Array("--- ".utf8),
      Array("\n...\n".utf8), Array("ñ".utf8),
    ]
    for _ in 0..<60 {
      var bytes = Array(RandomFile.text(&random).utf8)
      for _ in 0...random.below(3) {
        let place = random.below(bytes.count)
        bytes.replaceSubrange(place..<min(bytes.count, place + random.below(4)), with: random.pick(pieces))
      }
      guard var edited = try? EditedText(bytes) else { continue }
      for key in ["k1", "k2", "list", "new"] {
        let value = RandomFile.value(&random)
        if (try? edited.set(key, of: [], to: value)) != nil {
          #expect(edited.root[key]?.means(value) == true)
        }
        try? edited.append(.string("x"), to: key, of: [])
        try? edited.remove(key, of: [])
        #expect(try Node(parsing: edited.bytes).means(edited.root))
      }
    }
  }

  /// Random changes of random files: every line outside the changed value is still there, in its order.
  @Test(arguments: 0..<200)
  func everyOtherLineSurvives(_ seed: Int) throws {
    var random = SeededNumbers(seed: UInt64(seed))
    var edited = try EditedText(Array(RandomFile.text(&random).utf8))
    for _ in 0..<12 {
      let before = String(decoding: edited.bytes, as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false)
      let item = random.below(edited.root["list"]?.sequence?.count ?? 1)
      let value = RandomFile.value(&random)
      let path: [EditedText.Step] = random.chance(50) ? [] : [.key("list"), .item(item)]
      let key = random.pick(["k1", "k2", "k3", "new1", "new2", "texts"])
      let oldValue = edited.root.value(at: path)?[key]
      switch random.below(3) {
      case 0: try edited.append(.mapping([("id", .string("n")), ("k1", value)]), to: "list", of: [])
      case 1: try edited.remove(key, of: path)
      default: try edited.set(key, of: path, to: value, order: random.chance(50) ? ["id", "new1", "k2", "new2"] : [])
      }
      let after = String(decoding: edited.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      let head = zip(before, after).prefix { $0 == $1 }.count
      let tail = zip(before.dropFirst(head).reversed(), after.dropFirst(head).reversed()).prefix { $0 == $1 }.count
      // The lines of the old value, and its key's.
      let own = oldValue.map { RandomFile.lineCount($0) + 1 } ?? 1
      #expect(head + tail >= before.count - own, "\(before) → \(after)")
    }
  }
}

extension String {
  fileprivate var asItems: String { "k:\n" + self }
}

private enum RandomFile {
  static func text(_ random: inout SeededNumbers) -> String {
    var lines = ["# A file", "id: \(random.below(100))"]
    func pairs(_ margin: String, _ random: inout SeededNumbers) -> [String] {
      var lines: [String] = []
      for key in ["k1", "k2", "k3"] where random.chance(70) {
        if random.chance(30) { lines.append(margin + "# on " + key) }
        let comment = random.chance(30) ? "  # \(key)" : ""
        switch random.below(6) {
        case 0: lines.append(margin + "\(key): palabra más\(comment)")
        case 1: lines.append(margin + "\(key): 'it''s'\(comment)")
        case 2: lines.append(margin + "\(key): [a, \"b, c\"]\(comment)")
        case 3: lines += ["\(key):\(comment)", "  es: uno", "  en: one\(comment)"].map { margin + $0 }
        case 4: lines += ["\(key): |-", "  two", "  lines"].map { margin + $0 }
        default: lines += ["\(key):", "- a\(comment)", "- b"].map { margin + $0 }
        }
        if random.chance(15) { lines.append("") }
      }
      return lines
    }
    lines += pairs("", &random)
    lines.append("list:")
    for item in 0..<(1 + random.below(3)) {
      lines.append("  - id: i\(item)")
      lines += pairs("    ", &random)
    }
    lines.append("# The end")
    return lines.joined(separator: "\n") + (random.chance(80) ? "\n" : "")
  }

  static func value(_ random: inout SeededNumbers) -> Node {
    switch random.below(5) {
    case 0: .string(random.pick(["x", "dos: tres", "no", "# c", "a\nb", "", "ñandú"]))
    case 1: .plain("2018-02-0\(1 + random.below(9))")
    case 2: .sequence([.string("RCM"), .string("SA, CM")])
    case 3: .mapping([("es", .string("uno")), ("en", .string("one"))])
    default: .sequence([.mapping([("a", .string("b")), ("c", .sequence([]))]), .mapping([("d", .int(1))])])
    }
  }

  /// The most lines that a value takes.
  static func lineCount(_ node: Node) -> Int {
    switch node.content {
    case .scalar(let text, _): 2 + text.split(separator: "\n", omittingEmptySubsequences: false).count
    case .sequence(let nodes): 3 + nodes.map(lineCount).reduce(0, +)
    case .mapping(let pairs): 3 + pairs.map { lineCount($0.value) }.reduce(0, +)
    }
  }
}
