import RecordLocalization

/// What a person of the directory does, for people: the one word that records share is translated, any other is the record's own.
package func functionWording(_ role: String) -> Message {
  role == "focal-point" ? Message("focal point") : Message(verbatim: role)
}
