package org.certbureau.web.faces.recovery;

import jakarta.ejb.EJB;
import jakarta.ejb.EJBAccessException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.certbureau.application.material.ScanPicture;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.recovery.RecoveryDesk;

/**
 * Pages of the papers that an officer decides by: {@code GET /files/recoveries/CASE/SCAN}. The desk
 * checks who asks, and keeps that it was looked at.
 */
@WebServlet("/files/recoveries/*")
public class PaperDoor extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Pattern PATH = Pattern.compile("/([\\w-]{10,30})/(\\d{1,18})");

  @EJB private transient RecoveryDesk desk;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Matcher path = PATH.matcher(Objects.toString(request.getPathInfo(), ""));
    if (!path.matches()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    try {
      ScanPicture picture = desk.page(CaseNumber.of(path.group(1)), Long.parseLong(path.group(2)));
      // each look is on record: the browser keeps none
      response.setHeader("Cache-Control", "private, no-store");
      response.setContentType(picture.mediaType());
      byte[] content = picture.content();
      response.setContentLength(content.length);
      response.getOutputStream().write(content);
    } catch (RuleViolation unknown) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } catch (EJBAccessException denied) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }
}
