import GCMRepo
import Questionnaires
import RecordLocalization
import RecordRendering

/// The questionnaires: their list, and a page for each with a chart and a table for every question.
struct QuestionnairePages {
  let record: PortalRecord

  func sections() throws(RecordError) -> [PortalSection] {
    let (record, objects) = (record, try record.objects())
    let ids = try record.questionnaires()
    var sections = [
      try record.section(
        "questionnaires",
        inputs: ["questionnaires", try record.state.objectName(at: "questionnaires") ?? ""] + answers(objects)
      ) {
        PageFrame.Place.questionnaires.path($0)
      } parts: { (language) throws(RecordError) in
        .init(title: PageFrame.Place.questionnaires.words(language), place: .questionnaires)
      } content: { (page) throws(RecordError) in
        page.element("h1", PageFrame.Place.questionnaires.words)
        guard !ids.isEmpty else { return page.element("p", Message("There is none yet."), group: "soft") }
        page.markup("<ul class=\"plain\">\n")
        for id in ids {
          guard let table = try record.answers(to: id) else { continue }
          page.markup("<li>")
          page.link(.questionnaire(id, page.language), table.form.questionnaire.title, else: id)
          page.markup("<span class=\"soft\">")
          let answered = Set(
            table.countries
              + (try record.contributions()).filter { $0.id.kind == .questionnaire && $0.id.slug.string == id }
              .map(\.id.party))
          let partial = table.partial.count
          page.text(
            Message(answered.count - partial, "{count} State has answered.", "{count} States have answered."))
          if partial > 0 {
            page.text(" ")
            page.text(
              Message(partial, "{count} State has answered in part.", "{count} States have answered in part."))
          }
          page.markup("</span></li>\n")
        }
        page.markup("</ul>\n")
      }
    ]
    for id in ids { sections.append(try section(of: id, objects)) }
    return sections
  }

  private func answers(_ objects: [ContributionID: String], to id: String? = nil) -> [String] {
    objects.filter { $0.key.kind == .questionnaire && (id == nil || $0.key.slug.string == id) }.sorted {
      $0.key < $1.key
    }
    .flatMap { [$0.key.description, $0.value] }
  }

  private func section(of id: String, _ objects: [ContributionID: String]) throws(RecordError) -> PortalSection {
    let record = record
    let rounds = try rounds(of: id)
    var inputs = ["questionnaire", id]
    for round in rounds {
      inputs += [round, try record.state.objectName(at: "questionnaires/\(round)") ?? ""] + answers(objects, to: round)
    }
    return try record.section("questionnaire/\(id)", inputs: inputs) {
      .questionnaire(id, $0)
    } parts: { (language) throws(RecordError) in
      let title = try record.answers(to: id)?.form.questionnaire.title.text(for: language)
      var parts = PageFrame.Parts(title: title ?? id, place: .questionnaires)
      parts.trail = [(PageFrame.Place.questionnaires.path(language), PageFrame.Place.questionnaires.words(language))]
      return parts
    } content: { (page) throws(RecordError) in
      page.element("p", Message("Questionnaire"), group: "over")
      guard let table = try record.answers(to: id) else {
        page.element("h1", id)
        page.element("p", Message("This questionnaire cannot be read."))
        return
      }
      page.element("h1", table.form.questionnaire.title, else: id)
      if table.form.questionnaire.introduction.text(for: page.language) != nil {
        page.element("p", table.form.questionnaire.introduction, group: "lead")
      }
      let documents = try record.contributions().filter {
        $0.id.kind == .questionnaire && $0.id.slug.string == id && !table.countries.contains($0.id.party)
      }
      try page.facts { (page) throws(RecordError) in
        page.fact(Message("Version"), String(table.form.questionnaire.version))
        if let deadline = table.form.questionnaire.deadline { page.fact(Message("Deadline")) { $0.day(deadline.day) } }
        let partial = table.partial
        let answered = (table.countries.filter { !partial.contains($0) } + documents.map(\.id.party))
          .map(\.description).sorted()
        let sent = documents.map(\.id.party)
        let missing = table.missing.filter { !sent.contains($0) }.map(\.description)
        for (name, codes) in [(Message("Answered"), answered), (Message("Not yet answered"), missing)]
        where !codes.isEmpty {
          try page.fact(name) { (page) throws(RecordError) in try record.links(codes, to: &page) }
        }
        guard !partial.isEmpty else { return }
        try page.fact(Message("Partly answered")) { (page) throws(RecordError) in
          for (place, country) in partial.enumerated() {
            if place > 0 { page.text("; ") }
            try record.link(country.description, to: &page)
            page.text(": ")
            if let words = table.partialWording(of: country) { page.text(words) }
          }
        }
      }
      if !documents.isEmpty {
        page.element("h2", Message("Answers that came as documents"))
        try record.list(documents, to: &page)
      }
      var tables: [AnswersTable] = []
      for round in rounds { if let table = try record.answers(to: round) { tables.append(table) } }
      let series = AnswerRounds(tables)
      for (place, column) in table.columns.enumerated() {
        try Self.question(column, place, table, record, to: &page)
        let language = page.language
        let words = AnswerWording(table: table, language: language) { $0.text(for: language) ?? "" }
        series.write(column, words, number: place + 1, to: &page)
      }
    }
  }

