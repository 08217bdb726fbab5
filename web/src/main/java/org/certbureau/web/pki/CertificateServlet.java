package org.certbureau.web.pki;

import jakarta.ejb.EJB;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.certbureau.ca.crl.PublicDirectory;
import org.certbureau.kernel.NotFound;

/** The CAs' own certificates: {@code /ca/ISSUER.cer}, DER (RFC 5280 §4.2.2.1, caIssuers). */
@WebServlet("/ca/*")
public class CertificateServlet extends HttpServlet {
  private static final String SUFFIX = ".cer";

  @EJB private transient PublicDirectory directory;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String issuer = Names.issuer(request, SUFFIX);
    byte[] certificate;
    try {
      certificate = directory.certificate(issuer);
    } catch (NotFound e) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType("application/pkix-cert");
    response.setContentLength(certificate.length);
    response.setHeader("Cache-Control", "public, max-age=86400");
    response.getOutputStream().write(certificate);
  }
}
