package org.certbureau.station.contract;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * The envelope: one message carries the items of many jobs.
 *
 * @param from {@link Parties#BUREAU} or a station's code
 * @param to likewise
 * @param items 1–{@link #MAX_ITEMS}
 */
public record Message<T extends Item>(
    String messageId, Instant sentAt, String from, String to, List<T> items) {

  /** Keeps a message of certificates well below {@link ContractCodec#MAX_BYTES}. */
  public static final int MAX_ITEMS = 100;

  public Message {
    items = List.copyOf(items);
  }

  /** A new message with an identifier of its own; milliseconds are exact enough for its date. */
  public static <T extends Item> Message<T> of(
      Instant sentAt, String from, String to, List<? extends T> items) {
    return new Message<>(
        UUID.randomUUID().toString(),
        sentAt.truncatedTo(ChronoUnit.MILLIS),
        from,
        to,
        List.copyOf(items));
  }
}
