package org.certbureau.ca;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.x509.CertificateList;
import org.certbureau.ca.crl.CrlPublisher;
import org.certbureau.ca.crl.PublicDirectory;
import org.certbureau.ca.crl.PublishedCrl;
import org.certbureau.ca.embedded.EmbeddedCertificationAuthority;
import org.certbureau.ca.embedded.IssuerName;
import org.certbureau.ca.embedded.KeyCeremony;
import org.certbureau.testing.House;
import org.certbureau.testing.TestClock;
import org.certbureau.testing.TestDatabase;
import org.certbureau.testing.TestMasterKey;

/** A bureau with its certification authority, after the key ceremony. */
public final class AuthorityHouse implements AutoCloseable {
  public static final List<IssuerName> ISSUERS =
      List.of(issuer("DFCA", "Example Issuing CA One"), issuer("GDCA", "Example Issuing CA Two"));

  private final House house;

  /** One more node on that database; it has not held the ceremony yet. */
  public AuthorityHouse(TestDatabase database, TestClock clock) {
    TestMasterKey.inUse();
    house = new House(database, clock);
  }

  public static AuthorityHouse opened(TestDatabase database) {
    AuthorityHouse opened = new AuthorityHouse(database, TestClock.at("2026-11-22T10:42"));
    opened.ceremony();
    return opened;
  }

  public void ceremony() {
    house.bean(KeyCeremony.class).holdIfNew(ISSUERS);
  }

  public House house() {
    return house;
  }

  public CertificationAuthority ca() {
    return house.bean(EmbeddedCertificationAuthority.class);
  }

  /** A tick of the publisher's timer. */
  public void tick() {
    house.bean(CrlPublisher.class).publishAll();
  }

  /** The list that the public gets now. */
  public CertificateList crl(String issuer) {
    house.clock().advance(Duration.ofSeconds(2));
    return CertificateList.getInstance(bytes(house.bean(PublicDirectory.class).crl(issuer)));
  }

  public List<String> serials(String issuer) {
    return Arrays.stream(crl(issuer).getRevokedCertificates())
        .map(
            line ->
                HexFormat.of()
                    .withUpperCase()
                    .formatHex(line.getUserCertificate().getValue().toByteArray()))
        .toList();
  }

  public static byte[] bytes(PublishedCrl crl) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      crl.writeTo(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public long number(String sql) {
    return house.database().number(sql);
  }

  @Override
  public void close() {
    house.close();
  }

  private static IssuerName issuer(String code, String name) {
    return new IssuerName(
        code, new DistinguishedName("CN", null, null, "Example Bureau", null, name));
  }
}
