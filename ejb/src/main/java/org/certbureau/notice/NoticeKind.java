package org.certbureau.notice;

import java.util.Optional;
import java.util.stream.Stream;
import org.certbureau.region.business.Service;

/** What a notice is about. */
public enum NoticeKind {
  /** 到期提醒: a pair ends within the days that its region's policy names (CS-11, A-G13). */
  EXPIRY(null),
  /** 冻结通知: a certificate is on hold from now on. */
  SUSPENDED(Service.SUSPEND),
  /** 解冻通知: its hold was lifted. */
  RESUMED(Service.RESUME),
  /** 撤销通知: it has ended, because its holder wished it or by the bureau itself. */
  REVOKED(Service.REVOKE);

  private final Service done;

  NoticeKind(Service done) {
    this.done = done;
  }

  /** What tells that a service was done; empty where its holder is told nothing. */
  static Optional<NoticeKind> of(Service done) {
    return Stream.of(values()).filter(kind -> kind.done == done).findFirst();
  }

  /** The service that was done; empty for what comes by itself. */
  Optional<Service> done() {
    return Optional.ofNullable(done);
  }
}
