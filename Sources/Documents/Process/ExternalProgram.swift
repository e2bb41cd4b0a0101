#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// An external program that converts documents, and where to get it.
public struct ExternalProgram: Sendable, Hashable {
  /// The name of its executable.
  public let name: String
  /// Its usual name, if that is another.
  public var title: String { self == .libreOffice ? "LibreOffice" : name }
  public let debianPackage: String
  public let brewFormula: String
  /// The option that prints its version.
  let versionArgument: String

  /// Writes docx and odt, and reads rtf if LibreOffice is missing.
  public static let pandoc = ExternalProgram(
    name: "pandoc", debianPackage: "pandoc", brewFormula: "pandoc", versionArgument: "--version")
  /// The words of a PDF.
  public static let pdftotext = ExternalProgram(
    name: "pdftotext", debianPackage: "poppler-utils", brewFormula: "poppler", versionArgument: "-v")
  /// The fonts and links of a PDF.
  public static let pdftohtml = ExternalProgram(
    name: "pdftohtml", debianPackage: "poppler-utils", brewFormula: "poppler", versionArgument: "-v")

  /// Writes PDF.
  public static let weasyprint = ExternalProgram(
    name: "weasyprint", debianPackage: "weasyprint", brewFormula: "weasyprint", versionArgument: "--version")

  /// Writes PDF of a text in a tenth of WeasyPrint's time: a module of Python, which no distribution has.
  public static let typst = ExternalProgram(
    name: "typst", debianPackage: "", brewFormula: "", versionArgument: "import typst; print(typst.__version__)")

  /// Converts .rtf and .doc to .docx.
  public static let libreOffice = ExternalProgram(
    name: "soffice", debianPackage: "libreoffice-writer-nogui", brewFormula: "libreoffice", versionArgument: "--version"
  )

  /// All programs that this module may run.
  public static let all: [ExternalProgram] = [
    .pandoc, .pdftotext, .pdftohtml, .weasyprint, .typst, .libreOffice,
  ]

  /// Its path, searched for in `PATH` or in the given search path; `nil` if it is not installed.
  public func locate(searchPath: String? = nil) -> String? {
    guard self != .typst else {
      // Not a name in PATH: a version manager's `python3` there is a script that needs the user's environment.
      let paths = searchPath ?? "/usr/bin:/usr/local/bin:/opt/homebrew/bin"
      return Self.typstFolder.flatMap { _ in Self.python.locate(searchPath: paths) }
    }
    for folder in (searchPath ?? Self.environmentPath).utf8.split(separator: UInt8(ascii: ":"))
    where folder.first == UInt8(ascii: "/") {
      let path = "\(Substring(folder))/\(name)"
      if access(path, X_OK) == 0 { return path }
    }
    return nil
  }

  private static let python = ExternalProgram(
    name: "python3", debianPackage: "python3", brewFormula: "python3", versionArgument: "--version")

  /// The folder that holds the module, as `pip install --target` makes it: below the user's data or the system's (XDG
  /// Base Directory Specification).
  static var typstFolder: String? {
    func variable(_ name: String) -> String? {
      getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
    let own = variable("XDG_DATA_HOME") ?? variable("HOME").map { $0 + "/.local/share" }
    return ([own] + ["/usr/local/share", "/usr/share"]).compactMap { $0.map { $0 + "/gcmrepo/typst" } }
      .first { $0.hasPrefix("/") && access($0 + "/typst/__init__.py", R_OK) == 0 }
  }

  /// The command that installs it for one user, if no package of the system does.
  public var installation: String? {
    self == .typst
      ? "python3 -m pip install --no-deps --target ~/.local/share/gcmrepo/typst typst==0.15.2" : nil
  }

  /// The executable to run: for LibreOffice the program itself, not its shell script, which could not be terminated and
  /// measured.
  func executable(searchPath: String?) -> String? {
    guard let path = locate(searchPath: searchPath) else { return nil }
    guard self == .libreOffice, let real = realpath(path, nil) else { return path }
    defer { free(real) }
    let program = String(cString: real) + ".bin"
    return access(program, X_OK) == 0 ? program : path
  }

  static var environmentPath: String {
    getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
  }

  /// Python without the user's packages, variables and caches.
  var interpreterOptions: [String] { self == .typst ? ["-I", "-S", "-B"] : [] }

  /// Its version, such as `2.17.1.1`; `nil` if it is missing or does not answer.
  public func version(searchPath: String? = nil) async -> String? {
    let arguments =
      self == .typst
      ? ["-c", "import sys; sys.path.insert(0, sys.argv[1]); " + versionArgument, Self.typstFolder ?? ""]
      : [versionArgument]
    var run = ProgramRun(program: self, arguments: arguments, seconds: 60, outputLimit: 65_536)
    // LibreOffice writes a few bytes before it answers.
    run.fileBytes = 1 << 20
    guard let result = try? await run.result(for: name, input: [], searchPath: searchPath) else { return nil }
    // Some print it to standard error.
    let said = String(decoding: result.output + result.diagnostics, as: UTF8.self)
    return said.split { $0 == " " || $0.isNewline }
      .first { $0.contains(".") && $0.allSatisfy { $0.isNumber || $0 == "." } }
      .map(String.init)
  }
}
