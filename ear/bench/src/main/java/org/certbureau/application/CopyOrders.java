package org.certbureau.application;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicBoolean;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.settings.PlaceSettings;

/**
 * Looks for {@code bench/order} below the data, a case number and how many copies of it are wanted,
 * or {@code RENEW} and how many renewals, and renames it to {@code bench/done}. Only whoever may
 * write there can ask: no door is opened.
 */
@Singleton
@Startup
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CopyOrders {
  private static final int A_TRANSACTION = 100;
  private static final String RENEWALS = "RENEW";

  @EJB CaseCopies copies;
  @EJB RenewalCopies renewals;

  private final AtomicBoolean busy = new AtomicBoolean();

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void look() {
    Path order = PlaceSettings.DATA.value().resolve("bench/order");
    if (!Files.exists(order) || !busy.compareAndSet(false, true)) {
      return;
    }
    try {
      String[] words = Files.readString(order).strip().split(" ");
      int wanted = Integer.parseInt(words[1]);
      for (int from = 0; from < wanted; from += A_TRANSACTION) {
        int some = Math.min(A_TRANSACTION, wanted - from);
        if (words[0].equals(RENEWALS)) {
          renewals.renew(from, some);
        } else {
          copies.copy(CaseNumber.of(words[0]), from, some);
        }
      }
      Files.move(order, order.resolveSibling("done"), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      busy.set(false);
    }
  }
}
