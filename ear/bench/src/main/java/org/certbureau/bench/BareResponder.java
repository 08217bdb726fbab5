package org.certbureau.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Date;
import java.util.concurrent.Executors;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.ResponderID;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.ContentSigner;
import org.certbureau.crypto.Oids;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.crypto.Sm2Signatures;

/** Parses, says "good" and signs: what OCSP costs with nothing behind it. A process of its own. */
public final class BareResponder {
  private static final int THREADS = 4;
  private static final long A_MINUTE = 60_000;

  private final Sm2KeyPair key = Sm2Keys.generate(new SecureRandom());
  private final RespID name = new RespID(new ResponderID(new DEROctetString(new byte[20])));
  private final X509CertificateHolder[] shown;
  private final Clock clock = Clock.systemUTC();

  private BareResponder() throws IOException {
    shown =
        new X509CertificateHolder[] {
          new X509CertificateHolder(CertificateFloor.selfSigned(key, clock.instant()))
        };
  }

  /** {@code PORT} */
  public static void main(String[] words) throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    BareResponder responder = new BareResponder();
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(words[0])), 0);
    server.setExecutor(Executors.newFixedThreadPool(THREADS));
    server.createContext("/", responder::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] answer = answer(exchange.getRequestBody().readAllBytes());
      exchange.getResponseHeaders().set("Content-Type", "application/ocsp-response");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private byte[] answer(byte[] request) throws IOException {
    BasicOCSPRespBuilder basic = new BasicOCSPRespBuilder(name);
    Date now = new Date(clock.millis());
    basic.addResponse(
        new OCSPReq(request).getRequestList()[0].getCertID(),
        CertificateStatus.GOOD,
        now,
        new Date(now.getTime() + A_MINUTE),
        null);
    try {
      return new OCSPRespBuilder()
          .build(OCSPRespBuilder.SUCCESSFUL, basic.build(new Signature(key), shown, now))
          .getEncoded();
    } catch (OCSPException e) {
      throw new IOException(e);
    }
  }

  private record Signature(Sm2KeyPair key, ByteArrayOutputStream content) implements ContentSigner {
    Signature(Sm2KeyPair key) {
      this(key, new ByteArrayOutputStream());
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
      return Oids.SM3_WITH_SM2;
    }

    @Override
    public OutputStream getOutputStream() {
      return content;
    }

    @Override
    public byte[] getSignature() {
      return Sm2Signatures.sign(key.privateKey(), content.toByteArray());
    }
  }
}
