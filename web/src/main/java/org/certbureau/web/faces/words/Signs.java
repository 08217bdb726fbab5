package org.certbureau.web.faces.words;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.certbureau.application.Badge;
import org.certbureau.certificate.PairState;
import org.certbureau.certificate.PairView;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.notice.DispatchState;
import org.certbureau.payment.ChargeState;
import org.certbureau.recovery.RecoveryState;
import org.certbureau.staff.MachineView;
import org.certbureau.staff.asked.RequestState;
import org.certbureau.staff.people.PersonState;
import org.certbureau.station.JobState;
import org.certbureau.token.DestructionView;
import org.certbureau.token.TokenState;

/**
 * How a status looks: a tint, a sign and a word, so that colour never speaks alone. One table for
 * all screens.
 */
@Named
@ApplicationScoped
public class Signs {
  private static final Map<Enum<?>, String[]> TABLE =
      Map.ofEntries(
          sign(Badge.DRAFT, "idle", "pi-pencil"),
          sign(Badge.TO_ACCEPT, "wait", "pi-inbox"),
          sign(Badge.ORIGINALS_DUE, "wait", "pi-copy"),
          sign(Badge.TO_REVIEW, "wait", "pi-eye"),
          sign(Badge.UNPAID, "hold", "pi-wallet"),
          sign(Badge.VOUCHER_DUE, "wait", "pi-receipt"),
          sign(Badge.RETURNED, "bad", "pi-undo"),
          sign(Badge.BEHIND_ANOTHER, "wait", "pi-pause"),
          sign(Badge.QUEUED, "run", "pi-hourglass"),
          sign(Badge.PRODUCING, "run", "pi-cog"),
          sign(Badge.FAILED, "bad", "pi-exclamation-triangle"),
          sign(Badge.TO_COLLECT, "ok", "pi-send"),
          sign(Badge.CLOSED, "idle", "pi-check"),
          sign(Badge.REFUSED, "bad", "pi-times-circle"),
          sign(Badge.WITHDRAWN, "idle", "pi-undo"),
          sign(Badge.STOPPED, "idle", "pi-stop-circle"),
          sign(ChargeState.DUE, "hold", "pi-wallet"),
          sign(ChargeState.SETTLED, "ok", "pi-check"),
          sign(ChargeState.CANCELLED, "idle", "pi-minus-circle"),
          sign(ChargeState.REFUND_DUE, "hold", "pi-replay"),
          sign(ChargeState.REFUNDED, "idle", "pi-check"),
          sign(PairState.PENDING, "run", "pi-cog"),
          sign(PairState.ACTIVE, "ok", "pi-check"),
          sign(PairState.SUSPENDED, "hold", "pi-lock"),
          sign(PairState.REVOKED, "bad", "pi-ban"),
          sign(PairState.SUPERSEDED, "idle", "pi-replay"),
          sign(PairState.LAPSED, "idle", "pi-minus-circle"),
          sign(LineStanding.EMPTY, "idle", "pi-minus-circle"),
          sign(LineStanding.UNCONFIRMED, "run", "pi-cog"),
          sign(LineStanding.ACTIVE, "ok", "pi-check"),
          sign(LineStanding.SUSPENDED, "hold", "pi-lock"),
          sign(LineStanding.EXPIRED, "bad", "pi-clock"),
          sign(LineStanding.ENDED, "idle", "pi-ban"),
          sign(TokenState.IN_STOCK, "idle", "pi-box"),
          sign(TokenState.ASSIGNED, "wait", "pi-user"),
          sign(TokenState.ISSUED, "ok", "pi-check"),
          sign(TokenState.FAILED, "bad", "pi-exclamation-triangle"),
          sign(TokenState.TAKEN_BACK, "hold", "pi-trash"),
          sign(TokenState.DESTROYED, "idle", "pi-trash"),
          sign(TokenState.LOST, "bad", "pi-question-circle"),
          sign(DestructionView.State.UNSIGNED, "wait", "pi-pencil"),
          sign(DestructionView.State.HALF_SIGNED, "hold", "pi-pencil"),
          sign(DestructionView.State.DESTROYED, "idle", "pi-trash"),
          sign(DestructionView.State.DISSOLVED, "idle", "pi-times"),
          sign(DispatchState.WAITING, "wait", "pi-hourglass"),
          sign(DispatchState.SENT, "ok", "pi-check"),
          sign(DispatchState.GIVEN_UP, "bad", "pi-times-circle"),
          sign(DispatchState.STOPPED, "idle", "pi-stop-circle"),
          sign(DispatchState.NO_ADDRESS, "bad", "pi-exclamation-triangle"),
          sign(JobState.WAITING, "idle", "pi-hourglass"),
          sign(JobState.PREPARING, "run", "pi-cog"),
          sign(JobState.SIGNING, "run", "pi-cog"),
          sign(JobState.INSTALLING, "run", "pi-cog"),
          sign(JobState.DONE, "ok", "pi-check"),
          sign(JobState.FAILED, "bad", "pi-exclamation-triangle"),
          sign(PersonState.ACTIVE, "ok", "pi-check"),
          sign(PersonState.TO_CHANGE, "wait", "pi-lock"),
          sign(PersonState.GUESSED, "bad", "pi-exclamation-triangle"),
          sign(PersonState.DISABLED, "idle", "pi-ban"),
          sign(RequestState.WAITING, "wait", "pi-users"),
          sign(RequestState.AGREED, "hold", "pi-key"),
          sign(RequestState.DONE, "ok", "pi-check"),
          sign(RequestState.DECLINED, "bad", "pi-times-circle"),
          sign(RequestState.WITHDRAWN, "idle", "pi-undo"),
          sign(RequestState.VOID, "idle", "pi-minus-circle"),
          sign(RequestState.EXPIRED, "idle", "pi-clock"),
          sign(RecoveryState.YOURS, "wait", "pi-key"),
          sign(RecoveryState.CONSENTED, "ok", "pi-check"),
          sign(RecoveryState.REFUSED, "bad", "pi-times-circle"),
          sign(RecoveryState.LAPSED, "hold", "pi-clock"),
          sign(RecoveryState.NOT_YOU, "idle", "pi-ban"),
          sign(RecoveryState.ENOUGH, "run", "pi-cog"),
          sign(RecoveryState.RESTORED, "ok", "pi-check-circle"),
          sign(RecoveryState.NOT_RESTORED, "bad", "pi-times-circle"),
          sign(RecoveryState.RELEASED, "hold", "pi-exclamation-triangle"),
          sign(RecoveryState.VOID, "idle", "pi-minus-circle"),
          sign(RecoveryState.FORGED, "bad", "pi-exclamation-triangle"),
          sign(MachineView.State.GOOD, "ok", "pi-check"),
          sign(MachineView.State.ENDING, "hold", "pi-clock"),
          sign(MachineView.State.EXPIRED, "bad", "pi-clock"),
          sign(MachineView.State.REVOKED, "idle", "pi-ban"));

  @Inject private Clock clock;
  @Inject private Words say;

  /** A status as it is shown. */
  public record Sign(String tint, String icon, String word) {}

  private static Map.Entry<Enum<?>, String[]> sign(Enum<?> value, String tint, String icon) {
    return Map.entry(value, new String[] {tint, icon});
  }

  /** How a pair stands now: one that was in force until its end came is shown as expired. */
  public Enum<?> now(PairView pair) {
    return pair.state() == PairState.ACTIVE && pair.isPastEnd(clock.instant())
        ? LineStanding.EXPIRED
        : pair.state();
  }

  public Sign of(Enum<?> value) {
    String[] look = Objects.requireNonNull(TABLE.get(value), () -> "no sign for " + value);
    return new Sign(look[0], look[1], say.name(value));
  }
}
