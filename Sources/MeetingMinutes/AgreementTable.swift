/// The tables of a list of agreements, with columns of who, what and when.
struct AgreementTable {
  private(set) var agreements: [WrittenAgreement] = []
  /// The lines that are not of a table.
  private(set) var rest: [MinutesLine] = []
  private var numbers: Set<String> = []

  /// What a column says.
  enum Field: Hashable { case number, what, who, when, state }

  init(_ lines: [MinutesLine], reader: ItemReader) {
    var columns: [Field?] = []
    var heads: [String] = []
    var isInTable = false
    for line in lines {
      guard case .row(let cells) = line.kind else {
        rest.append(line)
        isInTable = false
        continue
      }
      if !isInTable {
        isInTable = true
        let fields = cells.map { Self.field(Self.key($0)) }
        if Set(fields.compactMap { $0 }).count >= 2 || fields.contains(.what) {
          (columns, heads) = (fields, cells)
          if !columns.contains(.what) { Self.assignWhat(&columns) }
          continue
        }
        // A title over the head, or no head at all.
        columns = []
        if Set(cells.filter { !$0.isEmpty }).count <= 1 {
          isInTable = false
          continue
        }
      }
      add(cells, columns, heads, line, reader)
    }
  }

  /// The column without a name of ours says what; else the first.
  private static func assignWhat(_ columns: inout [Field?]) {
    if let free = columns.firstIndex(of: nil) { columns[free] = .what }
  }

  private mutating func add(
    _ cells: [String], _ columns: [Field?], _ heads: [String], _ line: MinutesLine, _ reader: ItemReader
  ) {
    func cell(_ field: Field) -> String? {
      columns.firstIndex(of: field).flatMap { $0 < cells.count ? cells[$0] : nil }.flatMap { $0.isEmpty ? nil : $0 }
    }
    // One more says that there are more.
    guard agreements.count <= MinutesLimits.items, cells.contains(where: { $0.contains(where: \.isLetter) }) else {
      return
    }
    var what = columns.isEmpty ? cells.filter { !$0.isEmpty }.joined(separator: " | ") : cell(.what) ?? ""
    // A column that is not understood is kept in the words.
    for (place, cell) in cells.enumerated() where !columns.isEmpty && !cell.isEmpty {
      let field = place < columns.count ? columns[place] : nil
      guard field == nil || field == .state else { continue }
      let head = place < heads.count ? heads[place] : ""
      what += (what.isEmpty ? "" : " ") + "(" + (head.isEmpty ? "" : head + ": ") + cell + ")"
    }
    if what.isEmpty { what = cells.filter { !$0.isEmpty }.joined(separator: " | ") }
    var number = cell(.number).map { Self.number($0) } ?? ""
    if number.isEmpty || numbers.contains(number) {
      number = String(agreements.count + 1)
      while numbers.contains(number) { number += "*" }
    }
    numbers.insert(number)
    agreements.append(
      reader.agreement(what, number: number, line: line.line, who: cell(.who), when: cell(.when)))
  }

  private static func number(_ cell: String) -> String {
    let words = FoldedText.words(of: cell)
    return words.count <= 3 ? words.joined(separator: ".").prefix(12).description : ""
  }

  /// The words of a column's head; a sign such as `N.º` or `#` is a number.
  private static func key(_ head: String) -> String {
    let words = FoldedText.words(of: head).joined(separator: " ")
    return words.isEmpty && head.contains("#") ? "no" : words
  }

  /// The field that a column's head or a label names, folded.
  static func field(_ key: String) -> Field? { fields[key] }

  private static let fields: [String: Field] = {
    var fields: [String: Field] = [:]
    func add(_ field: Field, _ heads: String) {
      for head in heads.split(separator: "|") { fields[FoldedText.words(of: head).joined(separator: " ")] = field }
    }
    add(.number, "n|no|nº|nro|núm|número|number|num|item|ítem|#")
    add(
      .what,
      "acuerdo|acuerdos|compromiso|compromisos|qué|acción|acciones|actividad|actividades|tarea|tareas|descripción|"
        + "agreement|agreements|what|action|actions|activity|activities|task|tasks|commitment|commitments|description|"
        + "acordo|acordos|compromisso|compromissos|o que|o quê|ação|ações|atividade|atividades|tarefa|tarefas|descrição|"
        + "accord|accords|engagement|engagements|quoi|activité|activités|tâche|tâches|mesure|mesures")
    add(
      .who,
      "responsable|responsables|quién|quien|quienes|a cargo|a cargo de|encargado|encargados|responsible|who|"
        + "responsible party|responsible parties|responsibility|owner|lead|by whom|responsável|responsáveis|quem|qui|"
        + "encarregado|chargé|chargés|instancia responsable|país responsable|parte responsable")
    add(
      .when,
      "plazo|fecha|fecha límite|cuándo|cuando|para cuándo|vencimiento|fecha de cumplimiento|plazo de cumplimiento|"
        + "tiempo|deadline|due|due date|when|by when|date|timeline|time frame|timeframe|prazo|data|data limite|quando|"
        + "até quando|délai|délais|échéance|date limite|quand|date")
    add(
      .state,
      "estado|situación|avance|status|state|progress|situação|andamento|statut|état|avancement|observaciones|remarks|"
        + "observações|observations|notas|notes")
    return fields
  }()
}
