import Questionnaires
import RecordValues

/// A file that a State sent, in any of the formats in which a filled form comes back.
public struct FormFile: Sendable {
  /// A format that a form can be in; other files are documents.
  public enum Format: Sendable, Hashable {
    case word, workbook, json, yaml

    /// The format that a file's name says.
    public init?(name: String) {
      switch name.split(separator: ".").last?.lowercased() {
      case "docx": self = .word
      case "xlsx", "xlsm", "xls": self = .workbook
      case "json": self = .json
      case "yml", "yaml": self = .yaml
      default: return nil
      }
    }

    /// The media type (RFC 6838).
    public var mediaType: String {
      switch self {
      case .word: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
      case .workbook: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
      case .json: "application/json"
      case .yaml: "application/yaml"
      }
    }
  }

  /// Why a file is not a form that can be read.
  public enum Failure: Error, Sendable, Hashable {
    case word(WordForm.Failure)
    case workbook(WorkbookForm.Failure)
    case json(FormJSON.Failure)
    case yaml(AnswersFile.Fault)
  }

  /// A form as it was read.
  public struct Reading: Sendable {
    /// Its answers, and what is wrong with its fields.
    public var filled: FilledForm
    /// What of a file in YAML could not be read as answers; other formats have ``FilledForm/faults``.
    public var faults: [AnswerFault] = []
  }

  /// What makes the text of a contribution from a form, with its version.
  public static let reader = "form/1"

  /// What the form says of itself.
  public let identity: FormIdentity
  private let bytes: [UInt8]
  private let format: Format
  private let answers: AnswersFile?

  /// Opens a file; `nil` for a Word file that is a document. Cost: that of opening it, for a workbook that of reading it.
  public init?(_ bytes: [UInt8], _ format: Format) throws(Failure) {
    (self.bytes, self.format) = (bytes, format)
    var file: AnswersFile?
    switch format {
    case .word:
      // A document, or one that the reader of documents names the fault of.
      guard let identity = try? WordForm.identity(of: bytes) else { return nil }
      self.identity = identity
    case .workbook:
      do throws(WorkbookForm.Failure) { identity = try WorkbookForm.identity(of: bytes) } catch {
        throw .workbook(error)
      }
    case .json:
      do throws(FormJSON.Failure) { identity = try FormJSON.identity(of: bytes) } catch { throw .json(error) }
    case .yaml:
      // Editors on Windows begin a file with a byte order mark.
      let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
      do throws(AnswersFile.Fault) {
        let read = try AnswersFile(text)
        // A blank form in YAML names no State.
        identity = FormIdentity(
          questionnaire: read.questionnaire, version: read.version, country: read.country == "XX" ? nil : read.country,
          language: read.language)
        file = read
      } catch {
        throw .yaml(error)
      }
    }
    answers = file
  }

  /// Reads the answers. Cost: linear in the file.
  ///
  /// - Parameters:
  ///   - form: the version of the questionnaire that ``identity`` names.
  ///   - countries: the States, by whose names a form may say whose it is.
  public func read(for form: QuestionnaireForm, countries: [FormCountry] = []) throws(Failure) -> Reading {
    switch format {
    case .word:
      do throws(WordForm.Failure) {
        return Reading(filled: try WordForm.read(bytes, for: form, countries: countries))
      } catch { throw .word(error) }
    case .workbook:
      do throws(WorkbookForm.Failure) {
        return Reading(filled: try WorkbookForm.read(bytes, for: form, countries: countries))
      } catch { throw .workbook(error) }
    case .json:
      do throws(FormJSON.Failure) { return Reading(filled: try FormJSON.read(bytes, for: form)) } catch {
        throw .json(error)
      }
    case .yaml:
      guard let answers else { return Reading(filled: FilledForm(identity: identity, values: [])) }
      let reading = AnswersReading(answers, for: form)
      return Reading(
        filled: FilledForm(identity: identity, values: reading.answers.values), faults: reading.faults)
    }
  }
}
