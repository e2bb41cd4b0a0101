/// A table of persons that somebody else keeps: its columns are found by their headers, in Spanish, English, Portuguese or French.
public struct DirectoryTable: Sendable, Hashable {
  /// What a column says.
  enum Column: String, Sendable, Hashable, CaseIterable {
    case entry, party, name, given, family, office, role, languages, bodies, from, until
    case publicEmail, publicTelephone, web, email, telephone, address, kind
  }

  /// The persons.
  public private(set) var rows: [DirectoryRow] = []
  /// Cells of several rows that are shown as one, in one column.
  public struct Merged: Sendable, Hashable {
    let rows: ClosedRange<Int>
    let column: Int

    /// Cells from the first of the rows on, which has the value; all numbers count from 0.
    public init(rows: ClosedRange<Int>, column: Int) { (self.rows, self.column) = (rows, column) }
  }

  /// The headers of columns that are not known; what is in them is left out.
  public private(set) var unknownHeaders: [String] = []

  /// The rows below the first one that names a person's column.
  ///
  /// - Parameters:
  ///   - table: the cells of all rows as texts.
  ///   - merged: cells that are shown as one: their value is that of each row, but for a name, which is one person's.
  ///   - workIsPublic: whether an address or number of the office is meant for everybody; else those of a column that says
  ///     “public” are.
  /// - Returns: `nil` if no row has the header of names. Cost: linear.
  public init?(_ table: [[String]], merged: [Merged] = [], workIsPublic: Bool) {
    guard
      let head = table.prefix(20).firstIndex(where: { Self.columns(of: $0).contains { $0 == .name || $0 == .given } })
    else { return nil }
    var columns = Self.columns(of: table[head])
    Self.separateNames(&columns)
    for (place, column) in columns.enumerated() where column == nil {
      let header = DirectoryRow.line(of: table[head][place])
      if !header.isEmpty { unknownHeaders.append(header) }
    }
    let names: Set<Column> = [.entry, .name, .given, .family]
    var table = table
    for cells in merged where cells.rows.lowerBound > head && cells.rows.upperBound < table.count {
      guard columns.indices.contains(cells.column), let column = columns[cells.column], !names.contains(column),
        table[cells.rows.lowerBound].indices.contains(cells.column)
      else { continue }
      let value = table[cells.rows.lowerBound][cells.column]
      for place in cells.rows.dropFirst() where table[place].contains(where: { !$0.isEmpty }) {
        while table[place].count <= cells.column { table[place].append("") }
        table[place][cells.column] = value
      }
    }
    for (place, cells) in table.enumerated().dropFirst(head + 1) {
      if let row = Self.row(cells, columns, line: place + 1, workIsPublic, Self.words(table[head])) { rows.append(row) }
    }
  }

  private static func row(
    _ cells: [String], _ columns: [Column?], line: Int, _ workIsPublic: Bool, _ headers: [String]
  ) -> DirectoryRow? {
    var row = DirectoryRow(line: line)
    var (given, family) = ("", "")
    for (place, cell) in cells.enumerated() {
      // What a guarded CSV puts before a formula.
      let text = DirectoryRow.line(of: cell.hasPrefix("'") ? String(cell.dropFirst()) : cell)
      guard !text.isEmpty, columns.indices.contains(place), let column = columns[place] else { continue }
      switch column {
      case .entry: row.id = text
      case .party: row.party = text
      case .name: row.name = text
      case .given: given = text
      case .family: family = text
      case .office: row.office = text
      case .role: row.role = text
      case .languages:
        for word in text.split(whereSeparator: { ",;/".contains($0) }) { row.add(language: String(word)) }
      case .bodies:
        for word in text.split(whereSeparator: { ",; ".contains($0) }) {
          if let code = PartyCode(String(word)) { row.bodies.append(code) } else { row.unclear.append(String(word)) }
        }
      case .from: if let day = day(text) { row.from = day } else { row.unclear.append(text) }
      case .until: if let day = day(text) { row.until = day } else { row.unclear.append(text) }
      case .publicEmail: row.add("EMAIL", text, isPublic: true)
      case .publicTelephone: row.add("TEL", text, isPublic: true)
      case .web: row.add("URL", text, isPublic: true)
      case .email: row.add("EMAIL", text, isPublic: workIsPublic && isOfWork(headers[place]))
      case .telephone: row.add("TEL", text, isPublic: workIsPublic && isOfWork(headers[place]))
      case .address: row.details.add(address: text)
      case .kind: if ["body", "org", "group"].contains(text.lowercased()) { return nil }
      }
    }
    // A column of whole names may stand beside one of family names.
    if !given.isEmpty, !family.isEmpty, given.hasSuffix(family) || given.hasPrefix(family) {
      row.name = given
    } else if !given.isEmpty {
      row.name = [given, family].filter { !$0.isEmpty }.joined(separator: " ")
    }
    if !family.isEmpty {
      if given.isEmpty, !row.name.contains(family) { row.name += " " + family }
      row.familyName = family
    }
    return row.name.isEmpty && row.party == nil ? nil : row
  }

