import Crypto

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// One revision of a contribution as format 1 holds it: three files, and a commit message with its trailers.
struct Revision {
  /// The code of a State of the built-in template.
  let state: String
  let slug: String
  /// Counted from 1.
  let number: Int
  let text: String
  /// Seconds since 1970.
  let time: Int
  let sha256: String
  let language: String

  init(state: String, slug: String, number: Int, text: String, time: Int, language: String = "es") {
    self.language = language
    self.state = state
    self.slug = slug
    self.number = number
    self.text = text
    self.time = time
    sha256 = SHA256.hash(data: Data(text.utf8)).hexadecimal
  }

  var contribution: String { "\(state)/inputs/\(slug)" }
  var folder: String { "countries/\(contribution)" }

  /// `contribution.yml`.
  var description: String {
    """
    id: \(contribution)
    kind: input
    party: \(state)
    title:
      \(language): Aporte regional
    themes: []
    languages:
    - \(language)
    status: submitted
    revision: \(number)
    submitted_at: '\(Date(timeIntervalSince1970: Double(time)).formatted(.iso8601))'
    submitted_by:
      name: \(Person.name)
    originals:
    - file: original.\(language).md
      sha256: \(sha256)
      bytes: \(text.utf8.count)
      media_type: text/markdown

    """
  }

  var message: String {
    """
    Submit \(contribution), revision \(number)

    Party: \(state)
    Kind: input
    Contribution: \(contribution)
    Revision: \(number)
    Original-SHA256: \(sha256) original.\(language).md
    Action: submit

    """
  }

  /// The commit of it as `git fast-import` reads it.
  ///
  /// - Parameter parent: the commit that a new branch begins on; `nil` for the branch's last one.
  func importCommand(branch: String, parent: String?) -> String {
    let who = Person.stamp(at: time)
    return """
      blob
      mark :1
      \(Self.data(text))
      commit refs/heads/\(branch)
      author \(who)
      committer \(who)
      \(Self.data(message))
      \(parent.map { "from \($0)\n" } ?? "")\
      M 100644 :1 \(folder)/original.\(language).md
      M 100644 :1 \(folder)/text.\(language).md
      M 100644 inline \(folder)/contribution.yml
      \(Self.data(description))

      """
  }

  private static func data(_ text: String) -> String {
    "data \(text.utf8.count)\n\(text)"
  }
}
