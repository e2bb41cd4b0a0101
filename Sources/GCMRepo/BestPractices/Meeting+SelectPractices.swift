import RecordYAML

extension EntryEdit {
  /// A change of the practices that a conference brings to a meeting.
  ///
  /// - Parameters:
  ///   - change: what is added, taken out or moved.
  ///   - conference: the conference's code.
  ///   - meeting: the meeting's id.
  public static func select(_ change: PracticeSelection, for conference: String, at meeting: String) -> EntryEdit {
    EntryEdit(.meeting) { state, _ throws(RecordError) in
      let held = try state.meeting(named: meeting)
      let file = KeptFile.meeting(held.id)
      guard let (bytes, opened) = try state.editable(file) else { throw .notInPlace(path: file.path) }
      let key = SelectedPractice.listKey
      var list = SelectionList(conference, opened.root[key]?.sequence ?? [], held.practices)
      try list.make(change, in: state, of: held.id)
      var text = opened
      try changing(file.path) { () throws(EditedText.Refusal) in
        if let appended = list.appended {
          // Other lines stay as they are, with their comments.
          for item in appended { try text.append(item, to: key, of: [], order: Meeting.keys) }
        } else if list.nodes.isEmpty {
          try text.remove(key, of: [])
        } else {
          try text.set(key, of: [], to: .sequence(list.nodes), order: Meeting.keys)
        }
      }
      return EditedFile(
        file: file, entry: held.id, before: bytes, after: text.bytes,
        subject: "Select best practices of \(conference) for \(held.id)")
    }
  }
}

/// The entries of a meeting's `practices`, changed for one conference; those of others keep their order.
private struct SelectionList {
  let conference: String
  /// With what this version does not know.
  private(set) var nodes: [Node]
  private var practices: [SelectedPractice]
  /// The entries that follow all others, if nothing else changed.
  private(set) var appended: [Node]?

  init(_ conference: String, _ nodes: [Node], _ practices: [SelectedPractice]) {
    (self.conference, self.nodes, self.practices) = (conference, nodes, practices)
  }

  mutating func make(
    _ change: PracticeSelection, in state: RecordState, of meeting: String
  ) throws(RecordError) {
    switch change {
    case .add(let ids, let place, let why):
      for id in ids where own(id) != nil {
        throw .alreadySelected(practice: id, conference: conference, meeting: meeting)
      }
      var new: [Node] = []
      for id in ids {
        let practice = try state.practice(named: id.description)
        let roles = try state.party(id.party).roles
        guard roles.contains(where: { $0.name == .member && $0.conference == conference }) else {
          throw .practiceOfAnother(id, conference: conference)
        }
        new.append(Self.node(of: practice, conference, why))
      }
      let at = place.flatMap { ownPlaces.dropFirst(max(0, $0 - 1)).first } ?? nodes.count
      if at == nodes.count { appended = new }
      nodes.insert(contentsOf: new, at: at)
    case .remove(let ids):
      for id in ids {
        guard let place = own(id) else { throw .notSelected(practice: id, conference: conference, meeting: meeting) }
        nodes.remove(at: place)
        practices.remove(at: place)
      }
    case .move(let id, let number):
      guard let from = own(id) else { throw .notSelected(practice: id, conference: conference, meeting: meeting) }
      // The places of the conference's entries stay theirs; only the order in them changes.
      let places = ownPlaces
      var order = places
      order.removeAll { $0 == from }
      order.insert(from, at: min(max(0, number - 1), order.count))
      let moved = order.map { nodes[$0] }
      for (place, node) in zip(places, moved) { nodes[place] = node }
    }
  }

  private func own(_ id: ContributionID) -> Int? {
    practices.firstIndex { $0.practice == id && $0.conference == conference }
  }

  private var ownPlaces: [Int] { practices.indices.filter { practices[$0].conference == conference } }

  private static func node(of contribution: Contribution, _ conference: String, _ why: String) -> Node {
    var pairs: [(String, Node)] = [
      ("conference", .string(conference)), ("practice", .string(contribution.id.description)),
    ]
    if let revision = contribution.revision { pairs.append(("revision", .int(revision))) }
    pairs.append(("why", .string(why)))
    return .mapping(pairs)
  }
}

extension RecordState {
  /// The best practice with an id.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/unknownContribution`` and
  ///   ``RecordError/Code-swift.struct/practiceNeeded``.
  public func practice(named text: String) throws(RecordError) -> Contribution {
    let contribution = try contribution(named: text)
    guard contribution.id.kind == .bestPractice else { throw .practiceNeeded(contribution.id) }
    return contribution
  }
}
