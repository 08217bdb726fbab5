package org.certbureau.audit.offline;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.SM2Signer;

/**
 * Written from {@code docs/audit-trail.md} alone, with a JDK, Bouncy Castle and a reader of JSON:
 * it knows no class of the bureau.
 */
final class StrangersVerifier {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final byte[] macKey;
  private final List<String> found = new ArrayList<>();

  private StrangersVerifier(Path folder, byte[] macKey) {
    this.folder = folder;
    this.macKey = macKey;
  }

  /**
   * What does not hold; nothing where all does.
   *
   * @param macKey null where he has none
   */
  static List<String> verify(Path folder, byte[] macKey) throws IOException {
    StrangersVerifier verifier = new StrangersVerifier(folder, macKey);
    verifier.verify();
    return verifier.found;
  }

  private void verify() throws IOException {
    List<JsonNode> anchors = lines("anchors.jsonl");
    List<JsonNode> all = new ArrayList<>(anchors);
    all.addAll(lines("anchors-outside.jsonl"));
    JsonNode mark = mark();
    if (mark == null) {
      return;
    }
    ECPublicKeyParameters key = key();
    for (JsonNode anchor : all) {
      check(
          signed(key, anchor, "audit-anchor", "place", "chainHash", "setAt"),
          "signature of anchor %s",
          anchor.get("place"));
    }
    check(
        signed(key, mark, "audit-mark", "place", "chainHash", "setAt", "anchors"),
        "signature of mark");
    Map<Long, String> hashes = chain(mark.get("place").asLong());
    for (JsonNode anchor : all) {
      check(
          anchor.get("chainHash").asText().equals(hashes.get(anchor.get("place").asLong())),
          "anchor %s",
          anchor.get("place"));
    }
    check(mark.get("chainHash").asText().equals(hashes.get(mark.get("place").asLong())), "mark");
    numbers();
    told(anchors, mark);
  }

  private JsonNode mark() throws IOException {
    List<JsonNode> inside = lines("mark.jsonl");
    List<JsonNode> outside = lines("mark-outside.json");
    check(inside.size() == 1 && inside.equals(outside), "one mark, inside and outside alike");
    return inside.isEmpty() ? null : inside.get(0);
  }

  private ECPublicKeyParameters key() throws IOException {
    Map<String, String> points = new HashMap<>();
    for (JsonNode key : lines("keys.jsonl")) {
      points.put(key.get("from").asText(), key.get("point").asText());
    }
    check(new TreeSet<>(points.values()).size() == 1 && points.size() == 2, "one key");
    X9ECParameters curve = GMNamedCurves.getByName("sm2p256v1");
    return new ECPublicKeyParameters(
        curve.getCurve().decodePoint(Base64.getDecoder().decode(points.get("outside"))),
        new ECDomainParameters(curve.getCurve(), curve.getG(), curve.getN(), curve.getH()));
  }

  private static boolean signed(
      ECPublicKeyParameters key, JsonNode said, String what, String... attributes) {
    StringBuilder text = new StringBuilder(what);
    for (String attribute : attributes) {
      text.append('\n').append(said.get(attribute).asText());
    }
    SM2Signer signer = new SM2Signer();
    signer.init(false, new ParametersWithID(key, "1234567812345678".getBytes(UTF_8)));
    byte[] bytes = text.toString().getBytes(UTF_8);
    signer.update(bytes, 0, bytes.length);
    return signer.verifySignature(Base64.getDecoder().decode(said.get("signature").asText()));
  }

  /** The hash at each place, computed. */
  private Map<Long, String> chain(long mark) throws IOException {
    Map<Long, String> hashes = new HashMap<>();
    String hash = "0".repeat(64);
    long place = 0;
    hashes.put(place, hash);
    LocalDateTime before = null;
    for (JsonNode entry : lines("trail.jsonl")) {
      if (entry.get("place").isNull()) {
        checkMac(entry, "waiting entry " + entry.get("id"));
        continue;
      }
      place++;
      check(entry.get("place").asLong() == place, "place %s", place);
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      field(text, hash);
      field(text, Long.toString(place));
      text.writeBytes(fields(entry));
      hash = HexFormat.of().formatHex(sm3(text.toByteArray()));
      check(hash.equals(entry.get("chainHash").asText()), "hash at %s", place);
      LocalDateTime at = LocalDateTime.parse(entry.get("occurredAt").asText());
      if (place > mark) {
        checkMac(entry, "entry at " + place);
      }
      if (place > mark + 1 && before != null) {
        check(!at.plusMinutes(5).isBefore(before), "time at %s", place);
      }
      before = at;
      hashes.put(place, hash);
    }
    JsonNode head = lines("head.jsonl").get(0);
    check(
        head.get("place").asLong() == place && head.get("chainHash").asText().equals(hash), "head");
    return hashes;
  }

