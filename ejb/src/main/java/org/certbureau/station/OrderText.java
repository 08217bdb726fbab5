package org.certbureau.station;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import org.certbureau.station.contract.Order;

/** An order as it waits in the outbox, one row an order; the courier puts many into a message. */
public final class OrderText {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectWriter WRITER = JSON.writerFor(Order.class);
  private static final ObjectReader READER = JSON.readerFor(Order.class);

  private OrderText() {}

  static String write(Order order) {
    try {
      return WRITER.writeValueAsString(order);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  public static Order read(String text) {
    try {
      return READER.readValue(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An order in the outbox cannot be read", e);
    }
  }
}
