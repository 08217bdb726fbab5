package org.certbureau.system.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPResp;

/** Somebody else's opinion: the program {@code openssl}, version 3. */
final class OpenSsl {
  /** GM/T 0009: whom a signature names where it names nobody; OpenSSL takes none unless told. */
  private static final String DISTINGUISHING_ID = "distid:1234567812345678";

  private final Path work;

  /**
   * @param work an existing directory for files on the way
   */
  OpenSsl(Path work) {
    this.work = work;
  }

  /** Root, issuer and a certificate, all PEM: each link holds. */
  void verifiesChain(Path root, Path issuer, Path certificate) throws Exception {
    verifiesSignature(
        der(root, "x509"), publicKey(root)); // OpenSSL cannot be given the ID for a root's own
    assertThat(
            run("verify", "-vfyopt", DISTINGUISHING_ID, "-x509_strict", "-trusted", root, issuer))
        .contains(": OK");
    assertThat(
            run(
                "verify",
                "-vfyopt",
                DISTINGUISHING_ID,
                "-x509_strict",
                "-partial_chain",
                "-trusted",
                issuer,
                certificate))
        .contains(": OK");
  }

  /** A request in PEM proves possession of the key that a certificate is for. */
  void verifiesRequest(Path request, Path certificate) throws Exception {
    assertThat(run("req", "-in", request, "-verify", "-noout", "-vfyopt", DISTINGUISHING_ID))
        .contains("OK");
    assertThat(run("req", "-in", request, "-pubkey", "-noout"))
        .as("the key of the request")
        .isEqualTo(Files.readString(publicKey(certificate)));
  }

  /** A revocation list in DER is its issuer's, and OpenSSL can read it. */
  void verifiesRevocationList(Path list, Path issuer) throws Exception {
    assertThat(text(list)).contains("Next Update");
    verifiesSignature(Files.readAllBytes(list), publicKey(issuer));
  }

  /** A complete list and its delta, both in DER, are of one number and one time. */
  void tellTheSame(Path complete, Path delta) throws Exception {
    List<String> told = new ArrayList<>();
    for (Path list : List.of(complete, delta)) {
      told.add(run("crl", "-inform", "DER", "-in", list, "-noout", "-crlnumber", "-lastupdate"));
    }
    assertThat(told.get(1)).isEqualTo(told.get(0));
  }

  /** A list in DER has a line of that certificate, with that reason. */
  void isListed(Path certificate, Path list, String reason) throws Exception {
    String serial = run("x509", "-in", certificate, "-noout", "-serial").strip();
    String line = "Serial Number: " + serial.substring("serial=".length());
    assertThat(text(list))
        .containsPattern("(?s)" + line + "(?:(?!Serial Number).)*CRL Reason Code:\\s+" + reason);
  }

  /** A revocation list in DER, in words. */
  String text(Path list) throws Exception {
    return run("crl", "-inform", "DER", "-in", list, "-noout", "-text");
  }

  /**
   * An OCSP response says that of the one certificate, and is signed by who the issuer lets answer
   * in its name: a certificate for that alone, of which nobody asks what became of it.
   */
  void verifiesStatus(byte[] response, Path issuer, String status) throws Exception {
    Path file = Files.write(work.resolve("ocsp.der"), response);
    assertThat(run("ocsp", "-respin", file, "-resp_text", "-noverify"))
        .contains("Cert Status: " + status);
    BasicOCSPResp basic = (BasicOCSPResp) new OCSPResp(response).getResponseObject();
    Path responder = pem("responder", basic.getCerts()[0].getEncoded());
    assertThat(run("x509", "-in", responder, "-noout", "-text"))
        .contains("OCSP Signing", "OCSP No Check");
    assertThat(
            run(
                "verify",
                "-vfyopt",
                DISTINGUISHING_ID,
                "-x509_strict",
                "-partial_chain",
                "-trusted",
                issuer,
                responder))
        .contains(": OK");
    verifiesSignature(basic.getEncoded(), publicKey(responder));
  }

  /** Certificate and list alike are SEQUENCE { what is signed, algorithm, BIT STRING }. */
  private void verifiesSignature(byte[] signed, Path key) throws Exception {
    ASN1Sequence parts = ASN1Sequence.getInstance(signed);
    Path content =
        Files.write(
            work.resolve("content"),
            parts.getObjectAt(0).toASN1Primitive().getEncoded(ASN1Encoding.DER));
    Path signature =
        Files.write(
            work.resolve("signature"), ASN1BitString.getInstance(parts.getObjectAt(2)).getOctets());
    assertThat(
            run(
                "dgst",
                "-sm3",
                "-verify",
                key,
                "-sigopt",
                DISTINGUISHING_ID,
                "-signature",
                signature,
                content))
        .contains("Verified OK");
  }

  /** A certificate in DER as a PEM file. */
  Path pem(String name, byte[] certificate) throws Exception {
    Path der = Files.write(work.resolve(name + ".der"), certificate);
    Path pem = work.resolve(name + ".pem");
    run("x509", "-inform", "DER", "-in", der, "-out", pem);
    return pem;
  }

  private byte[] der(Path pem, String kind) throws Exception {
    Path der = work.resolve("content.der");
    run(kind, "-in", pem, "-outform", "DER", "-out", der);
    return Files.readAllBytes(der);
  }

  private Path publicKey(Path certificate) throws Exception {
    return Files.writeString(
        work.resolve("key.pem"), run("x509", "-in", certificate, "-pubkey", "-noout"));
  }

  private static String run(Object... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("openssl"));
    for (Object word : words) {
      command.add(word.toString());
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(String.join(" ", command) + "\n" + said).isZero();
    return said;
  }
}
