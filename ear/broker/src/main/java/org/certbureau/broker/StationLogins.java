package org.certbureau.broker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The broker logins of the enrolled stations, one a line: {@code
 * station-<CODE>=pbkdf2-sha256:<iterations>:<salt, Base64>:<hash, Base64>}. The bureau replaces the
 * file as a whole; it is read again when it has changed. A line that cannot be read admits nobody.
 */
final class StationLogins {
  private static final Logger LOG = Logger.getLogger(StationLogins.class.getName());
  private static final Pattern LINE =
      Pattern.compile(
          "(station-[A-Za-z0-9-]{1,40})=pbkdf2-sha256:([1-9][0-9]{0,6}):([A-Za-z0-9+/=]+):([A-Za-z0-9+/=]+)");

  /** Enough of a file's attributes to tell it from the one read before, even in the same second. */
  private record Stamp(Object key, long modified, long size) {
    static final Stamp ABSENT = new Stamp(null, 0, -1);
  }

  private record PasswordHash(int iterations, byte[] salt, byte[] hash) {
    boolean matches(char[] password) throws GeneralSecurityException {
      PBEKeySpec spec = new PBEKeySpec(password, salt, iterations, hash.length * Byte.SIZE);
      try {
        SecretKeyFactory factory = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
        return MessageDigest.isEqual(factory.generateSecret(spec).getEncoded(), hash);
      } finally {
        spec.clearPassword();
      }
    }
  }

  /** A password that was right before for this very hash: PBKDF2 is not paid twice for it. */
  private record Verified(PasswordHash against, byte[] digest) {}

  private final Path file;
  private final byte[] pepper = new byte[32];
  private final Map<String, Verified> verified = new ConcurrentHashMap<>();
  private Stamp read = Stamp.ABSENT;
  private Map<String, PasswordHash> logins = Map.of();

  StationLogins(Path file) {
    this.file = file;
    new SecureRandom().nextBytes(pepper);
  }

  boolean knows(String login) {
    return current().containsKey(login);
  }

  boolean admits(String login, String password) {
    PasswordHash hash = current().get(login);
    if (hash == null || password == null || password.isEmpty()) {
      return false;
    }
    byte[] digest = digest(password);
    Verified before = verified.get(login);
    if (before != null && before.against() == hash) {
      return MessageDigest.isEqual(before.digest(), digest);
    }
    try {
      if (!hash.matches(password.toCharArray())) {
        return false;
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("PBKDF2 is not available", e);
    }
    verified.put(login, new Verified(hash, digest));
    return true;
  }

  private byte[] digest(String password) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(pepper);
      return sha256.digest(password.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }

  private synchronized Map<String, PasswordHash> current() {
    try {
      Stamp now = stamp();
      if (!now.equals(read)) {
        logins = now.equals(Stamp.ABSENT) ? Map.of() : parse();
        read = now;
        verified.keySet().retainAll(logins.keySet());
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "cannot read the station logins in " + file + ", none is admitted", e);
      logins = Map.of();
      read = Stamp.ABSENT;
    }
    return logins;
  }

  private Stamp stamp() throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(
          attributes.fileKey(), attributes.lastModifiedTime().toMillis(), attributes.size());
    } catch (NoSuchFileException e) {
      return Stamp.ABSENT;
    }
  }

  private Map<String, PasswordHash> parse() throws IOException {
    Map<String, PasswordHash> parsed = new HashMap<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      try {
        Matcher matcher = LINE.matcher(line.trim());
        if (!matcher.matches()) {
          throw new IllegalArgumentException("not in the form of a login");
        }
        parsed.put(matcher.group(1), hash(matcher));
      } catch (IllegalArgumentException e) {
        LOG.log(Level.WARNING, "line {0} of {1} is no station login", new Object[] {number, file});
      }
    }
    return reuse(parsed);
  }

  private static PasswordHash hash(Matcher line) {
    Base64.Decoder base64 = Base64.getDecoder();
    return new PasswordHash(
        Integer.parseInt(line.group(2)),
        base64.decode(line.group(3)),
        base64.decode(line.group(4)));
  }

  /** Keeps the objects of unchanged lines, so that what was verified against them stays so. */
  private Map<String, PasswordHash> reuse(Map<String, PasswordHash> parsed) {
    parsed.replaceAll(
        (login, hash) -> {
          PasswordHash known = logins.get(login);
          return known != null
                  && known.iterations() == hash.iterations()
                  && Arrays.equals(known.salt(), hash.salt())
                  && Arrays.equals(known.hash(), hash.hash())
              ? known
              : hash;
        });
    return Map.copyOf(parsed);
  }
}
