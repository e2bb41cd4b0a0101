import Foundation
import Testing

/// Records made once, by the program itself, and copied for each test that needs one.
enum SampleRecord {
  /// Just created.
  static let begun = Task {
    let desk = try Desk()
    try await desk.done("init", "record")
    Cleanup.keepUntilExit(desk)
    return desk.path("record")
  }

  /// Three States, three kinds, two languages, a declaration, and two drafts that differ.
  static let negotiated = Task {
    let desk = try Desk()
    let record = try await desk.record()
    let aportes = { (text: String) in try desk.write("aportes.md", text) }
    try await desk.submit(
      aportes(firstText), "CL", "input", "aportes", more: ["--theme", "governance"], at: record)
    try await desk.submit(
      desk.write("rcm.md", "# Respuestas de México\n\nLa respuesta es afirmativa.\n"), "MX", "questionnaire",
      "rcm",
      at: record)
    try await desk.done("tag", "draft-1", "-m", "First draft", "--party", "RCM-TS", at: record)
    try await desk.submit(aportes(secondText), "CL", "input", "aportes", at: record)
    try await desk.submit(
      desk.write("permits.md", "# Work permits\n\nPermits are issued in ten days.\n"), "CA", "best-practice",
      "permits", language: "en",
      more: ["--why-best-practice", "It works.", "--contribution-to-gcm", "It informs it."], at: record)
    try await desk.done(
      "declare", desk.write("declaration.md", "# Joint declaration\n\nThe States agree on a common text.\n"),
      "--lang",
      "en", "--party", "SACM-TS", "-m", "Take in Chile's proposal", at: record)
    try await desk.done("tag", "draft-2", "-m", "Second draft", "--party", "RCM-TS", at: record)
    Cleanup.keepUntilExit(desk)
    return record
  }

  static let firstText = """
    # Aportes de Chile

    Los Estados reafirman su compromiso con los derechos humanos.

    Se propone un glosario de términos.

    """

  static let secondText = firstText.replacing(
    "Los Estados reafirman su compromiso", with: "Los Estados Miembros reafirman su firme compromiso")
}

extension Desk {
  /// A separate record, just created.
  func record() async throws -> String {
    try copy(try await SampleRecord.begun.value, as: "record")
  }

  /// A separate record, in the middle of a negotiation.
  func negotiatedRecord() async throws -> String {
    try copy(try await SampleRecord.negotiated.value, as: "negotiated")
  }

  /// A short Markdown file in Spanish.
  func note(_ name: String = "nota.md", _ text: String = "# Nota\n\nUn texto breve.\n") throws -> String {
    try write(name, text)
  }

  /// Submits a file, and returns the receipt.
  @discardableResult
  func submit(
    _ file: String, _ country: String = "CL", _ kind: String = "input", _ slug: String = "nota",
    language: String = "es", more: [String] = [], at record: String
  ) async throws -> Outcome {
    try await done(
      "submit", file, "--country", country, "--kind", kind, "--id", slug, "--lang", language, "--format",
      "json",
      more: more, at: record)
  }
}

/// Removes what tests share when their process exits.
enum Cleanup {
  private static let kept = Kept()

  private final class Kept: @unchecked Sendable {
    // Only accessed under the lock.
    private var desks: [Desk] = []
    private let lock = NSLock()

    init() { atexit { Cleanup.kept.empty() } }
    func keep(_ desk: Desk) { lock.withLock { desks.append(desk) } }
    func empty() { lock.withLock { desks = [] } }
  }

  static func keepUntilExit(_ desk: Desk) { kept.keep(desk) }
}