  /// The ids of the rounds that led to a questionnaire, itself last. Cost: their definitions.
  private func rounds(of id: String) throws(RecordError) -> [String] {
    do throws(RecordError) {
      let found = try record.state.rounds(of: try Slug(id)).map(\.questionnaire.id)
      return found.last == id ? found : [id]
    } catch {
      guard error.concernsOneFile || error.code == .malformedFile else { throw error }
      return [id]
    }
  }

  private static func question(
    _ column: AnswersTable.Column, _ place: Int, _ table: AnswersTable, _ record: PortalRecord, to page: inout Page
  ) throws(RecordError) {
    let language = page.language
    let words = AnswerWording(table: table, language: language) { $0.text(for: language) ?? "" }
    let summary = table.summary(of: column)
    let title = "\(column.number) \(words.label(of: column))"
    page.element("h2", title, id: "q-\(PortalPath.plainName(column.id.description))")
    guard summary.answered > 0 else { return page.element("p", Message("Nobody has answered this."), group: "soft") }
    if !summary.counts.isEmpty {
      page.markup("<figure>\n")
      BarChart(
        bars: summary.counts.map { count in
          .init(
            name: words.wording(of: count.id, in: column), count: count.count,
            share: summary.share(of: count.id).map { Int(($0 * 100).rounded()) })
        }, language: page.language, title: title, number: place + 1
      ).write(to: &page.out)
      page.markup("</figure>\n")
    }
    if let numbers = summary.numbers {
      let (sum, least) = (language.written(numbers.sum), language.written(numbers.least))
      let (median, most) = (language.written(numbers.median), language.written(numbers.most))
      page.element(
        "p",
        column.question == nil
          ? Message(
            "entries: \(sum, "sum") in all, least \(least, "least"), median \(median, "median"), most \(most, "most")")
          : Message("sum \(sum, "sum"), least \(least, "least"), median \(median, "median"), most \(most, "most")"))
    }
    try page.table([Message("Party"), Message("Answer")]) { (page) throws(RecordError) in
      for country in table.countries {
        guard let value = table.answer(of: country, to: column.id) else { continue }
        page.markup("<tr><th scope=\"row\">")
        try record.link(country.description, to: &page)
        if !table.missingAnswers(of: country).isEmpty {
          page.text(" (")
          page.text(Message("partial"))
          page.text(")")
        }
        page.markup("</th><td>")
        for (place, line) in words.wording(of: value, in: column, by: country).split(separator: "\n").enumerated() {
          if place > 0 { page.markup("<br>") }
          page.text(String(line))
        }
        page.markup("</td></tr>\n")
      }
    }
  }
}
