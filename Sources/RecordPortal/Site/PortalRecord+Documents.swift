import GCMRepo

extension PortalRecord {
  /// The agendas and minutes of a meeting that the reader may see: minutes say who said what, and are the parties' alone.
  func documents(of meeting: String) throws(RecordError) -> [MeetingDocument] {
    try state.documents(of: meeting).filter { options.audience == .parties || $0.kind != .minutes }
  }
}
