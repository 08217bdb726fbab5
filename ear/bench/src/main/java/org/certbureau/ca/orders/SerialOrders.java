package org.certbureau.ca.orders;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import org.certbureau.settings.PlaceSettings;

/**
 * Looks for {@code bench/serials} below the data: {@code issued} or {@code revoked}, the first and
 * the last number. When it is done {@code bench/answer} tells the issuer and when it was committed.
 */
@Singleton
@Startup
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SerialOrders {
  private static final int A_TRANSACTION = 100_000;

  @EJB SerialRows rows;
  @Inject Clock clock;

  private final AtomicBoolean busy = new AtomicBoolean();

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void look() {
    Path order = PlaceSettings.DATA.value().resolve("bench/serials");
    if (!Files.exists(order) || !busy.compareAndSet(false, true)) {
      return;
    }
    try {
      String[] words = Files.readString(order).strip().split(" ");
      Files.delete(order);
      int first = Integer.parseInt(words[1]);
      int last = Integer.parseInt(words[2]);
      if ("revoked".equals(words[0])) {
        rows.revoked(first, last);
      } else {
        for (int from = first; from <= last; from += A_TRANSACTION) {
          rows.issued(from, Math.min(from + A_TRANSACTION - 1, last));
        }
      }
      Path answer = order.resolveSibling("answer.new");
      Files.writeString(answer, rows.issuer() + " " + clock.millis());
      Files.move(answer, order.resolveSibling("answer"), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      busy.set(false);
    }
  }
}
