import RecordComparison
@testable import TextDiff

/// A redline assembled by hand, block by block in the order of the new text.
struct Sample {
  struct Piece {
    var change: TextRedline.BlockChange
    /// The block's number in the old text; ignored for an inserted block.
    var from: Int?
    var kind: SourceText.Kind
    var spans: [(TextRedline.Operation, String)]
  }

  var pieces: [Piece] = []
  private var nextOld = 0

  mutating func add(
    _ change: TextRedline.BlockChange, from: Int? = nil, kind: SourceText.Kind = .paragraph,
    _ spans: (TextRedline.Operation, String)...
  ) {
    let old: Int?
    if change == .inserted {
      old = nil
    } else if let from {
      old = from
    } else {
      let taken = Set(pieces.compactMap(\.from))
      while taken.contains(nextOld) || reserved.contains(nextOld) { nextOld += 1 }
      old = nextOld
    }
    pieces.append(Piece(change: change, from: old, kind: kind, spans: spans))
  }

  /// Numbers of the old text that a later piece will take.
  var reserved: Set<Int> = []

  mutating func equal(_ text: String, kind: SourceText.Kind = .paragraph) {
    add(.equal, kind: kind, (.equal, text))
  }

  var redline: TextRedline {
    var oldBytes: [UInt8] = []
    var oldBlocks: [SourceText.Block] = []
    var oldStart: [Int: Int] = [:]
    for (index, piece) in pieces.enumerated().filter({ $0.element.from != nil })
      .sorted(by: { $0.element.from! < $1.element.from! })
    {
      oldStart[index] = oldBytes.count
      let start = oldBytes.count
      for (operation, text) in piece.spans where operation != .insert { oldBytes += Array(text.utf8) }
      oldBlocks.append(.init(range: start..<oldBytes.count, kind: piece.kind))
    }
    var newBytes: [UInt8] = []
    var newBlocks: [SourceText.Block] = []
    var blocks: [TextRedline.Block] = []
    var spans: [TextRedline.Span] = []
    var statistics = TextRedline.Statistics()
    for (index, piece) in pieces.enumerated() {
      var old = oldStart[index] ?? 0
      let first = spans.count
      let start = newBytes.count
      for (operation, text) in piece.spans {
        let count = text.utf8.count
        let words = text.split { $0 == " " || $0 == "\n" }.count
        let oldRange = operation == .insert ? old..<old : old..<old + count
        let newRange =
          operation == .delete ? newBytes.count..<newBytes.count : newBytes.count..<newBytes.count + count
        spans.append(.init(operation, old: oldRange, new: newRange))
        if operation != .insert { old += count }
        if operation != .delete { newBytes += Array(text.utf8) }
        switch operation {
        case .equal: statistics.wordsEqual += words
        case .insert: statistics.wordsInserted += words
        case .delete: statistics.wordsDeleted += words
        }
      }
      if piece.change == .moved || piece.change == .movedModified { statistics.blocksMoved += 1 }
      let from = piece.from.map { $0..<$0 + 1 } ?? 0..<0
      let isDeleted = piece.change == .deleted
      blocks.append(
        .init(
          change: piece.change, from: from, to: isDeleted ? 0..<0 : newBlocks.count..<newBlocks.count + 1,
          spans: first..<spans.count))
      if !isDeleted { newBlocks.append(.init(range: start..<newBytes.count, kind: piece.kind)) }
    }
    return TextRedline(
      unchecked: SourceText(bytes: oldBytes, blocks: oldBlocks),
      SourceText(bytes: newBytes, blocks: newBlocks),
      blocks: blocks, spans: spans, statistics: statistics, notes: [])
  }

  /// A declaration with every kind of change.
  static var declaration: StateRedline {
    var text = Sample()
    text.reserved = [6]
    text.equal("# Declaración conjunta\n\n", kind: .heading(level: 1))
    text.equal("Los Estados miembros de la Conferencia Regional sobre Migración, reunidos en San José,\n\n")
    text.equal("Recordando la Declaración de Nueva York para los Refugiados y los Migrantes,\n\n")
    text.add(
      .modified, (.equal, "Los Estados "), (.insert, "Miembros "), (.equal, "reafirman su "),
      (.delete, "pleno"),
      (.insert, "firme"),
      (.equal, " compromiso con una migración segura, ordenada y regular, y con los derechos "),
      (.equal, "humanos de todas las personas migrantes, cualquiera que sea su situación migratoria.\n\n"))
    text.add(
      .movedModified, from: 6, kind: .listItem, (.equal, "- Un glosario de términos "), (.insert, "comunes "),
      (.equal, "que facilite el diálogo entre ambas conferencias.\n"))
    text.equal("## Objetivos\n\n", kind: .heading(level: 2))
    text.add(
      .deleted, (.delete, "Se propone un mecanismo de seguimiento anual a cargo de las secretarías.\n\n"))
    text.add(
      .inserted,
      (
        .insert,
        "Se propone un mecanismo voluntario de examen, cada cuatro años, abierto a los observadores.\n\n"
      ))
    for number in 1...14 {
      text.equal(
        "\(number). Compromiso número \(number) de la serie, sin cambio alguno entre los dos borradores.\n",
        kind: .listItem)
    }
    text.add(
      .modified, kind: .tableRow, (.equal, "| Chile | "), (.delete, "12"), (.insert, "15"),
      (.equal, " aportes |\n"))
    text.add(
      .inserted, kind: .paragraph,
      (
        .insert,
        "\u{1B}]0;owned\u{7}\u{1B}[2J <script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1)) a\u{202E}txt.exe שלום\n\n"
      ))
    text.add(.modified, (.equal, "Firmado en"), (.insert, "\n\n\n"), (.equal, " San José.\n"))
    var answers = Sample()
    answers.equal("# Questionnaire\n\n", kind: .heading(level: 1))
    answers.add(.inserted, (.insert, "La República de Colombia responde afirmativamente.\n"))
    return StateRedline(
      from: .init(name: "draft-1", commit: CommitID(String(repeating: "a1", count: 20))),
      to: .init(name: "draft-2", commit: CommitID(String(repeating: "b2", count: 20))),
      documents: [
        .init(
          path: "declaration/text.es.md", change: .modified, title: "Declaración conjunta", text: text.redline,
          name: "declaration.es", language: "es"),
        .init(
          path: "countries/CO/questionnaires/q1/text.es.md",
          fromPath: "countries/CO/questionnaires/q/text.es.md",
          change: .renamed, text: answers.redline, name: "CO/questionnaires/q1.es", language: "es"),
        .init(
          path: "countries/CL/inputs/aportes/original.es.docx", change: .binary, text: nil,
          notCompared: [.binary(oldSize: 18_211, newSize: 20_480)], role: .other),
      ])
  }
}
