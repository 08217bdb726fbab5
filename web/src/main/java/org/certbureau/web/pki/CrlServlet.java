package org.certbureau.web.pki;

import jakarta.ejb.EJB;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.certbureau.ca.crl.PublicDirectory;
import org.certbureau.ca.crl.PublishedCrl;
import org.certbureau.kernel.NotFound;

/**
 * The CAs' revocation lists, {@code /crl/ISSUER.crl}, and what has changed since, {@code
 * /crl/ISSUER-delta.crl}: DER (RFC 5280 §4.2.1.13, §4.2.1.15).
 */
@WebServlet("/crl/*")
public class CrlServlet extends HttpServlet {
  private static final String SUFFIX = ".crl";
  private static final String DELTA_SUFFIX = "-delta.crl";

  @EJB private transient PublicDirectory directory;

  private PublishedCrl asked(HttpServletRequest request) {
    String delta = Names.issuer(request, DELTA_SUFFIX);
    return delta.isEmpty() ? directory.crl(Names.issuer(request, SUFFIX)) : directory.delta(delta);
  }

  @Override
  protected long getLastModified(HttpServletRequest request) {
    try {
      return asked(request).thisUpdate().toEpochMilli();
    } catch (NotFound e) {
      return -1;
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    PublishedCrl crl;
    try {
      crl = asked(request);
    } catch (NotFound e) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType("application/pkix-crl");
    response.setContentLengthLong(crl.length());
    // a new list comes within seconds of a revocation: keep it, but ask every time
    response.setHeader("Cache-Control", "public, no-cache");
    response.setDateHeader("Expires", crl.nextUpdate().toEpochMilli());
    crl.writeTo(response.getOutputStream());
  }
}
