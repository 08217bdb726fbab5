package org.certbureau.web.pki;

import jakarta.ejb.EJB;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.certbureau.ca.ocsp.OcspAnswer;
import org.certbureau.ca.ocsp.OcspDesk;

/** What became of a certificate: {@code POST /ocsp} and {@code GET /ocsp/BASE64} (RFC 6960). */
@WebServlet("/ocsp/*")
public class OcspServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @EJB private transient OcspDesk desk;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!OcspText.isRequest(request.getContentType())) {
      response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
      return;
    }
    send(desk.answer(request.getInputStream().readAllBytes()), false, response);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String address = request.getRequestURI().substring(request.getContextPath().length());
    send(desk.answer(OcspText.inAddress(address)), true, response);
  }

  private static void send(OcspAnswer answer, boolean toAddress, HttpServletResponse response)
      throws IOException {
    byte[] der = answer.der();
    OcspText.keeping(answer, toAddress).forEach(response::setHeader);
    response.setContentType(OcspText.RESPONSE_TYPE);
    response.setContentLength(der.length);
    response.getOutputStream().write(der);
  }
}