  /// A day that can mean one thing only: `2018-02-01`, or `13/02/2018`. Of `1/2/2018` nobody knows which is the month.
  static func day(_ text: String) -> CalendarDay? {
    if let day = CalendarDay(String(text.prefix(10))), text.utf8.count <= 10 || text.utf8.count == 19 { return day }
    let parts = text.split(whereSeparator: { "/.-".contains($0) }).map(String.init)
    guard parts.count == 3, parts[2].utf8.count == 4, let day = Int(parts[0]), let month = Int(parts[1]), day > 12
    else { return nil }
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return CalendarDay("\(parts[2])-\(padded(month))-\(padded(day))")
  }

  // MARK: Headers

  /// The words of headers, in small letters without accents: `correo-institucional`.
  private static func words(_ cells: [String]) -> [String] { cells.map { Slug(title: $0)?.string ?? "" } }

  private static func columns(of cells: [String]) -> [Column?] { words(cells).map(column) }

  private static func isOfWork(_ header: String) -> Bool {
    [
      "work", "office", "oficina", "institucional", "trabajo", "trabalho", "bureau", "professionnel", "oficial",
      "official",
    ]
    .contains { header.contains($0) }
  }

  private static func column(_ header: String) -> Column? {
    let isPublic = ["public", "publico", "publica", "publique"].contains {
      header.split(separator: "-").contains($0[...])
    }
    if let column = known[header] {
      switch column {
      case .email where isPublic: return .publicEmail
      case .telephone where isPublic: return .publicTelephone
      default: return column
      }
    }
    let names = Set(header.split(separator: "-").map(String.init))
    if !names.isDisjoint(with: emails) || header.contains("e-mail") { return isPublic ? .publicEmail : .email }
    if !names.isDisjoint(with: telephones) { return isPublic ? .publicTelephone : .telephone }
    return nil
  }

  private static let emails: Set<String> = ["email", "mail", "correo", "courriel", "emails", "correos"]
  private static let telephones: Set<String> = [
    "telephone", "telefono", "phone", "tel", "telefone", "mobile", "movil", "celular", "cell", "portable", "whatsapp",
    "fax", "telemovel", "cellulaire",
  ]

  /// Where family names have a column of their own, the other one that seems to be of names is of given names, and in French
  /// the other way round.
  private static func separateNames(_ columns: inout [Column?]) {
    if columns.contains(.family), !columns.contains(.given), let name = columns.firstIndex(of: .name) {
      columns[name] = .given
    } else if columns.contains(.given), !columns.contains(.family), let name = columns.firstIndex(of: .name) {
      columns[name] = .family
    }
  }

  private static let known: [String: Column] = {
    let headers: [Column: String] = [
      .entry: "entry id entrada entree ficha",
      .party: """
      country pais pays state party code codigo parte partie estado etat country-or-body pais-u-organo pais-o-organo \
      pais-ou-orgao pays-ou-organe country-code delegation delegacion delegacao
      """,
      .name: """
      name nombre nome nom full-name nombre-completo nome-completo nom-complet focal-point punto-focal ponto-focal \
      point-focal nombre-y-apellido nombre-y-apellidos nombres-y-apellidos nom-et-prenom prenom-et-nom person persona
      """,
      .given: "given-name first-name nombres primeiro-nome prenom given-names first-names prenoms",
      .family: """
      family-name last-name surname apellido apellidos sobrenome nom-de-famille apelido primer-apellido nombre-de-familia \
      nome-de-familia
      """,
      .office: """
      office oficina institution institucion instituicao ministry ministerio ministere organization organisation \
      organizacion organizacao organismo orgao escritorio bureau direction unit unidad unidade unite department \
      departamento service dependencia reparticao entidad entidade
      """,
      .role: """
      role function title position job-title cargo funcion funcao puesto fonction poste titulo titre rol rang
      """,
      .languages: "languages idiomas lenguas langues linguas language idioma langue lingua",
      .bodies: "bodies organos orgaos organes groups grupos groupes body grupo groupe",
      .from: "from since start desde inicio depuis debut valid-from de du a-partir-de",
      .until: "until to end hasta fin ate fim jusqu-a jusqu-au jusqua jusquau valid-until termino au",
      .web:
        "web web-page website url pagina-web sitio-web site site-web page-web pagina pagina-da-web pagina-na-internet",
      .address: "address direccion domicilio endereco adresse morada",
      .kind: "kind tipo type",
    ]
    var columns: [String: Column] = [:]
    for (column, words) in headers {
      for word in words.split(whereSeparator: \.isWhitespace) { columns[String(word)] = column }
    }
    return columns
  }()
}
