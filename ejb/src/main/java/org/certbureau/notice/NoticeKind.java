package org.certbureau.notice;

import java.util.Optional;
import java.util.stream.Stream;
import org.certbureau.issuance.LineServed;
import org.certbureau.region.business.Service;

/** What a notice is about. */
public enum NoticeKind {
  /** 到期提醒: a pair ends within the days that its region's policy names (CS-11, A-G13). */
  EXPIRY(null, null),
  /** 冻结通知: a certificate is on hold from now on. */
  SUSPENDED(LineServed.Deed.HELD, Service.SUSPEND),
  /** 遗失冻结通知: it is on hold because its token is lost, until that is replaced or found. */
  LOST(LineServed.Deed.HELD_AS_LOST, Service.SUSPEND),
  /** 解冻通知: its hold was lifted. */
  RESUMED(LineServed.Deed.LIFTED, Service.RESUME),
  /** 撤销通知: it has ended, because its holder wished it or by the bureau itself. */
  REVOKED(LineServed.Deed.REVOKED, Service.REVOKE),
  /** 换发通知: it is void because its token is lost, and another one is made for its holder. */
  REPLACED(LineServed.Deed.REPLACED, Service.REISSUE_LOST);

  private final LineServed.Deed deed;
  private final Service done;

  NoticeKind(LineServed.Deed deed, Service done) {
    this.deed = deed;
    this.done = done;
  }

  /** What tells of a deed, by whatever service it was done. */
  static NoticeKind of(LineServed.Deed deed) {
    return Stream.of(values()).filter(kind -> kind.deed == deed).findFirst().orElseThrow();
  }

  /** Whether its case tells of the same pair once more: a loss, until it is replaced or found. */
  boolean isOneOfSeveral() {
    return this == LOST || this == REPLACED;
  }

  /** The service by whose name it is called; empty for what comes by itself. */
  Optional<Service> done() {
    return Optional.ofNullable(done);
  }
}
