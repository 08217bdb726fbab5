package org.certbureau.notice;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.certbureau.certificate.PairRegister;
import org.certbureau.certificate.PairState;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.policy.Policy;

/** Puts notices into words, those of the region's policy that is in force when they are sent. */
@ApplicationScoped
class Letters {
  @EJB private PolicyDesk policies;
  @EJB private PairRegister pairs;

  Letter write(Dispatch dispatch, String address, Instant now) {
    Notice notice = dispatch.notice();
    Wording wording = wording(notice, now);
    return new Letter(
        "notice-" + dispatch.id() + "-" + dispatch.edition(),
        wording.sender(),
        address,
        wording.subject(),
        wording.text(),
        now);
  }

  /** What a recipient would read now, for those who look at it. */
  String preview(Notice notice, Instant now) {
    Wording wording = wording(notice, now);
    return wording.subject() + "\n\n" + wording.text();
  }

  private Wording wording(Notice notice, Instant now) {
    Policy policy = policies.inForce(notice.region());
    return notice.kind() == NoticeKind.EXPIRY
        ? new ExpiryWording(policy, notice, isHeld(notice), now)
        : new DoneWording(policy, notice, now);
  }

  private boolean isHeld(Notice notice) {
    return pairs.state(notice.about()).filter(state -> state == PairState.SUSPENDED).isPresent();
  }
}
