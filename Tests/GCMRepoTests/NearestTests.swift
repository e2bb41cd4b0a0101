import Testing

@testable import GCMRepo

@Suite struct NearestTests {
  private let kinds = ["input", "questionnaire", "best-practice"]

  @Test(arguments: [
    ("imput", ["input"]), ("nipput", ["input"]), ("INPUTS", ["input"]), ("questionaire", ["questionnaire"]),
    ("best_practice", ["best-practice"]), ("best", ["best-practice"]), ("law", []), ("", []),
  ]) func aSlipOfTheFingerFindsTheWord(typed: String, meant: [String]) {
    #expect(nearestNames(to: typed, among: kinds) == meant)
  }

  @Test func atMostThreeAreOfferedBestFirst() {
    #expect(
      nearestNames(to: "draft-1", among: ["draft-4", "draft-3", "draft-2", "draft-11", "draft-1"]).count == 3)
    #expect(nearestNames(to: "draft-1", among: ["draft-3", "draft-11", "draft-1"]).first == "draft-1")
  }

  @Test func aSwapOfNeighboursCountsOnce() {
    #expect(nearestNames(to: "LC", among: ["CL", "PA"]) == ["CL"])
  }

  @Test func aVeryLongWordEndsSoon() {
    let long = String(repeating: "a", count: 1_000_000)
    #expect(nearestNames(to: long, among: kinds) == [])
  }
}

@Suite struct LocalizedTextTests {
  @Test func languagesKeepTheirOrderAndAreSetOnce() {
    var text = LocalizedText([("es", "hola"), ("en", "hello")])
    text["fr"] = "salut"
    text["es"] = "buenas"
    #expect(text.entries.map(\.language) == ["es", "en", "fr"])
    #expect(text["es"] == "buenas")
    text["en"] = nil
    #expect(text.entries.map(\.language) == ["es", "fr"])
    #expect(text["en"] == nil)
  }

  @Test func theFirstLanguageThatHasATextIsPreferred() {
    let text = LocalizedText([("pt", "olá"), ("fr", "salut")])
    #expect(text.preferring("en", "fr", "pt") == "salut")
    #expect(text.preferring("en") == "olá")
    #expect(LocalizedText().preferring("en") == nil)
  }
}
