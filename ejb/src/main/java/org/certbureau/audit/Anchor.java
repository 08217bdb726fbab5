package org.certbureau.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A signed statement that the chain was {@code place} entries long and ended in {@code chainHash}.
 * It also lies outside the database: who cuts off the chain's tail cannot cut the anchors off
 * there.
 *
 * @param signature Base64 of the DER signature SM3withSM2 over {@link #signedText}
 */
record Anchor(long place, String chainHash, Instant setAt, String signature) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static byte[] signedText(long place, String chainHash, Instant setAt) {
    return ("audit-anchor\n" + place + "\n" + chainHash + "\n" + setAt)
        .getBytes(StandardCharsets.UTF_8);
  }

  byte[] signedText() {
    return signedText(place, chainHash, setAt);
  }

  String toLine() {
    return JSON.createObjectNode()
            .put("place", place)
            .put("chainHash", chainHash)
            .put("setAt", setAt.toString())
            .put("signature", signature)
            .toString()
        + "\n";
  }

  static Anchor ofLine(String line) throws JsonProcessingException {
    var node = JSON.readTree(line);
    return new Anchor(
        node.path("place").asLong(),
        node.path("chainHash").asText(),
        Instant.parse(node.path("setAt").asText()),
        node.path("signature").asText());
  }
}