  private void checkMac(JsonNode entry, String what) {
    check(!entry.get("mac").isNull(), "MAC of %s", what);
    if (macKey != null) {
      HMac mac = new HMac(new SM3Digest());
      mac.init(new KeyParameter(macKey));
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      field(text, "audit-entry");
      text.writeBytes(fields(entry));
      mac.update(text.toByteArray(), 0, text.size());
      byte[] result = new byte[32];
      mac.doFinal(result, 0);
      check(HexFormat.of().formatHex(result).equals(entry.get("mac").asText()), "MAC of %s", what);
    }
  }

  private void numbers() throws IOException {
    Map<String, TreeSet<Integer>> numbers = new HashMap<>();
    for (JsonNode entry : lines("trail.jsonl")) {
      numbers
          .computeIfAbsent(
              entry.get("objectType").asText() + " " + entry.get("objectId").asText(),
              object -> new TreeSet<>())
          .add(entry.get("objectNumber").asInt());
    }
    numbers.forEach(
        (object, of) -> check(of.first() == 1 && of.last() == of.size(), "numbers of %s", object));
  }

  private void told(List<JsonNode> anchors, JsonNode mark) throws IOException {
    Map<Long, String> inside = new HashMap<>();
    for (JsonNode anchor : anchors) {
      inside.put(anchor.get("place").asLong(), anchor.get("chainHash").asText());
    }
    long rows = 0;
    long seconds = 60;
    JsonNode last = null;
    for (JsonNode entry : lines("trail.jsonl")) {
      JsonNode details = JSON.readTree(entry.get("details").asText());
      switch (entry.get("action").asText()) {
        case "audit.anchored" -> {
          check(
              details.get("chainHash").asText().equals(inside.get(details.get("place").asLong())),
              "anchor told of at %s",
              details.get("place"));
          seconds = details.get("seconds").asLong();
        }
        case "audit.rows-set-aside" -> rows += details.get("rows").asLong();
        default -> {
          // of the bureau's business
        }
      }
      last = entry.get("place").isNull() ? last : entry;
    }
    check(rows == 0 && lines("set-aside.jsonl").isEmpty(), "rows set aside");
    long early =
        inside.keySet().stream().filter(place -> place <= mark.get("place").asLong()).count();
    check(early >= mark.get("anchors").asLong(), "anchors before the mark");
    if (last != null && last.get("place").asLong() > mark.get("place").asLong()) {
      check(!anchors.isEmpty(), "anchors");
      JsonNode newest = anchors.isEmpty() ? mark : anchors.get(anchors.size() - 1);
      Duration behind =
          Duration.between(
              Instant.parse(newest.get("setAt").asText()),
              LocalDateTime.parse(last.get("occurredAt").asText()).toInstant(ZoneOffset.UTC));
      check(behind.toSeconds() <= 3 * seconds, "anchors in time");
    }
  }

  private static byte[] fields(JsonNode entry) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (String name :
        new String[] {
          "id",
          "objectType",
          "objectId",
          "objectNumber",
          "region",
          "occurredAt",
          "actor",
          "action",
          "details"
        }) {
      JsonNode value = entry.get(name);
      field(text, value.isNull() ? null : value.asText());
    }
    return text.toByteArray();
  }

  private static void field(ByteArrayOutputStream text, String value) {
    byte[] bytes = value == null ? new byte[0] : value.getBytes(UTF_8);
    text.writeBytes(ByteBuffer.allocate(4).putInt(value == null ? -1 : bytes.length).array());
    text.writeBytes(bytes);
  }

  private static byte[] sm3(byte[] text) {
    SM3Digest digest = new SM3Digest();
    digest.update(text, 0, text.length);
    byte[] result = new byte[32];
    digest.doFinal(result, 0);
    return result;
  }

  private List<JsonNode> lines(String name) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    if (Files.exists(folder.resolve(name))) {
      for (String line : Files.readAllLines(folder.resolve(name), UTF_8)) {
        if (line.endsWith("}")) {
          lines.add(JSON.readTree(line));
        }
      }
    }
    return lines;
  }

  private void check(boolean holds, String what, Object... arguments) {
    if (!holds) {
      found.add(what.formatted(arguments));
    }
  }
}
