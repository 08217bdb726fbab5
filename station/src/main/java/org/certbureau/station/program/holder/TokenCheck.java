package org.certbureau.station.program.holder;

import java.util.List;
import org.certbureau.station.contract.FailureCode;
import org.certbureau.station.program.token.HeldToken;
import org.certbureau.station.program.token.TokenCertificates;
import org.certbureau.station.program.token.TokenFault;

/** What is asked of a holder's token before its PIN is, and without it. */
final class TokenCheck {
  private TokenCheck() {}

  /**
   * @param jobs those that are open on this token
   * @throws Unfit where the job cannot be done on it, or a wrong PIN would leave too few tries
   */
  static Tries of(HeldToken token, HolderJob job, List<HolderJob> jobs) throws TokenFault {
    if (job.phase() == HolderPhase.WANTED) {
      requireItsCertificate(token, job);
      requireRoom(token, job, jobs);
    }
    if (token.state() != HeldToken.State.INITIALISED) {
      throw new Unfit(FailureCode.TOKEN_FAULT, "the token is " + token.state());
    }
    Tries tries = Tries.of(token.pinRetriesLeft());
    if (tries.onToken() == 0) {
      throw new Unfit(FailureCode.PIN_LOCKED, "the PIN is locked");
    }
    if (tries.here() == 0) {
      throw new Unfit(
          FailureCode.FEW_TRIES, "a wrong PIN would leave fewer than 3 tries: unlock it first");
    }
    return tries;
  }

  /** Name of the container whose pair was in force when the job began. */
  static String formerContainer(HeldToken token, HolderJob job) throws TokenFault {
    List<String> carriers =
        token.containers().stream()
            .filter(each -> carries(each, job))
            .map(HeldToken.Content::container)
            .toList();
    if (carriers.size() != 1) {
      throw new Unfit(
          FailureCode.NOT_ITS_CERTIFICATE,
          carriers.size() + " containers of the token carry the certificate of the job");
    }
    return carriers.get(0);
  }

  static boolean carries(HeldToken.Content content, HolderJob job) {
    return content
        .certificates()
        .map(TokenCertificates::signing)
        .filter(signing -> signing.equals(job.certificate()))
        .isPresent();
  }

  private static void requireItsCertificate(HeldToken token, HolderJob job) throws TokenFault {
    formerContainer(token, job);
    for (HeldToken.Content content : token.containers()) {
      if (content.container().equals(job.id()) && content.certificates().isPresent()) {
        throw new Unfit(
            FailureCode.TOKEN_FAULT, "the container that this job would make holds a pair already");
      }
    }
  }

  /** Containers that are deleted before the new one is made count as room. */
  private static void requireRoom(HeldToken token, HolderJob job, List<HolderJob> jobs)
      throws TokenFault {
    boolean room =
        token.room().free() > 0
            || token.containers().stream()
                .map(HeldToken.Content::container)
                .anyMatch(
                    name ->
                        name.equals(job.id())
                            || jobs.stream()
                                .anyMatch(each -> each.isLeftOver() && each.id().equals(name)));
    if (!room) {
      throw new Unfit(
          FailureCode.NO_ROOM, "all " + token.room().capacity() + " containers are in use");
    }
  }

  /** The token is not touched. */
  static final class Unfit extends TokenFault {
    private final FailureCode code;

    Unfit(FailureCode code, String message) {
      super(message);
      this.code = code;
    }

    FailureCode code() {
      return code;
    }
  }
}
