import GCMRepo
import HTTPTypes
import Hummingbird
import RecordLocalization
import RecordRendering
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The redline of any two states, on demand: made by a process of its own, in bounded time, and kept by the pair of commits.
final class RedlineRoute: Sendable {
  private let record: Record
  private let child: ChildProgram
  private let store: PageStore
  private let kept = PageCache(limit: 64 << 20)
  private static let patience = 20
  /// A redline of more is read in the terminal or as a file.
  private static let mostBytes = 20_000_000

  init(record: Record, child: ChildProgram, store: PageStore) {
    (self.record, self.child, self.store) = (record, child, store)
  }

  func answer(_ request: Request, _ target: RequestTarget, _ frame: LiveFrame) async -> Answer {
    let refusals = RefusalPage(frame: frame)
    let language = frame.language
    guard request.method == .get || request.method == .head else {
      return refusals.answer(.methodNotAllowed, Message("This address is only read.")(language))
    }
    guard let fields = target.parameters, fields.values.keys.allSatisfy(["from", "to", "document"].contains) else {
      return refusals.answer(.badRequest, Message("Name two states, such as draft-1 and draft-2.")(language))
    }
    guard let from = fields["from"] else { return Answer(.ok, html: form(frame)) }
    let pair: (from: String, to: String)
    do throws(RecordError) {
      guard let old = try commit(from), let new = try commit(fields["to"] ?? store.now.commit) else {
        return refusals.answer(
          .badRequest, Message("The name of a state has letters, digits, dots and hyphens, such as draft-2.")(language),
          back: "./")
      }
      pair = (old, new)
    } catch {
      return refusals.answer(.notFound, Message("The record has no such state.")(language), back: "./")
    }
    // The public reads the declaration and contributions; what is negotiated, and data files, are for the parties.
    guard let document = Self.document(fields["document"], isPublic: store.isPublic) else {
      return refusals.answer(.notFound, Message("The record has no such document.")(language), back: "./")
    }
    let key = "\(pair.from) \(pair.to) \(language.rawValue) \(document)"
    if let page = kept[key] { return Answer(page, request.head) }
    let file = FileManager.default.temporaryDirectory.path + "/gcmrepo-redline-\(UUID().uuidString).html"
    defer { try? FileManager.default.removeItem(atPath: file) }
    let outcome = await child.run(
      ["diff", pair.from, pair.to] + (document.isEmpty ? [] : [document]) + ["--as", "html", "-o", file], file: nil,
      language: language.rawValue,
      patience: Self.patience)
    guard case .done = outcome, let bytes = FileManager.default.contents(atPath: file), bytes.count <= Self.mostBytes
    else {
      return refusals.answer(
        .serviceUnavailable,
        Message(
          "This comparison takes too long here. Make it with: gcmrepo diff \(fields["from"] ?? "", "from") \(fields["to"] ?? "", "to")"
        )(language))
    }
    let page = CachedPage(
      PageFile(mediaType: "text/html; charset=utf-8", bytes: Array(bytes)), isPublic: store.isPublic)
    kept.keep(page, at: key)
    return Answer(page, request.head)
  }

  /// What is compared: the declaration, or a contribution; all of the record for the parties, with an empty name. `nil` for
  /// what is no document that the reader sees.
  private static func document(_ name: String?, isPublic: Bool) -> String? {
    guard let name else { return isPublic ? "declaration" : "" }
    if name == "declaration" { return name }
    guard let id = ContributionID(name), !isPublic || id.kind != .proposal else { return nil }
    return id.description
  }

  /// The commit of a draft, a branch or a commit; `nil` for what is no name. The public compares drafts and the current state
  /// alone: between them lies what was withdrawn.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/unknownRevision``, also for what the reader does not see.
  private func commit(_ name: String) throws(RecordError) -> String? {
    guard (1...100).contains(name.utf8.count), name.utf8.first != UInt8(ascii: "-"),
      name.utf8.allSatisfy({ byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_")].contains(byte)
      })
    else { return nil }
    let commit = try record.named(name).state.commit
    if store.isPublic, commit.description != store.now.commit {
      let seen = try record.drafts().map(\.commit) + [record.current().commit]
      guard seen.contains(commit) else { throw .unknownRevision(given: name, nearest: []) }
    }
    return commit.description
  }

  private func form(_ frame: LiveFrame) -> [UInt8] {
    let language = frame.language
    let drafts = ((try? record.drafts()) ?? []).map(\.name.description)
    return FormPage(frame: frame, title: Message("Compare two states")(language)).html { out in
      out.append("<form method=\"get\" action=\"./\">\n")
      for (name, label) in [("from", Message("From", context: "state")), ("to", Message("To", context: "state"))] {
        out.append("<label for=\"\(name)\">")
        out.append(html: label(language))
        out.append(
          "</label>\n<input type=\"text\" id=\"\(name)\" name=\"\(name)\" list=\"drafts\" maxlength=\"100\" required>\n"
        )
      }
      out.append("<datalist id=\"drafts\">\n")
      for draft in drafts {
        out.append("<option value=\"")
        out.append(attribute: draft)
        out.append("\"></option>\n")
      }
      out.append("</datalist>\n")
      out.button(Message("Compare"), language)
      out.append("</form>\n")
    }
  }
}
