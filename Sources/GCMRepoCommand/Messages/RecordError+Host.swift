import GCMRepo
import GitStore
import RecordLocalization

/// The sentences about the host of a record, and about events that meet others there.
extension RecordError {
  var hostSentence: Message {
    switch code {
    case .noHost:
      Message(
        """
        The record at \(fact(.path), "path") is not a copy of a shared one. Make a copy with `gcmrepo clone URL`, or name the \
        host with `git remote add origin URL`.
        """)
    case .hostFailed: hostFailedSentence
    case .hostRewroteHistory:
      Message(
        """
        The host no longer has a commit that it had before, \(fact(.from), "commit"): its history of the branch \
        “\(fact(.branch), "branch")” was rewritten. Nothing was taken from it. Ask those who keep the host, and compare with \
        others.
        """)
    case .changedOnBothSides:
      Message(
        """
        \(facts.texts(.paths).prefix(3).joined(separator: ", "), "paths") was changed on the host as well. Look at what \
        is there now, and make the change again if it is still needed.
        """)
    case .declaredMeanwhile:
      Message(
        """
        The declaration in \(fact(.language), "language") was set on the host as well. See the difference with `gcmrepo diff \
        \(fact(.from).prefix(10), "host") \(fact(.to).prefix(10), "own") declaration`, and set it again if it is \
        still needed.
        """)
    case .revisedMeanwhile:
      Message(
        """
        \(fact(.contribution), "contribution") has revision \(number(.number), "revision") on the host, which came after \
        the one to be withdrawn. Read it, and withdraw it again if that is still meant.
        """)
    case .withdrawnMeanwhile:
      Message(
        """
        \(fact(.contribution), "contribution") was withdrawn on the host with revision \(number(.number), "revision"). \
        Submit it again if it is to be in the record.
        """)
    case .otherRoot:
      Message(
        """
        The record there does not begin with the host key \(fact(.expected), "expected"): its key is \
        \(fact(.found), "found"). Nothing was kept. Ask the host's keeper for the fingerprint.
        """)
    default:
      Message("The file \(fact(.path), "path") holds another record than this one.")
    }
  }

  /// Why the exchange failed. The host's own words follow it.
  private var hostFailedSentence: Message {
    let url = fact(.url)
    switch RemoteFailure.Code(rawValue: fact(.problem)) {
    case .urlRefused: return Message("“\(url, "url")” is not an address that gcmrepo gives to git.")
    case .programMissing:
      return Message("git or ssh is not installed here, so \(url, "url") was not reached. Install them, and try again.")
    case .unreachable:
      return Message("The host \(url, "url") could not be reached. Check the address and the network, and try again.")
    case .timedOut: return Message("The host \(url, "url") did not answer in time. Try again later.")
    case .cancelled: return Message("The exchange with \(url, "url") was cancelled.")
    case .hostKeyUnknown:
      return Message(
        """
        ssh does not know the host key of \(url, "url") yet. Compare its fingerprint with the one that the host's keeper gave \
        you: connect once with `ssh`, and try again.
        """)
    case .hostKeyChanged:
      return Message(
        """
        The host key of \(url, "url") is another than before: it may be another machine. Nothing was sent. Ask the host's \
        keeper before you trust it.
        """)
    case .certificateNotTrusted:
      return Message("The certificate of \(url, "url") is not trusted here. Nothing was sent. Ask the host's keeper.")
    case .notPermitted:
      return Message(
        """
        The host \(url, "url") does not let you in. Check with its keeper that your key, password or certificate is known \
        there.
        """)
    case .notARepository: return Message("There is no record at \(url, "url"). Check the address.")
    case .otherOwner:
      return Message("The record at \(url, "url") belongs to another user of this computer, and git does not open it.")
    case .nonFastForward:
      return Message("Others shared something first each time, at \(url, "url"). Try again with `gcmrepo sync`.")
    case .refusedByServer:
      return Message("The host \(url, "url") refused what was sent. It stays in the outbox: see `gcmrepo outbox`.")
    case .serverDiskFull:
      return Message("The disk of the host \(url, "url") is full. Tell its keeper, and try again later.")
    case .serverCannotWrite: return Message("The host \(url, "url") could not store what was sent. Tell its keeper.")
    case .diskFull: return Message("The disk is full: what \(url, "url") sent was not kept. Make room, and try again.")
    case .incomplete:
      return Message("What \(url, "url") holds is not a whole record, or is damaged. Nothing was taken.")
    case .notABundle: return Message("\(url, "url") is not a bundle, or it is damaged.")
    case .bundleLacksBase:
      return Message(
        "The bundle \(url, "url") builds on commits that are not here. Ask for one without `--since`, or take earlier ones first."
      )
    default: return Message("The exchange with \(url, "url") failed. See the reason with --verbose.")
    }
  }
}
