package org.certbureau.notice;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.policy.Policy;

/** Puts notices into words, those of the region's policy that is in force when they are sent. */
@ApplicationScoped
class Letters {
  @EJB private PolicyDesk policies;

  Letter write(Dispatch dispatch, String address, Instant now) {
    Notice notice = dispatch.notice();
    Policy policy = policies.inForce(notice.region());
    ExpiryWording wording = new ExpiryWording(policy, notice, now);
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
    ExpiryWording wording = new ExpiryWording(policies.inForce(notice.region()), notice, now);
    return wording.subject() + "\n\n" + wording.text();
  }
}
