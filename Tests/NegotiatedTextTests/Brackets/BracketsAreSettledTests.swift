import NegotiatedText
import Testing

@Suite struct BracketsAreSettledTests {
  private func settled(_ text: String, _ bracket: Int = 0, _ choice: String) throws -> String? {
    let read = try BracketsAreReadTests.read(text)
    let members = read.groups[read.brackets[bracket].group].members
    let words: [UInt8]
    switch BracketChoice(choice) {
    case .nothing: words = []
    case let choice:
      guard let index = read.alternative(choice, among: members) else { return nil }
      words = Array(read.words(of: read.brackets[index]).utf8)
    }
    return String(decoding: read.replacing(members, with: words).applied(to: Array(text.utf8)), as: UTF8.self)
  }

  @Test(arguments: [
    ("adoptar [CL, MX: medidas] [PE: planes].\n", "1", "adoptar medidas.\n"),
    ("adoptar [CL, MX: medidas] [PE: planes].\n", "PE", "adoptar planes.\n"),
    ("adoptar [CL, MX: medidas] [PE: planes].\n", "mx", "adoptar medidas.\n"),
    ("adoptar [CL, MX: medidas] [PE: planes].\n", "planes", "adoptar planes.\n"),
    ("adoptar [CL, MX: medidas] [PE: planes].\n", "none", "adoptar.\n"),
    ("adoptar [x] [CL: y] [PE: suprimir].\n", "base", "adoptar x.\n"),
    ("adoptar [x] [CL: y] [PE: suprimir] ya.\n", "PE", "adoptar ya.\n"),
    ("a [ALT 2: dos] [ALT 1: uno] b\n", "1", "a uno b\n"),
    ("a [ALT 2: dos] [ALT 1: uno] b\n", "ALT 2", "a dos b\n"),
    ("a [Opción A: dos] [Opción B: uno] b\n", "b", "a uno b\n"),
    ("[xx] Los Estados.\n", "none", "Los Estados.\n"),
    ("Uno.\n\n7. [Siete.]\n\n8. Ocho.\n", "none", "Uno.\n\n8. Ocho.\n"),
    ("Uno.\n\n7. [Siete.]\n", "none", "Uno.\n"),
    ("Uno.\n\n[7. Siete.]\n\n[CL: 7. Otro.]\n\nFin.\n", "CL", "Uno.\n\n7. Otro.\n\nFin.\n"),
    ("Uno.\n\n[7. Siete.]\n\n[CL: suprimir]\n\nFin.\n", "CL", "Uno.\n\nFin.\n"),
    ("Uno [a [b] c] d\n", "base", "Uno a [b] c d\n"),
    ("[texto](CL) fin\n", "1", "texto fin\n"),
    ("- [ALT 1: a]\n- [ALT 2: b]\n", "2", "- b\n"),
  ])
  func oneAlternativeStays(text: String, choice: String, result: String) throws {
    #expect(try settled(text, 0, choice) == result)
  }

  @Test func whatIsNoAlternativeIsNotChosen() throws {
    let text = "adoptar [CL, MX: medidas] [PE: planes].\n"
    for choice in ["3", "0", "base", "BR", "otra cosa", ""] {
      #expect(try settled(text, 0, choice) == nil, "\(choice)")
    }
    #expect(try settled("[a] [b]\n", 0, "base") == nil)
    let read = try BracketsAreReadTests.read("[xx] [CL: y] [PE: suprimir]\n")
    #expect(read.names(of: [0, 1, 2]) == ["1", "2", "3", "base", "CL", "PE", "none"])
    #expect(try BracketsAreReadTests.read("[ALT 1: a] [ALT 2: b]\n").names(of: [0, 1]) == ["1", "2", "none"])
  }

  @Test func namesStayWhileTheBracketDoes() throws {
    func names(_ text: String) throws -> [String] { BracketID.all(of: try BracketsAreReadTests.read(text)) }
    let all = try names("7. Los [deberán] [podrán] y:\n\n(a) [uno] [CL: dos];\n\nSin número [tres] [tres].\n")
    #expect(all.map { $0.prefix { $0 != "-" } } == ["7", "7", "7a", "7a", "p3", "p3"])
    #expect(Set(all).count == 6 && all.allSatisfy { $0.count <= 7 })
    let less = try names("7. Los podrán y:\n\n(a) [uno] [CL, MX: **dos**];\n\nSin número [tres] [tres].\n")
    #expect(less == Array(all.dropFirst(2)))
    #expect(try names((1...2_000).map { "[\($0) x]" }.joined(separator: " ") + "\n").count == 2_000)
    #expect(Set(try names((1...2_000).map { "[\($0) x]" }.joined(separator: " ") + "\n")).count == 2_000)
  }

  @Test func theSameBracketIsFoundInEachLanguage() throws {
    let es = try BracketsAreReadTests.read("# T\n\n7. Los [[deberán] [podrán]] a [CL: b].\n\nSin [x].\n\n8. [y] z.\n")
    let en = try BracketsAreReadTests.read(
      "# T\n\n7. States [[shall] [may]] a [CL: c].\n\nWithout [x].\n\n8. y z [p] [q].\n")
    let match = BracketMatch(es, en)
    #expect(match.counterparts == [0, 1, 2, 3, 4, nil, nil])
    #expect(match.isSame(group: es.brackets[1].group, of: es, in: en))
    #expect(match.isSame(group: es.brackets[0].group, of: es, in: en))
    #expect(!match.isSame(group: es.brackets[5].group, of: es, in: en))
    let other = try BracketsAreReadTests.read("# T\n\n7. States [[shall] [may] [will]] a [MX: c].\n")
    let differs = BracketMatch(es, other)
    #expect(differs.counterparts == [0, nil, nil, nil, nil])
    #expect(!differs.isSame(group: es.brackets[0].group, of: es, in: other))
  }
}
