package org.certbureau.station.program.region;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.certbureau.crypto.SecretShares;
import org.certbureau.crypto.Sm3;
import org.certbureau.station.contract.Octets;

/**
 * The recovery copy of a region's key on five slips, three of which give it. What a slip says is 72
 * characters (base 32 after Crockford: no I, L, O, U): its number, its share, and check digits that
 * tell a slip of another key and a slip mistyped. The shared secret is the key with a digest of it,
 * so that it is known whether what came out is the key.
 */
final class RecoverySlips {
  static final int NEEDED = 3;
  static final int COUNT = 5;

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int DIGEST_BYTES = 8;
  private static final int SHARE_BYTES = RegionKey.BYTES + DIGEST_BYTES;
  private static final int CHECK_BYTES = 4;
  private static final int SLIP_BYTES = 1 + SHARE_BYTES + CHECK_BYTES;
  private static final int CHARACTERS = SLIP_BYTES * 8 / 5;

  private RecoverySlips() {}

  /** In order of their numbers; other ones each time. */
  static List<String> of(RegionKey key) {
    byte[] secret = key.secret().toByteArray();
    byte[] shared =
        ByteBuffer.allocate(SHARE_BYTES).put(secret).put(digest(key.name(), secret)).array();
    List<String> slips = new ArrayList<>();
    for (byte[] share : SecretShares.split(shared, NEEDED, COUNT)) {
      byte number = (byte) (slips.size() + 1);
      ByteBuffer slip = ByteBuffer.allocate(SLIP_BYTES).put(number).put(share);
      slips.add(text(slip.put(check(key.name(), number, share)).array()));
    }
    Arrays.fill(secret, (byte) 0);
    Arrays.fill(shared, (byte) 0);
    return slips;
  }

  /**
   * @param typed what stands on the slips
   * @throws RegionKeyRefused where they are too few, the same twice, mistyped, or of another key
   */
  static RegionKey restored(String region, int generation, List<String> typed)
      throws RegionKeyRefused {
    String name = RegionKey.name(region, generation);
    Map<Integer, byte[]> shares = new HashMap<>();
    for (int i = 0; i < typed.size(); i++) {
      byte[] slip = slip(name, typed.get(i), "slip " + (i + 1) + " as typed: ");
      shares.put((int) slip[0], Arrays.copyOfRange(slip, 1, 1 + SHARE_BYTES));
    }
    if (shares.size() < NEEDED) {
      throw new RegionKeyRefused(
          NEEDED + " different slips are needed; there are " + shares.size());
    }
    byte[] shared = SecretShares.join(shares);
    byte[] secret = Arrays.copyOf(shared, RegionKey.BYTES);
    if (!Arrays.equals(
        digest(name, secret), Arrays.copyOfRange(shared, RegionKey.BYTES, SHARE_BYTES))) {
      throw new RegionKeyRefused("these slips are not of one printing: they give no key");
    }
    return new RegionKey(region, generation, Octets.of(secret), true);
  }

  private static byte[] slip(String name, String typed, String which) throws RegionKeyRefused {
    byte[] slip = bytes(typed, which);
    byte[] share = Arrays.copyOfRange(slip, 1, 1 + SHARE_BYTES);
    byte[] check = Arrays.copyOfRange(slip, 1 + SHARE_BYTES, SLIP_BYTES);
    if (slip[0] < 1 || slip[0] > COUNT || !Arrays.equals(check, check(name, slip[0], share))) {
      throw new RegionKeyRefused(which + "there is a mistake in it, or it is none of " + name);
    }
    return slip;
  }

  private static byte[] digest(String name, byte[] secret) {
    byte[] all = Sm3.digest(("region-key:" + name + "\n").getBytes(UTF_8), secret);
    return Arrays.copyOf(all, DIGEST_BYTES);
  }

  private static byte[] check(String name, byte number, byte[] share) {
    byte[] all = Sm3.digest(("slip:" + name + "\n").getBytes(UTF_8), new byte[] {number}, share);
    return Arrays.copyOf(all, CHECK_BYTES);
  }

  private static String text(byte[] slip) {
    StringBuilder text = new StringBuilder();
    new BigInteger(1, slip)
        .toString(ALPHABET.length())
        .chars()
        .forEach(digit -> text.append(ALPHABET.charAt(Character.digit(digit, ALPHABET.length()))));
    return "0".repeat(CHARACTERS - text.length()) + text;
  }

  private static byte[] bytes(String typed, String which) throws RegionKeyRefused {
    String text = Typed.plain(typed).replace('O', '0').replace('I', '1').replace('L', '1');
    if (text.length() != CHARACTERS) {
      throw new RegionKeyRefused(
          which + "a slip has " + CHARACTERS + " characters; there are " + text.length());
    }
    BigInteger number = BigInteger.ZERO;
    for (int i = 0; i < text.length(); i++) {
      int digit = ALPHABET.indexOf(text.charAt(i));
      if (digit < 0) {
        throw new RegionKeyRefused(which + "no slip has the character at place " + (i + 1));
      }
      number = number.shiftLeft(5).or(BigInteger.valueOf(digit));
    }
    byte[] slip = new byte[SLIP_BYTES];
    byte[] digits = number.toByteArray();
    int length = Math.min(digits.length, SLIP_BYTES);
    System.arraycopy(digits, digits.length - length, slip, SLIP_BYTES - length, length);
    return slip;
  }
}
