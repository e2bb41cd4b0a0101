import ArgumentParser
import Documents
import GCMRepo
import GitStore
import RecordRendering

struct Doctor: ConsoleCommand {
  static let configuration = CommandConfiguration(
    abstract: .worded(
      en: "Say what is installed, what is missing, and the one command that mends it.",
      es: "Dice qué está instalado, qué falta y el comando que lo remedia."))

  @OptionGroup var global: GlobalOptions

  private struct Part {
    let name: String
    let version: String?
    let package: String
    let purpose: Wording
    /// Whether the record works without it, but for some files.
    var isOptional = false
  }

  func run(on console: Console) async throws {
    let parts = await look()
    let missing = parts.filter { $0.version == nil && !$0.isOptional }
    let language = console.answerLanguage
    func title(_ en: String, _ es: String) -> String { Wording(en: en, es: es)(language) }
    var table = Table(columns: [
      .init(key: "part", title: title("Part", "Componente")), .init(key: "version", title: title("Version", "Versión")),
      .init(key: "installed", title: title("Installed", "Instalado")),
      .init(key: "purpose", title: title("For", "Para")),
    ])
    for part in parts {
      table.rows.append([
        .text(part.name), part.version.map { .text($0) } ?? .none, .flag(part.version != nil),
        .text(part.purpose(language)),
      ])
    }
    let packages = Set(missing.map(\.package)).sorted()
    let command = packages.isEmpty ? nil : "sudo apt-get install " + packages.joined(separator: " ")
    try await console.print(
      table, schema: "gcmrepo.doctor/1", key: "parts", extra: [("mend", command.map { .string($0) } ?? .null)])
    let optional = parts.first { $0.isOptional && $0.version == nil }
    if let optional {
      console.remark(
        Wording(
          en: "To read old Word files (.doc), and RTF files in full: sudo apt-get install \(optional.package)",
          es: "Para leer archivos .doc, y archivos RTF completos: sudo apt-get install \(optional.package)"))
    }
    guard let command else {
      if optional == nil { console.remark(Wording(en: "Everything is there.", es: "No falta nada.")) }
      return
    }
    console.remark(Wording(en: "To mend it: \(command)", es: "Para remediarlo: \(command)"))
    throw CommandFailure.no
  }

  private func look() async -> [Part] {
    var parts = [
      Part(
        name: "libgit2", version: Repository.libraryVersion, package: "libgit2-dev",
        purpose: Wording(en: "the record", es: "el registro")),
      Part(
        name: "git", version: await StockGit.version(), package: "git",
        purpose: Wording(en: "verify, transfer", es: "verificación, transferencia")),
    ]
    for program in ExternalProgram.all {
      parts.append(
        Part(
          name: program.title, version: await program.version(), package: program.debianPackage,
          purpose: Self.purpose(of: program), isOptional: program == .libreOffice))
    }
    return parts
  }

  private static func purpose(of program: ExternalProgram) -> Wording {
    switch program {
    case .pandoc: Wording(en: "exports; RTF files, roughly", es: "exportación; archivos RTF, de forma aproximada")
    case .libreOffice: Wording(en: "old Word files (.doc), RTF files", es: "archivos de Word antiguos (.doc) y RTF")
    case .weasyprint: Wording(en: "exports as PDF", es: "exportación a PDF")
    default: Wording(en: "PDF files", es: "archivos PDF")
    }
  }
}
