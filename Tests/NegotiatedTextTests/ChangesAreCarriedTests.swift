import SeededRandom
import Testing
import TextDiff

@testable import NegotiatedText

/// What a proposal on one draft is on a later one, and how two drafts stand to each other.
@Suite struct ChangesAreCarriedTests {
  private let draft = """
    # Declaración

    1. Los Estados deben cooperar en materia de migración segura.

    2. Los Estados acuerdan intercambiar información sobre el retorno digno de personas.

    3. Se crea un comité de seguimiento con sede en la ciudad de Panamá.

    """

  private func carried(_ proposal: String, to next: String) throws -> [CarriedChange] {
    let (base, text, new) = (Array(draft.utf8), Array(proposal.utf8), Array(next.utf8))
    let redline = TextRedline(from: base, to: new)
    let carry = CarryOver(
      from: try NumberedText(base), to: try NumberedText(new), ParagraphAlignment(redline))
    return carry.carried(ProposedChanges(TextRedline(from: base, to: text)), in: text)
  }

  private func proposal(_ old: String, _ new: String) -> String { draft.replacing(old, with: new) }

  @Test func aChangeIsOpenWhereTheTextStaysAndSatisfiedWhereItSaysTheSame() throws {
    let asked = proposal("deben cooperar", "podrán cooperar")
    let stays = try carried(asked, to: draft.replacing("ciudad de Panamá", with: "ciudad de Lima"))
    #expect(stays.map(\.fate) == [.open] && stays[0].places == [2])
    let taken = try carried(asked, to: asked.replacing("ciudad de Panamá", with: "ciudad de Lima"))
    #expect(taken.map(\.fate) == [.satisfied] && taken[0].places == [2])
    let gone = try carried(
      asked,
      to: draft.replacing("1. Los Estados deben cooperar en materia de migración segura.\n\n", with: ""))
    #expect(gone.map(\.fate) == [.gone] && gone[0].places.isEmpty)
  }

  @Test func aChangeFollowsItsParagraph() throws {
    let asked = proposal("un comité", "un grupo")
    let moved = """
      # Declaración

      1. Se crea un comité de seguimiento con sede en la ciudad de Panamá.

      2. Los Estados deben cooperar en materia de migración segura.

      3. Los Estados acuerdan intercambiar información sobre el retorno digno de personas.

      """
    let carried = try carried(asked, to: moved)
    #expect(carried.map(\.fate) == [.open] && carried[0].places == [2])
    let both = try self.carried(asked, to: moved.replacing("un comité", with: "un grupo"))
    #expect(both.map(\.fate) == [.satisfied] && both[0].places == [2])
  }

  @Test func paragraphsAreThereOrNot() throws {
    let added = "\n4. Los niños tendrán acceso a la educación en todos los casos.\n"
    let asked = draft + added
    #expect(try carried(asked, to: draft).map(\.fate) == [.open])
    let taken = try carried(asked, to: "Preámbulo nuevo.\n\n" + asked.replacing("4. Los", with: "9. Los"))
    #expect(taken.map(\.fate) == [.satisfied] && taken[0].places == [6])
    let less = draft.replacing(
      "3. Se crea un comité de seguimiento con sede en la ciudad de Panamá.\n", with: "")
    #expect(try carried(less, to: draft).map(\.fate) == [.open])
    #expect(try carried(less, to: less).map(\.fate) == [.satisfied])
  }

  @Test func aDeletionOfWordsAtTheEndIsNoSatisfactionByTheOldText() throws {
    let asked = proposal(" con sede en la ciudad de Panamá.", ".")
    #expect(try carried(asked, to: draft).map(\.fate).allSatisfy { $0 == .open })
    #expect(try carried(asked, to: asked).map(\.fate).allSatisfy { $0 == .satisfied })
  }

  @Test(arguments: 0..<4) func onItsOwnTextEachChangeIsSatisfiedAndOnTheDraftNone(part: Int) throws {
    for seed in part * 250..<(part + 1) * 250 {
      var drafts = RandomDrafts(seed: UInt64(seed))
      let draft = drafts.paragraphs()
      let (base, text) = (RandomDrafts.text(draft), RandomDrafts.text(drafts.edited(draft)))
      let redline = TextRedline(from: base, to: text)
      let changes = ProposedChanges(redline)
      let (old, new) = (try NumberedText(base), try NumberedText(text))
      let own = CarryOver(from: old, to: new, ParagraphAlignment(redline)).carried(changes, in: text)
      #expect(own.count == changes.changes.count { $0.kind.isProposed }, "seed \(seed)")
      // That words are gone is told by those around them, which other changes may have taken too: then it is open.
      // Another blank line asks for nothing that could be seen to be open or not.
      func isBlank(_ one: CarriedChange) -> Bool {
        (base[one.change.base] + text[one.change.text]).allSatisfy(\.isBlank)
      }
      let unmet = own.filter { $0.fate != .satisfied && !isBlank($0) && !$0.change.text.isEmpty }
      #expect(unmet.isEmpty, "unmet, seed \(seed): \(unmet.map(\.change))")
      let same = CarryOver(from: old, to: old, ParagraphAlignment(unchanged: old.paragraphs.count))
      let met = same.carried(changes, in: text).filter { $0.fate != .open && !isBlank($0) }
      #expect(met.isEmpty, "seed \(seed): \(met.map(\.change))")
    }
  }

  @Test(arguments: 0..<4) func aConcordanceHasEachParagraphOnce(part: Int) throws {
    for seed in part * 250..<(part + 1) * 250 {
      var drafts = RandomDrafts(seed: UInt64(seed))
      let draft = drafts.paragraphs()
      let (base, text) = (RandomDrafts.text(draft), RandomDrafts.text(drafts.edited(draft)))
      let (old, new) = (try NumberedText(base), try NumberedText(text))
      let concordance = Concordance(from: old, to: new, ParagraphAlignment(TextRedline(from: base, to: text)))
      let places = concordance.rows.compactMap(\.new?.place)
      #expect(places == new.paragraphs.filter(\.isText).map(\.place), "seed \(seed)")
      let olds = Set(concordance.rows.flatMap(\.old).map(\.place))
      #expect(
        old.paragraphs.filter(\.isText).allSatisfy { olds.contains($0.place) }, "seed \(seed)")
      for row in concordance.rows {
        #expect((row.new == nil) == (row.what == .deleted) && row.old.isEmpty == (row.what == .new), "seed \(seed)")
      }
    }
  }

  @Test func numbersOfAListNeverChange() {
    #expect(MarshalledNumbers.numbers([nil, nil, nil]) == ["1", "2", "3"])
    #expect(MarshalledNumbers.numbers([nil, "1", nil, nil, "2", nil]) == ["A1", "1", "1A", "1B", "2", "2A"])
    #expect(MarshalledNumbers.numbers(["1", nil, "1A", nil], taken: ["1B", "2"]) == ["1", "1C", "1A", "1D"])
    let many = MarshalledNumbers.numbers(["1"] + Array(repeating: nil, count: 30))
    #expect(many.last == "1AD" && Set(many).count == 31)
  }
}
