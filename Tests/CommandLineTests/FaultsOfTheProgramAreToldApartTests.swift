import ArgumentParser
import RecordLocalization
import Testing

@testable import GCMRepoCommand

@Suite struct FaultsOfTheProgramAreToldApartTests {
  private struct Fault: Error {}

  @Test func anErrorThatNobodyForesawIsNoMistakeOfTheUser() {
    let failure = GCMRepoCommand.failure(Fault(), ["status"])
    #expect(failure.status.rawValue == 70)
    #expect(failure.sentence(.en).contains("please report it"))
    #expect(failure.detail?.contains("Fault") == true)
  }

  @Test func aMistypedCommandIsOne() {
    let error = #expect(throws: (any Error).self) { try GCMRepoCommand.parseAsRoot(["status", "--nothing"]) }
    #expect(error.map { GCMRepoCommand.failure($0, ["status", "--nothing"]).status.rawValue } == 2)
  }
}
