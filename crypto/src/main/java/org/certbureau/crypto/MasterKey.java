package org.certbureau.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * The one secret outside the database: every key at rest is sealed under a key derived from it. Its
 * file holds 64 hex digits (32 random bytes) and is readable by its owner alone.
 */
public final class MasterKey {
  private static final int BYTES = 32;
  private static final int SEALING_KEY_BYTES = 16;
  private static final int MAC_KEY_BYTES = 32;
  private static final Set<PosixFilePermission> OWNERS =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private final byte[] secret;

  private MasterKey(byte[] secret) {
    this.secret = secret;
  }

  /**
   * @throws IOException where the file cannot be read
   * @throws CryptoFailure where others than its owner may touch it, or it does not hold 64 hex
   *     digits
   */
  public static MasterKey read(Path file) throws IOException {
    if (posix(file)) {
      Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(file);
      if (!OWNERS.containsAll(allowed)) {
        throw new CryptoFailure(
            "the master key file %s must be its owner's alone (0600); it is %s"
                .formatted(file, PosixFilePermissions.toString(allowed)));
      }
    }
    String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
    try {
      byte[] secret = HexFormat.of().parseHex(text);
      if (secret.length == BYTES) {
        return new MasterKey(secret);
      }
    } catch (IllegalArgumentException e) {
      // told below, without the text: it may be a key with one digit mistyped
    }
    throw new CryptoFailure(
        "the master key file %s must hold 64 hex digits; it holds %d characters"
            .formatted(file, text.length()));
  }

  /**
   * Makes a new key file, readable by its owner alone from the moment it exists, and on disk when
   * this returns.
   *
   * @throws java.nio.file.FileAlreadyExistsException an existing key is never overwritten
   */
  public static MasterKey create(Path file) throws IOException {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    FileAttribute<?>[] mode =
        posix(file)
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try (FileChannel out =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
      ByteBuffer text =
          ByteBuffer.wrap(
              (HexFormat.of().formatHex(secret) + "\n").getBytes(StandardCharsets.US_ASCII));
      while (text.hasRemaining()) {
        out.write(text);
      }
      out.force(true);
    }
    return new MasterKey(secret);
  }

  /** The sealing for one purpose; equal purposes give equal keys, others tell nothing. */
  public Sealing sealingFor(String purpose) {
    return Sealing.under(derive("sealing:" + purpose, SEALING_KEY_BYTES));
  }

  /** The key of MACs for one purpose; it tells nothing of any other, so it may be given out. */
  public byte[] macKeyFor(String purpose) {
    return derive("mac:" + purpose, MAC_KEY_BYTES);
  }

  /**
   * @param length in bytes
   */
  public byte[] derive(String purpose, int length) {
    return Hkdf.derive(secret, purpose, length);
  }

  private static boolean posix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
