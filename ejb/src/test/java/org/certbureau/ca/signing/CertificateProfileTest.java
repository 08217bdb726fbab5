package org.certbureau.ca.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.certbureau.ca.CertificateRequest;
import org.certbureau.ca.Fixtures;
import org.certbureau.ca.Fixtures.House;
import org.certbureau.ca.IdentifyCode;
import org.certbureau.ca.OpenSsl;
import org.certbureau.ca.PrivateExtensions;
import org.certbureau.ca.Profile;
import org.certbureau.crypto.Der;
import org.certbureau.crypto.Sm2Certificate;
import org.certbureau.crypto.Sm2KeyPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CertificateProfileTest {
  private final House house = Fixtures.house();
  private final Sm2KeyPair pair = Fixtures.pair();

  @ParameterizedTest
  @CsvSource({"SIGNING, 030206c0", "ENCRYPTION, 03020338"})
  void each_profile_has_its_key_usage_and_is_no_authority(Profile profile, String keyUsage) {
    Extensions extensions = certificate(Fixtures.request(profile, pair.publicKey())).extensions();

    Extension usage = extensions.getExtension(Extension.keyUsage);
    assertThat(usage.isCritical()).isTrue();
    assertThat(HexFormat.of().formatHex(usage.getExtnValue().getOctets())).isEqualTo(keyUsage);
    assertThat(extensions.getExtension(Extension.basicConstraints)).isNull();
  }

  @Test
  void names_the_doors_behind_which_its_issuer_is_found() {
    Extensions extensions =
        certificate(Fixtures.request(Profile.SIGNING, pair.publicKey())).extensions();

    assertThat(text(extensions, Extension.cRLDistributionPoints))
        .contains("http://pki.example.org/crl/DFCA.crl");
    assertThat(text(extensions, Extension.freshestCRL))
        .contains("http://pki.example.org/crl/DFCA-delta.crl");
    assertThat(text(extensions, Extension.authorityInfoAccess))
        .contains("http://pki.example.org/ca/DFCA.cer", "http://ocsp.example.org");
    assertThat(text(house.issuing().certificate().extensions(), Extension.cRLDistributionPoints))
        .contains("http://pki.example.org/crl/root.crl");
  }

  @Test
  void carries_no_private_extension_that_was_not_asked_for() {
    Extensions extensions =
        certificate(Fixtures.request(Profile.SIGNING, pair.publicKey())).extensions();

    assertThat(List.of(extensions.getExtensionOIDs()))
        .doesNotContainAnyElementsOf(PrivateExtensions.ALL);
  }

  /** The bytes of a certificate by a real authority: [0] explicit, PrintableString. */
  @ParameterizedTest
  @CsvSource({
    "EXPLICIT, a014131234333031303231393930303330373735373 2",
    "IMPLICIT, 801234333031303231393930303330373735373 2"
  })
  void writes_the_identity_number_in_the_configured_tagging(
      IdentifyCode.Tagging tagging, String hex) {
    PrivateExtensions asked =
        PrivateExtensions.NONE.withIdentifyCode(
            new IdentifyCode(IdentifyCode.Kind.CITIZEN_ID, "430102199003077572"));
    House configured = Fixtures.house(tagging);
    CertificateRequest request = Fixtures.request(Profile.SIGNING, pair.publicKey(), asked);
    Sm2Certificate certificate =
        Sm2Certificate.parse(
            configured.issuing().certify(CertificateType.SIGNING, Fixtures.spec(request)));

    Extension extension =
        certificate.extensions().getExtension(new ASN1ObjectIdentifier("1.2.156.10260.4.1.1"));
    assertThat(extension.isCritical()).isFalse();
    assertThat(HexFormat.of().formatHex(extension.getExtnValue().getOctets()))
        .isEqualTo(hex.replace(" ", ""));
    assertThat(PrivateExtensions.of(certificate.extensions())).isEqualTo(asked);
  }

  @ParameterizedTest
  @EnumSource(IdentifyCode.Kind.class)
  void every_private_extension_reads_back_as_it_was_asked_for(IdentifyCode.Kind kind) {
    PrivateExtensions asked =
        new PrivateExtensions(
            new IdentifyCode(kind, kind == IdentifyCode.Kind.MILITARY_ID ? "军字第123号" : "E12345678"),
            "4301000123",
            "430100000000124",
            "91430100MA4L00011K",
            "91430100MA4L00011K");
    for (IdentifyCode.Tagging tagging : IdentifyCode.Tagging.values()) {
      CertificateRequest request = Fixtures.request(Profile.SIGNING, pair.publicKey(), asked);
      byte[] der =
          Fixtures.house(tagging)
              .issuing()
              .certify(CertificateType.SIGNING, Fixtures.spec(request));

      assertThat(PrivateExtensions.of(Sm2Certificate.parse(der).extensions())).isEqualTo(asked);
    }
  }

  @Test
  void openssl_verifies_the_whole_chain(@TempDir Path directory) throws Exception {
    OpenSsl openSsl = new OpenSsl(directory);
    openSsl.writePem("root.pem", "CERTIFICATE", house.root().certificate().der());
    openSsl.writePem("ca.pem", "CERTIFICATE", house.issuing().certificate().der());
    openSsl.write("root.der", house.root().certificate().der());
    openSsl.writePem("root-key.pem", "PUBLIC KEY", house.root().certificate().publicKey().spki());

    assertThat(openSsl.verifySigned("root.der", "root-key.pem").output()).contains("Verified OK");
    assertThat(openSsl.verifyLink("root.pem", "ca.pem").output()).contains("ca.pem: OK");
    for (Profile profile : Profile.values()) {
      openSsl.writePem(
          "end.pem", "CERTIFICATE", certificate(Fixtures.request(profile, pair.publicKey())).der());
      assertThat(openSsl.verifyLink("ca.pem", "end.pem").output()).contains("end.pem: OK");
    }
  }

  @Test
  void a_certificate_of_another_house_does_not_verify(@TempDir Path directory) throws Exception {
    OpenSsl openSsl = new OpenSsl(directory);
    openSsl.writePem("ca.pem", "CERTIFICATE", Fixtures.house().issuing().certificate().der());
    openSsl.writePem(
        "end.pem",
        "CERTIFICATE",
        certificate(Fixtures.request(Profile.SIGNING, pair.publicKey())).der());

    assertThat(openSsl.verifyLink("ca.pem", "end.pem").exitCode()).isNotZero();
  }

  @Test
  void openssl_reads_the_subject_in_chinese(@TempDir Path directory) throws Exception {
    OpenSsl openSsl = new OpenSsl(directory);
    openSsl.writePem(
        "end.pem",
        "CERTIFICATE",
        certificate(Fixtures.request(Profile.SIGNING, pair.publicKey())).der());

    String subject =
        openSsl
            .run(
                "x509", "-in", "end.pem", "-noout", "-subject", "-nameopt", "RFC2253,-esc_msb,utf8")
            .output();

    assertThat(subject.strip())
        .isEqualTo("subject=CN=长沙星沙示例科技有限公司,O=长沙星沙示例科技有限公司,L=长沙市,ST=湖南省,C=CN");
  }

  @Test
  void the_authorities_certificates_say_what_they_may() {
    Sm2Certificate root = house.root().certificate();
    Sm2Certificate issuing = house.issuing().certificate();

    assertThat(root.isSignedBy(root.publicKey())).isTrue();
    assertThat(issuing.isSignedBy(root.publicKey())).isTrue();
    assertThat(issuing.isFor(KeyUsage.keyCertSign | KeyUsage.cRLSign)).isTrue();
    assertThat(issuing.isFor(KeyUsage.digitalSignature)).isFalse();
  }

  private Sm2Certificate certificate(CertificateRequest request) {
    return Sm2Certificate.parse(
        house.issuing().certify(CertificateType.of(request.profile()), Fixtures.spec(request)));
  }

  private static String text(Extensions extensions, ASN1ObjectIdentifier oid) {
    byte[] der = Der.encode(extensions.getExtension(oid).getParsedValue());
    return new String(der, java.nio.charset.StandardCharsets.ISO_8859_1);
  }
}
