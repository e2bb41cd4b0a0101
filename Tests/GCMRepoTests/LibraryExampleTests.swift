import Foundation
import GCMRepo
import Testing

@Test func theLibraryIsUsedLikeThis() async throws {
  let folder = NSTemporaryDirectory() + "gcmrepo-example-" + UUID().uuidString
  defer { try? FileManager.default.removeItem(atPath: folder) }

  let me = Identity(author: .init(name: "Lucía Pérez", email: "lucia@cl.example.org"))
  let (record, _) = try Record.create(at: folder, from: .builtIn(), bare: true, as: me)

  func submit(_ text: String) async throws -> Receipt {
    let file = Submission.File(
      language: "es", fileExtension: "md", mediaType: "text/markdown", original: Array(text.utf8),
      text: Array(text.utf8), foundTitle: "Alternativas a la detención", name: "aportes.md")
    return try await record.submit(Submission(party: "CL", kind: .input, files: [file]), as: me).receipt
  }
  let first = try await submit("La detención es el último recurso.\n")
  _ = try await record.tag("draft-1", message: "First draft", party: "RCM-TS", as: me)
  let second = try await submit("La detención es siempre el último recurso.\n")
  let redline = try record.compare("draft-1", to: nil, .init(names: [second.contribution.description]))

  #expect(first.contribution.description == "CL/inputs/alternativas-a-la-detencion")
  #expect(second.revision == 2)
  #expect(redline.documents.first?.path == "countries/\(second.contribution)/text.es.md")
  #expect(redline.documents.first?.text?.statistics.wordsInserted == 1)
  #expect(try record.check(second).isEmpty)
}
