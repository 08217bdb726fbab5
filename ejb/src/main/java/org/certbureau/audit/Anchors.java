package org.certbureau.audit;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.sql.DataSource;
import org.certbureau.crypto.Sealing;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.crypto.Sm2PrivateKey;
import org.certbureau.crypto.Sm2Signatures;
import org.certbureau.work.Configuration;
import org.certbureau.work.Sealings;
import org.certbureau.work.UtcTimestamp;

/** Signs where the chain stands, in the database as well as in a file outside it. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Anchors {
  private static final String KEY_ID = "audit-key";

  @Resource(lookup = "java:app/jdbc/bureau")
  private DataSource dataSource;

  @Inject private Clock clock;
  @Inject private Sealings sealings;

  /**
   * Sets an anchor where the chain has grown and the last one is older than {@code
   * BUREAU_AUDIT_ANCHOR_SECONDS} (60).
   */
  public void setIfDue() {
    try (Connection connection = dataSource.getConnection()) {
      Instant now = clock.instant();
      if (due(connection, now)) {
        set(connection, now);
      }
    } catch (SQLException | IOException e) {
      throw new EJBException(e);
    }
  }

  private static boolean due(Connection connection, Instant now) throws SQLException {
    Duration pause = Configuration.seconds("BUREAU_AUDIT_ANCHOR_SECONDS", 60);
    try (PreparedStatement look =
            connection.prepareStatement(
                "select h.place, a.place, a.set_at from audit_head h left join audit_anchor a"
                    + " on a.place = (select max(place) from audit_anchor) where h.id = 1");
        ResultSet row = look.executeQuery()) {
      row.next();
      boolean grown = row.getLong(1) > row.getLong(2);
      Instant last = UtcTimestamp.instant(row.getTimestamp(3));
      return grown && (last == null || last.plus(pause).isBefore(now));
    }
  }

  private void set(Connection connection, Instant now) throws SQLException, IOException {
    long place;
    String hash;
    try (PreparedStatement lock =
            connection.prepareStatement(
                "select place, chain_hash from audit_head where id = 1 for update");
        ResultSet head = lock.executeQuery()) {
      head.next();
      place = head.getLong(1);
      hash = head.getString(2);
    }
    Sm2KeyPair key = key(connection);
    byte[] signature = Sm2Signatures.sign(key.privateKey(), Anchor.signedText(place, hash, now));
    Anchor anchor = new Anchor(place, hash, now, Base64.getEncoder().encodeToString(signature));
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into audit_anchor (place, chain_hash, set_at, signature) values (?, ?, ?, ?)")) {
      insert.setLong(1, anchor.place());
      insert.setString(2, anchor.chainHash());
      insert.setTimestamp(3, UtcTimestamp.column(anchor.setAt()));
      insert.setString(4, anchor.signature());
      insert.executeUpdate();
    }
    export(key);
    export(anchor);
  }

  /** Reads the audit key, or makes it at the first anchor. The head row is locked by the caller. */
  private Sm2KeyPair key(Connection connection) throws SQLException, IOException {
    Sealing sealing = sealings.sealingFor("audit.key");
    try (PreparedStatement read =
            connection.prepareStatement("select sealed_key from audit_key where id = 1");
        ResultSet row = read.executeQuery()) {
      if (row.next()) {
        return Sm2KeyPair.of(Sm2PrivateKey.ofBytes(sealing.open(row.getBytes(1), KEY_ID)));
      }
    }
    Sm2KeyPair made = Sm2Keys.generate(new SecureRandom());
    try (PreparedStatement write =
        connection.prepareStatement(
            "insert into audit_key (id, sealed_key, public_key) values (1, ?, ?)")) {
      write.setBytes(1, sealing.seal(made.privateKey().bytes(), KEY_ID));
      write.setString(2, publicKeyText(made));
      write.executeUpdate();
    }
    return made;
  }

  private static String publicKeyText(Sm2KeyPair pair) {
    return Base64.getEncoder().encodeToString(pair.publicKey().point());
  }

  /** Every node has the key beside the anchors it exports, also where another node made the key. */
  private static void export(Sm2KeyPair key) throws IOException {
    Path file = AnchorFiles.publicKey();
    if (Files.notExists(file)) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, publicKeyText(key) + "\n", StandardCharsets.US_ASCII);
    }
  }

  private static void export(Anchor anchor) throws IOException {
    Path file = AnchorFiles.anchors();
    Files.createDirectories(file.getParent());
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      channel.position(channel.size());
      String start = endsWithinLine(channel) ? "\n" : "";
      ByteBuffer line = ByteBuffer.wrap((start + anchor.toLine()).getBytes(StandardCharsets.UTF_8));
      while (line.hasRemaining()) {
        channel.write(line);
      }
      channel.force(true);
    }
  }

  /** A power cut may have left half a line: the next anchor must not be glued to it. */
  private static boolean endsWithinLine(FileChannel channel) throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
  }
}
