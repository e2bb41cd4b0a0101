import GCMRepo
import NegotiatedText
import Questionnaires
import RecordLocalization
import RecordRendering

/// A page for each State and body: what it is in the process, and all that it has contributed.
struct PartyPages {
  let record: PortalRecord

  func sections() throws(RecordError) -> [PortalSection] {
    var sections = [try list()]
    let objects = try record.objects()
    var shared = [CalendarDay(try record.state.time()).description]
    for path in ["questionnaires", "meetings", "declaration"] {
      shared.append(try record.state.objectName(at: path) ?? "")
    }
    for party in try record.parties() {
      var inputs = ["party", party.code.description] + shared
      for root in ["countries", "bodies"] {
        inputs.append(try record.state.objectName(at: "\(root)/\(party.code)") ?? "")
      }
      inputs += try record.drafts().map { $0.name.description }
      inputs.append(try record.state.objectName(at: "consultations/\(party.code).yml") ?? "")
      for standing in try record.consultations() where standing.consultation.country == party.code {
        inputs += standing.inputs(objects)
      }
      sections.append(try section(of: party, inputs: inputs))
    }
    return sections
  }

  private func section(of party: Party, inputs: [String]) throws(RecordError) -> PortalSection {
    let record = record
    return try record.section("party/\(party.code)", inputs: inputs) {
      .party(party, $0)
    } parts: { (language) throws(RecordError) in
      var parts = PageFrame.Parts(
        title: party.names.text(for: language) ?? party.code.description, place: .parties)
      parts.trail = [(PageFrame.Place.parties.path(language), PageFrame.Place.parties.words(language))]
      return parts
    } content: { (page) throws(RecordError) in
      page.element("p", party.kind == .state ? Message("State") : Message("Body"), group: "over")
      page.element("h1", party.names, else: party.code.description)
      try Self.lead(party, record, to: &page)
      try Self.roles(party, record, to: &page)
      let own = try record.contributions().filter { $0.id.party == party.code }
      if party.isMemberState { Self.sums(own, to: &page) }
      let consultations = try record.consultations().filter { $0.consultation.country == party.code }
      if !consultations.isEmpty {
        page.element("h2", Message("National consultation"))
        try ConsultationPages.table(consultations, withState: false, record, to: &page)
      }
      try Self.questionnaires(party, record, to: &page)
      for kind in ContributionKind.allCases {
        let some = record.newest(own.filter { $0.id.kind == kind })
        guard !some.isEmpty else { continue }
        page.element("h2", kind.plural)
        try record.list(some, withParty: false, to: &page)
      }
      if own.isEmpty, party.isMemberState {
        page.element("p", Message("It has not contributed anything yet."), group: "soft")
      }
      try Self.positions(of: party, record, to: &page)
      try Self.work(party, record, to: &page)
    }
  }

  /// What it says of the newest draft.
  private static func positions(of party: Party, _ record: PortalRecord, to page: inout Page) throws(RecordError) {
    guard let table = try record.positions() else { return }
    let own = table.rows.flatMap { row in row.held.filter { $0.party == party.code }.map { (row, $0) } }
    guard !own.isEmpty else { return }
    page.element("h2", Message("Positions"))
    page.element("p", Message("On the paragraphs of \(table.paragraphs.draft.name.description, "draft")."))
    page.table([Message("Paragraph"), Message("Position"), Message("Reason")]) { page in
      for (row, held) in own {
        page.markup("<tr><th scope=\"row\">")
        page.text(row.paragraph.citation ?? "#\(row.paragraph.place)")
        page.markup("</th><td>")
        page.element("span", held.position.stand.wording, group: held.position.isBlocking ? "flag late" : "flag")
        page.markup("</td><td>")
        page.text(held.position.why ?? "")
        page.markup("</td></tr>\n")
      }
    }
  }

  /// What it has done so far, in a sentence.
  private static func lead(_ party: Party, _ record: PortalRecord, to page: inout Page) throws(RecordError) {
    let own = try record.contributions().filter { $0.id.party == party.code && $0.id.kind != .reference }
    guard party.isMemberState, let last = own.compactMap(\.submittedAt).max() else { return }
    let day = dayInWords(CalendarDay(last), page.language)
    page.element(
      "p",
      Message(
        own.count, "{count} contribution, submitted on \(day, "day").",
        "{count} contributions, the last one submitted on \(day, "day")."), group: "lead")
  }

  private static func roles(_ party: Party, _ record: PortalRecord, to page: inout Page) throws(RecordError) {
    let language = page.language
    page.facts { page in
      for role in party.roles {
        let conference = record.state.configuration.conferences.first { $0.code == role.conference }
        page.fact(role.name.word) { page in
          if let conference { page.text(conference.names, else: role.conference) } else { page.text(role.conference) }
          page.text(" (\(record.abbreviations([role.conference], language)))")
          if let from = role.from {
            page.text(", ")
            page.text(Message("since \(dayInWords(from, language), "day")"))
          }
          if let until = role.until {
            page.text(", ")
            page.text(Message("until \(dayInWords(until, language), "day")"))
          }
        }
      }
      page.fact(Message("Code"), party.code.description)
      page.fact(Message("Working languages"), party.languages.map { $0.name(language) }.joined(separator: ", "))
    }
  }

