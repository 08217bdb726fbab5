package org.certbureau.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.crypto.MasterKey;
import org.certbureau.crypto.Sm3Mac;
import org.certbureau.work.Sealings;

/**
 * Who wrote an entry: HMAC-SM3 under a key that is derived from the master key and does not lie in
 * the database. It covers all that an entry says; place and hash come later and are checked by the
 * chain.
 */
public final class EntryMac {
  private static final String PURPOSE = "audit.entry";
  private static final String ENTRY = "audit-entry";
  private static final String KEY = "audit-key";

  private final Sm3Mac mac;

  private EntryMac(Sm3Mac mac) {
    this.mac = mac;
  }

  /** The running bureau's. */
  public static EntryMac of(Sealings sealings) {
    return new EntryMac(sealings.macFor(PURPOSE));
  }

  /**
   * @param file as {@link #export} made it
   * @throws CryptoFailure where it does not hold such a key
   */
  public static EntryMac read(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
    if (!text.matches("[0-9a-fA-F]{64}")) {
      throw new CryptoFailure("%s does not hold the 64 hex digits of a MAC key".formatted(file));
    }
    return new EntryMac(Sm3Mac.under(HexFormat.of().parseHex(text)));
  }

  public static EntryMac of(MasterKey masterKey) {
    return new EntryMac(Sm3Mac.under(masterKey.macKeyFor(PURPOSE)));
  }

  /** The key as auditors are given it: it makes and checks MACs of entries, and opens nothing. */
  public static String export(MasterKey masterKey) {
    return HexFormat.of().formatHex(masterKey.macKeyFor(PURPOSE));
  }

  String of(EntryFields entry) {
    return mac.hex(text(entry));
  }

  boolean holds(EntryFields entry, String hex) {
    return mac.holds(text(entry), hex);
  }

  String ofKey(String publicKey) {
    return mac.hex(keyText(publicKey));
  }

  boolean holdsForKey(String publicKey, String hex) {
    return mac.holds(keyText(publicKey), hex);
  }

  private static byte[] text(EntryFields entry) {
    ByteArrayOutputStream text = new ByteArrayOutputStream(512);
    EntryFields.add(text, ENTRY);
    text.writeBytes(entry.text());
    return text.toByteArray();
  }

  private static byte[] keyText(String publicKey) {
    ByteArrayOutputStream text = new ByteArrayOutputStream(128);
    EntryFields.add(text, KEY);
    EntryFields.add(text, publicKey);
    return text.toByteArray();
  }
}
