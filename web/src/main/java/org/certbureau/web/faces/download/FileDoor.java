package org.certbureau.web.faces.download;

import jakarta.ejb.EJB;
import jakarta.ejb.EJBAccessException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.certbureau.application.paper.PaperDesk;
import org.certbureau.ca.crl.PublicDirectory;
import org.certbureau.certificate.PairDesk;
import org.certbureau.certificate.PairFiles;
import org.certbureau.certificate.PairView;
import org.certbureau.issuance.handover.HandOverDesk;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.payment.ReceiptDesk;
import org.certbureau.region.policy.PaperRule;
import org.certbureau.token.DestructionDesk;
import org.certbureau.web.door.ErrorPage;

/**
 * Files to take home from a page: {@code /files/certificates/SERIAL.cer}, {@code .pem} and {@code
 * -chain.pem}, {@code /files/receipts/CASE.pdf}, {@code /files/papers/CASE/KIND.pdf} and {@code
 * all.pdf}, {@code /files/destruction/LIST.pdf}, {@code /files/collections/CASE.pdf}. The desks
 * check who asks.
 */
@WebServlet({
  "/files/certificates/*",
  "/files/receipts/*",
  "/files/papers/*",
  "/files/destruction/*",
  "/files/collections/*"
})
public class FileDoor extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String ROOT = "root";
  private static final Pattern CERTIFICATE =
      Pattern.compile("/([0-9A-Fa-f]{1,40})(\\.cer|\\.pem|-chain\\.pem)");
  private static final Pattern RECEIPT = Pattern.compile("/([\\w-]{10,30})\\.pdf");

  /** All that is to be signed or sealed, in one. */
  private static final String ALL = "all";

  private static final Pattern PAPER = Pattern.compile("/([\\w-]{10,30})/([A-Z_]{3,30}|all)\\.pdf");

  @EJB private transient PairDesk pairs;
  @EJB private transient PublicDirectory directory;
  @EJB private transient ReceiptDesk receipts;
  @EJB private transient PaperDesk papers;
  @EJB private transient DestructionDesk destruction;
  @EJB private transient HandOverDesk handOver;

  private record File(String name, String mediaType, boolean shown, byte[] content) {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      File file = file(request);
      if (file == null) {
        ErrorPage.refuse(request, response, HttpServletResponse.SC_NOT_FOUND);
        return;
      }
      response.setHeader("Cache-Control", "private, no-store");
      response.setHeader(
          "Content-Disposition",
          (file.shown() ? "inline" : "attachment") + "; filename=\"" + file.name() + "\"");
      response.setContentType(file.mediaType());
      response.setContentLength(file.content().length);
      response.getOutputStream().write(file.content());
    } catch (RuleViolation | EJBAccessException refused) {
      ErrorPage.refuse(request, response, refused);
    }
  }

  private File file(HttpServletRequest request) {
    String path = String.valueOf(request.getPathInfo());
    if (request.getServletPath().endsWith("/receipts")) {
      Matcher receipt = RECEIPT.matcher(path);
      return receipt.matches()
          ? new File(
              receipt.group(1) + ".pdf",
              "application/pdf",
              true,
              receipts.receipt(CaseNumber.of(receipt.group(1))))
          : null;
    }
    if (request.getServletPath().endsWith("/collections")) {
      Matcher sheet = RECEIPT.matcher(path);
      return sheet.matches()
          ? new File(
              sheet.group(1) + "-collection.pdf",
              "application/pdf",
              true,
              handOver.sheet(CaseNumber.of(sheet.group(1))))
          : null;
    }
    if (request.getServletPath().endsWith("/destruction")) {
      Matcher list = RECEIPT.matcher(path);
      return list.matches()
          ? new File(
              list.group(1) + ".pdf", "application/pdf", true, destruction.paper(list.group(1)))
          : null;
    }
    if (request.getServletPath().endsWith("/papers")) {
      Matcher paper = PAPER.matcher(path);
      return paper.matches() ? paper(paper.group(1), paper.group(2)) : null;
    }
    Matcher certificate = CERTIFICATE.matcher(path);
    return certificate.matches() ? certificate(certificate.group(1), certificate.group(2)) : null;
  }

  private File paper(String caseNumber, String kind) {
    if (kind.equals(ALL)) {
      return new File(
          caseNumber + ".pdf", "application/pdf", true, papers.printAll(CaseNumber.of(caseNumber)));
    }
    return Stream.of(PaperRule.Kind.values())
        .filter(known -> known.name().equals(kind))
        .findFirst()
        .map(known -> papers.print(CaseNumber.of(caseNumber), known))
        .map(pdf -> new File(caseNumber + "-" + kind + ".pdf", "application/pdf", true, pdf))
        .orElse(null);
  }

  private File certificate(String serial, String ending) {
    PairView pair = pairs.bySerial(serial);
    PairFiles files = pairs.files(pair.job());
    byte[] der =
        pair.signingSerial().equalsIgnoreCase(serial) ? files.signing() : files.encryption();
    String name = serial + ending;
    return switch (ending) {
      case ".cer" -> new File(name, "application/pkix-cert", false, der);
      case ".pem" -> new File(name, "application/x-pem-file", false, pem(der));
      default ->
          new File(
              name,
              "application/x-pem-file",
              false,
              pem(der, directory.certificate(pair.issuer()), directory.certificate(ROOT)));
    };
  }

  private static byte[] pem(byte[]... certificates) {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      Stream.of(certificates)
          .map(der -> new PemObject("CERTIFICATE", der))
          .forEach(
              one -> {
                try {
                  writer.writeObject(one);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