  private static func sums(_ own: [Contribution], to page: inout Page) {
    page.markup("<ul class=\"sums\">\n")
    for kind in [ContributionKind.input, .questionnaire, .bestPractice, .proposal] {
      page.markup("<li><span class=\"s\">")
      page.element("b", page.language.grouped(own.count { $0.id.kind == kind }))
      page.text(kind.plural)
      page.markup("</span></li>\n")
    }
    page.markup("</ul>\n")
  }

  /// How much of each questionnaire the State has answered, as a chart with its table.
  private static func questionnaires(_ party: Party, _ record: PortalRecord, to page: inout Page) throws(RecordError) {
    guard party.isMemberState else { return }
    var rows: [(id: String, title: LocalizedText, answered: Int, of: Int)] = []
    for id in try record.questionnaires() {
      guard let gathered = try record.answers(to: id), gathered.countries.contains(party.code) else { continue }
      let columns = gathered.columns.filter { $0.id.row == nil && $0.id.column == nil }
      let answered = columns.count { gathered.answer(of: party.code, to: $0.id) != nil }
      rows.append((id, gathered.form.questionnaire.title, answered, columns.count))
    }
    guard !rows.isEmpty else { return }
    let language = page.language
    page.element("h2", Message("Questionnaires answered"))
    page.markup("<figure>\n")
    BarChart(
      bars: rows.map { row in
        .init(
          name: row.title.text(for: language) ?? row.id, count: row.answered,
          share: row.of == 0 ? nil : row.answered * 100 / row.of)
      }, language: language, title: Message("Questionnaires answered")(language), number: 1
    ).write(to: &page.out)
    page.markup("</figure>\n")
    page.table([Message("Questionnaire"), Message("Answered"), Message("Questions")], numbers: [1, 2]) { page in
      for row in rows {
        page.markup("<tr><th scope=\"row\">")
        page.link(.questionnaire(row.id, language), row.title, else: row.id)
        page.markup("</th><td class=\"num\">\(row.answered)</td><td class=\"num\">\(row.of)</td></tr>\n")
      }
    }
  }

  /// The meetings it takes part in, and the agreements that it is to carry out.
  private static func work(_ party: Party, _ record: PortalRecord, to page: inout Page) throws(RecordError) {
    let agreements = try record.agreements().filter { $0.responsible.contains(party.code.description) }
    if !agreements.isEmpty {
      page.element("h2", PageFrame.Place.agreements.words)
      try AgreementPages.table(agreements, record, to: &page)
    }
    let meetings = try record.meetings().filter { $0.participants.contains(party.code.description) }
    if !meetings.isEmpty {
      page.element("h2", Message("Meetings"))
      try CalendarPages.list(meetings, record, to: &page)
    }
  }

  // MARK: All

  private func list() throws(RecordError) -> PortalSection {
    let record = record
    let objects = try record.objects().sorted { $0.key < $1.key }.flatMap { [$0.key.description, $0.value] }
    return try record.section("parties", inputs: ["parties"] + objects) {
      PageFrame.Place.parties.path($0)
    } parts: { (language) throws(RecordError) in
      .init(title: PageFrame.Place.parties.words(language), place: .parties)
    } content: { (page) throws(RecordError) in
      let language = page.language
      page.element("h1", PageFrame.Place.parties.words)
      let parties = try record.parties()
      let own = Dictionary(grouping: try record.contributions(), by: \.id.party)
      page.element("h2", Message("States"))
      page.table(
        [
          Message("State"), Message("Conferences"), ContributionKind.input.plural,
          ContributionKind.questionnaire.plural,
          ContributionKind.bestPractice.plural, Message("Last submission"),
        ], numbers: [2, 3, 4]
      ) { page in
        for party in parties.filter({ $0.kind == .state }).sorted(by: {
          ($0.names.text(for: language) ?? "") < ($1.names.text(for: language) ?? "")
        }) {
          let some = own[party.code] ?? []
          page.markup("<tr><th scope=\"row\">")
          page.link(.party(party, language), party.names, else: party.code.description)
          page.markup("</th><td>")
          page.text(record.abbreviations(party.roles.filter { $0.name == .member }.map(\.conference), language))
          page.markup("</td>")
          for kind in [ContributionKind.input, .questionnaire, .bestPractice] {
            let count = some.count { $0.id.kind == kind }
            page.markup("<td class=\"num\">\(count == 0 ? "–" : String(count))</td>")
          }
          page.markup("<td class=\"day\">")
          if let last = some.compactMap(\.submittedAt).max() { page.day(last) }
          page.markup("</td></tr>\n")
        }
      }
      page.element("h2", Message("Bodies and observers"))
      page.markup("<ul class=\"grid\">\n")
      for party in parties where party.kind == .body {
        page.markup("<li>")
        page.link(.party(party, language), party.names, else: party.code.description)
        page.markup("</li>\n")
      }
      page.markup("</ul>\n")
    }
  }
}

extension Party.Role.Name {
  /// The role in words.
  var word: Message {
    switch self {
    case .member: Message("Member", context: "of a conference")
    case .observer: Message("Observer", context: "of a conference")
    case .secretariat: Message("Technical secretariat", context: "of a conference")
    case .presidency: Message("Presidency pro tempore", context: "of a conference")
    }
  }
}
