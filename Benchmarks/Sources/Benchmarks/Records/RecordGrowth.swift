/// A history of submissions, written as the stream that `git fast-import` reads.
///
/// Submitting 20,000 times would take minutes; this takes seconds, and little memory, as nothing is held but the number
/// of each contribution's last revision.
struct RecordGrowth {
  let size: RecordSize
  /// The text of a revision, and its language.
  let text: (_ number: Int) -> (words: String, language: String)
  /// The commit that the history goes on from.
  let beginning: String
  /// 11 May 2017, 16:00 UTC; a revision a minute.
  private static let firstTime = 1_494_518_400

  static let states = """
    BZ CA CR DO SV GT HN MX NI PA US AR BO BR CL CO EC GY PY PE SR UY VE
    """.split(separator: " ").map(String.init)

  static func state(of contribution: Int) -> String {
    states[contribution % states.count]
  }

  static func slug(of contribution: Int) -> String {
    "aporte-\(contribution)"
  }

  func send(to stream: InputPipe) throws {
    var generator = SeededGenerator(seed: 1)
    var numbers = [Int](repeating: 0, count: size.contributions)
    for index in 0..<size.revisions {
      // First each contribution once, then new revisions of any.
      let contribution = index < size.contributions ? index : generator.number(in: 0..<size.contributions)
      numbers[contribution] += 1
      let (words, language) = text(index)
      let revision = Revision(
        state: Self.state(of: contribution), slug: Self.slug(of: contribution), number: numbers[contribution],
        text: words, time: Self.firstTime + 60 * index, language: language)
      try stream.send(revision.importCommand(branch: "main", parent: index == 0 ? beginning : nil))
    }
  }
}
