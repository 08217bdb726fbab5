package org.certbureau.station.contract.proof;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Parts of a message that is signed, each behind its length, so that none runs into the next. */
final class Lengths {
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();

  Lengths and(byte[] part) {
    message.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
    message.writeBytes(part);
    return this;
  }

  byte[] message() {
    return message.toByteArray();
  }
}
