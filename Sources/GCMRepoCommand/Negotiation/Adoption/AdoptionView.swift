import Documents
import GCMRepo
import RecordLocalization
import RecordRendering

/// How States adopt a final draft, for people and for programs.
struct AdoptionView {
  let table: AdoptionTable

  func rows(_ language: InterfaceLanguage, isForPeople: Bool) -> Table {
    Table(
      columns: [
        .init(key: "party", title: Message("Party")(language)), .init(key: "as", title: Message("Adoption")(language)),
        .init(key: "except", title: Message("Except")(language)), .init(key: "why", title: Message("Why")(language)),
        .init(key: "at", title: Message("Date (UTC)")(language)), .init(key: "person", title: Message("By")(language)),
        .init(key: "sent_in_by", title: Message("Sent in")(language)), .init(key: "commit", title: "Commit"),
      ],
      rows: table.rows.map { row in
        guard let adoption = row.adoption else {
          return [.name(row.party.description), .text(isForPeople ? Message("not heard from")(language) : "")]
        }
        return [
          .name(row.party.description),
          .text(isForPeople ? adoption.form.wording(language) : adoption.form.rawValue),
          .list(adoption.except.map(\.citation)), .text(adoption.why ?? ""), .date(adoption.stamp.time.description),
          .text(adoption.stamp.person), adoption.stamp.sentInBy.map { .text($0.description) } ?? .none,
          row.commit.map { .text(isForPeople ? $0.short : $0.description) } ?? .none,
        ]
      })
  }

  var json: JSONValue {
    .object(
      [.init("schema", .string("gcmrepo.adoption/1"))] + table.text.json + [
        .init("not_heard", .array(table.notHeard.map { .string($0.description) })),
        .init(
          "adoptions",
          .array(
            table.rows.map { row in
              .object(
                [
                  .init("party", .string(row.party.description)),
                  .init("commit", row.commit.map { .string($0.description) } ?? .null),
                ] + (row.adoption?.json(withStamp: true) ?? [.init("as", .null)]) + [
                  .init("history", .array(row.history.map { .object($0.json(withStamp: true)) }))
                ])
            })),
        .init(
          "problems",
          .array(table.problems.map { .object([.init("code", .string($0.code.rawValue))] + $0.facts.json) })),
      ])
  }

  // MARK: The certificate

  /// The document that names the exact text and what each State said of it.
  func certificate(in state: RecordState, _ language: InterfaceLanguage) -> Publication {
    let draft = table.draft
    let words = ExportWords(interface: language)
    let record = state.title(in: language.rawValue)
    let title = Message("Certificate of adoption")(language)
    let head: [(String, String?)] = [
      (words.record, record), (words.draft, draft.name.description),
      (words.commit, table.text.commit.description), (Message("Tag")(language), table.text.tag),
      (Message("Manifest (SHA-256)")(language), table.text.manifest),
      (Message("Made")(language), draft.time.map { dateInWords($0, language) }),
      (words.state, "\(words.commit) \(state.commit)"),
    ]
    return Publication(
      name: title, text: Array(text(in: state, language).utf8) + [0x0A], title: .given(title),
      language: language.rawValue, author: record,
      head: head.compactMap { label, value in value.map { .init(label: label, value: $0) } },
      header: title + " · " + draft.name.description,
      provenance: words.commit + " " + table.text.commit.description.prefix(12),
      pageWords: .init(page: words.page, of: words.of), label: .account(of: state, in: language.rawValue),
      seconds: (try? state.time().seconds) ?? 0)
  }

  private func text(in state: RecordState, _ language: InterfaceLanguage) -> String {
    let counts = Adoption.Form.allCases.map { form in
      "- \(form.wording(language).asMarkdown): \(table.rows.count { $0.adoption?.form == form })"
    }
    let titles = [
      Message("Party")(language), Message("Adoption")(language), Message("Except")(language), Message("Why")(language),
      Message("Date (UTC)")(language), Message("By")(language),
    ]
    let cells = table.rows.map { row -> [String] in
      let name = (try? state.party(row.party))?.names.preferring(language.rawValue, "en", "es") ?? ""
      let party = name.isEmpty ? row.party.description : "\(name) (\(row.party))"
      guard let adoption = row.adoption else { return [party, Message("not heard from")(language), "", "", "", ""] }
      let person = adoption.stamp.person + (adoption.stamp.sentInBy.map { " (\($0))" } ?? "")
      return [
        party, adoption.form.wording(language), adoption.except.map(\.citation).joined(separator: ", "),
        adoption.why ?? "", String(adoption.stamp.time.description.prefix(16)).replacing("T", with: " "), person,
      ]
    }
    let blocks = [
      Message(
        """
        The States below have said of exactly this text what stands beside their names. The text is the one that the commit and the \
        manifest name; whoever has a copy of the record can check both.
        """)(language).asMarkdown, (counts + [notHeard(language)]).joined(separator: "\n"),
      MarkdownRows.table(titles, cells, widths: [5, 3, 2, 5, 3, 4]),
      Message("The record checks it with:")(language).asMarkdown
        + " `gcmrepo audit`, `gcmrepo adoption \(table.draft.name)`",
    ]
    return blocks.joined(separator: "\n\n")
  }

  private func notHeard(_ language: InterfaceLanguage) -> String {
    "- \(Message("not heard from")(language).asMarkdown): \(table.notHeard.count)"
  }
}

extension Adoption {
  /// What a State says of the final draft, as keys of a JSON object.
  func json(withStamp: Bool) -> [JSONValue.Member] {
    text.json + [
      .init("as", .string(form.rawValue)), .init("except", .array(except.map { .object($0.json) })),
      .init("why", why.map { .string($0) } ?? .null),
    ] + (withStamp ? stamp.json : [])
  }
}
