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

/** The CAs' revocation lists: {@code /crl/ISSUER.crl}, DER (RFC 5280 §4.2.1.13). */
@WebServlet("/crl/*")
public class CrlServlet extends HttpServlet {
  private static final String SUFFIX = ".crl";

  @EJB private transient PublicDirectory directory;

  @Override
  protected long getLastModified(HttpServletRequest request) {
    try {
      return directory.crl(Names.issuer(request, SUFFIX)).thisUpdate().toEpochMilli();
    } catch (NotFound e) {
      return -1;
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    PublishedCrl crl;
    try {
      crl = directory.crl(Names.issuer(request, SUFFIX));
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
