import Documents
import GCMRepo
import RecordLocalization
import RecordRendering

extension Export {
  /// Writes the chosen contributions as one document.
  func compile(as form: ExportForm, in state: RecordState, on console: Console) async throws {
    guard form.publication != nil else {
      throw CommandFailure(.usage, Message("A compilation is a docx, odt, pdf or html document. Choose one with --as."))
    }
    let known = state.configuration.languages
    guard let tag = LanguageTag(language ?? console.language.rawValue), language == nil || known.contains(tag) else {
      throw CommandFailure(.unknownLanguage(given: language ?? "", known: known))
    }
    // Inputs, unless another kind is asked for.
    let contributions = try chosen(in: state, orElse: .input).complete()
    let others = which.kind == nil ? ContributionKind.allCases.filter { $0 != .input && $0 != .proposal } : []
    let leftOut = try others.reduce(0) { try $0 + chosen(in: state, orElse: $1).values.count }
    let compilation = Compilation(
      state: state, contributions: contributions,
      selection: try selection(in: state, tag), language: tag)
    guard !compilation.contributions.isEmpty else {
      throw CommandFailure(
        .refusedInput,
        leftOut == 0
          ? Message("There are no such contributions.")
          : Message("There are no such inputs. \(Self.otherKinds(leftOut), "others")"))
    }
    let file = try CompiledFile(output, as: form, name: "compilation", in: tag)
    let publication = try compilation.publication()
    guard let path = try await file.write(publication, on: console) else { return }
    console.remark(
      Message(
        publication.parts.count, "{count} contribution is in \(path, "path").",
        "{count} contributions are in \(path, "path")."))
    if leftOut > 0 { console.remark(Self.otherKinds(leftOut)) }
  }

  private static func otherKinds(_ count: Int) -> Message {
    Message(
      count, "{count} contribution of another kind is left out: choose its kind with --kind, or take all with --all.",
      "{count} contributions of other kinds are left out: choose a kind with --kind, or take all with --all.")
  }

  /// The contributions that the options choose, and the problems with others.
  ///
  /// - Parameter kind: the kind if none is asked for.
  func chosen(in state: RecordState, orElse kind: ContributionKind?) throws -> Partial<Contribution> {
    var filter = try which.filter(theme: theme, in: state)
    if filter.kind == nil { filter.kind = kind }
    let found = try state.readableContributions(filter)
    guard let conference else { return found }
    let code = try conferenceCode(conference, in: state)
    let members = Set(
      try state.parties().filter { $0.roles.contains { $0.conference == code && $0.name == .member } }.map(\.code))
    return Partial(found.values.filter { members.contains($0.id.party) }, problems: found.problems)
  }

  private func conferenceCode(_ typed: String, in state: RecordState) throws -> String {
    let known = state.configuration.conferences.map(\.code)
    guard let code = known.first(where: { $0.lowercased() == typed.lowercased() }) else {
      throw CommandFailure(
        .refusedInput, Message("There is no conference “\(typed, "given")”, only \(or: known, "known")."))
    }
    return code
  }

  private func selection(in state: RecordState, _ tag: LanguageTag) throws -> [String] {
    let interface = ExportWords(tag).interface
    var names: [String] = []
    if let theme {
      let id = try state.theme(named: theme)
      names.append(try state.themes().first { $0.id == id }?.title.preferring(tag.description, "en", "es") ?? theme)
    }
    if let code = try state.partyCode(named: which.country) {
      names.append((try? state.party(code).names.preferring(tag.description, "en", "es")) ?? code.description)
    }
    if let conference {
      names.append(
        state.configuration.abbreviation(
          ofConference: try conferenceCode(conference, in: state), in: interface.rawValue))
    }
    if let kind = which.kind { names.append(ExportWords(tag).kind(try ContributionKind(named: kind))) }
    return names
  }
}
