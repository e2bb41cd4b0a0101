import GitStore

import func MarkdownText.nfc

/// Who said something of a draft, and when: the author and the date of its commit.
public struct StatementStamp: Sendable, Hashable {
  /// When, as the author's clock said.
  public let time: Timestamp
  /// The person's name.
  public let person: String
  /// The body that sent it in for the State; `nil` if the State said it itself.
  public let sentInBy: PartyCode?

  init(time: Timestamp, person: String, sentInBy: PartyCode?) {
    (self.time, self.person, self.sentInBy) = (time, nfc(person), sentInBy)
  }

  init(_ decoder: inout MappingDecoder) throws(RecordError) {
    self.init(
      time: try decoder.required("at") { Timestamp($0) },
      person: try decoder.string("person", limit: ReadingLimits.title),
      sentInBy: try decoder.optional("sent_in_by") { PartyCode($0) })
  }

  func encode(to encoder: inout MappingEncoder) {
    encoder.encode(time.description, "at")
    encoder.encode(person, "person")
    encoder.encode(sentInBy?.description, "sent_in_by")
  }

  /// Whether it is of a commit: of its author, at its date, sent in by the body that it names.
  func isOf(_ commit: JudgedCommit) -> Bool {
    let author = commit.commit.author
    return person.utf8.elementsEqual(nfc(author.name).utf8) && time == Timestamp(seconds: author.time)
      && sentInBy?.description == commit.facts.submittedBy
  }
}
