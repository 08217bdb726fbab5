package org.certbureau.ca.issuer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.certbureau.ca.IdentifyCode;
import org.certbureau.ca.signing.Authority;
import org.certbureau.ca.signing.CertificateType;
import org.certbureau.ca.signing.Doors;
import org.certbureau.crypto.Sm2PrivateKey;
import org.certbureau.kernel.NotFound;
import org.certbureau.settings.CertificateSettings;
import org.certbureau.settings.PlaceSettings;

/** The authorities with their keys open, each made once: keys and certificates never change. */
@ApplicationScoped
public class Authorities {
  @Inject private Issuers issuers;
  @Inject private Vault vault;

  private final Map<String, Authority> open = new ConcurrentHashMap<>();

  /**
   * @throws NotFound where there is no such issuer
   */
  public Authority get(String code) {
    Authority known = open.get(code);
    return known != null ? known : open.computeIfAbsent(code, name -> of(issuers.get(name)));
  }

  /**
   * One that certifies holders: the root does not.
   *
   * @throws NotFound where there is no such issuer
   */
  public Authority issuing(String code) {
    Authority authority = get(code);
    if (!authority.issues(CertificateType.SIGNING)) {
      throw new NotFound("ca.issuer-unknown", "issuer", code);
    }
    return authority;
  }

  /**
   * Certificates as DER, of one that certifies holders and of those above it.
   *
   * @throws NotFound where there is no such issuer
   */
  public List<byte[]> chain(String code) {
    return List.of(issuing(code).certificate().der(), get(Issuer.ROOT).certificate().der());
  }

  /** Takes a new one into the house and seals its key. */
  public Issuer add(
      String code, Issuer.Kind kind, byte[] certificate, Sm2PrivateKey key, Instant now) {
    Issuer issuer = new Issuer(code, kind, certificate, vault.seal(code, key), now);
    issuers.add(issuer);
    return issuer;
  }

  /** One that may not be committed yet and is therefore not kept. */
  public Authority of(Issuer issuer) {
    return new Authority(
        issuer.code(),
        issuer.certificate(),
        vault.open(issuer.code(), issuer.sealedKey()),
        issued(issuer.kind()),
        doors(),
        tagging());
  }

  private static List<CertificateType> issued(Issuer.Kind kind) {
    return switch (kind) {
      case ROOT -> List.of(CertificateType.ISSUING, CertificateType.RESPONDER);
      case ISSUING ->
          List.of(CertificateType.SIGNING, CertificateType.ENCRYPTION, CertificateType.RESPONDER);
    };
  }

  private static Doors doors() {
    return new Doors(PlaceSettings.PUBLIC_URL.value(), CertificateSettings.OCSP_URL.value());
  }

  /** {@code BUREAU_CA_IDENTIFY_CODE}: EXPLICIT, or IMPLICIT where readers want that. */
  private static IdentifyCode.Tagging tagging() {
    return IdentifyCode.Tagging.valueOf(CertificateSettings.CA_IDENTIFY_CODE.value());
  }
}
