package org.certbureau.web.gate;

import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.Note;

/** Which requests the gate has let through, though more of them is to come. */
final class Passed {
  private static final Note<Boolean> NOTE = HttpRequestPacket.createNote("bureau.passed");

  private Passed() {}

  static void is(HttpRequestPacket request) {
    request.setNote(NOTE, true);
  }

  static boolean has(HttpRequestPacket request) {
    return request.getNote(NOTE) != null;
  }

  /** Of a head that was read just now: what holds a request is used again and again. */
  static void begins(HttpRequestPacket request) {
    request.removeNote(NOTE);
  }
}
