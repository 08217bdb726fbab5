package org.certbureau.region.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.Set;

/**
 * What is paid back when an application that was paid comes to its end without a certificate.
 *
 * @param ends how it ended; empty: whichever way
 * @param keeps rules of the tariff lines that are not paid back
 */
public record RefundRule(
    Set<End> ends,
    Set<String> keeps,
    @JsonProperty("for") Scope scope,
    String rule,
    String citation)
    implements Scoped {
  public RefundRule {
    ends = ends == null ? Set.of() : Set.copyOf(ends);
    keeps = keeps == null ? Set.of() : Set.copyOf(keeps);
    scope = Objects.requireNonNullElse(scope, Scope.EVERYTHING);
  }

  boolean covers(End end) {
    return ends.isEmpty() || ends.contains(end);
  }

  /** How an application ends without a certificate. */
  public enum End {
    /** 不予办理 */
    REFUSED,
    /** 撤回 */
    WITHDRAWN,
    /** 停止: another application on the same certificate took effect */
    STOPPED
  }
}
