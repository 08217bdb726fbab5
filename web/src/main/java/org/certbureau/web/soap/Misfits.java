package org.certbureau.web.soap;

import com.sun.xml.ws.developer.ValidationErrorHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.xml.ws.handler.MessageContext;
import java.util.ArrayList;
import java.util.List;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.xml.sax.SAXParseException;

/**
 * Remembers where a request does not follow the published schema, so that it is refused in our own
 * words. Without this a misspelt element would count as left out.
 */
public class Misfits extends ValidationErrorHandler {
  private static final String FOUND = Misfits.class.getName();
  private static final int MOST_TOLD = 20;
  private static final int LONGEST = 300;

  /**
   * @throws RuleViolation naming the first misfits of the request
   */
  static void refuse(HttpServletRequest request) {
    List<Problem> found = new ArrayList<>();
    if (request.getAttribute(FOUND) instanceof List<?> seen) {
      seen.forEach(one -> found.add(Problem.of("web.xml-misfit", null, one.toString())));
    }
    if (!found.isEmpty()) {
      throw new RuleViolation(found);
    }
  }

  @Override
  public void warning(SAXParseException harmless) {
    // the schema is ours, and what it merely warns of is no matter of the caller's
  }

  @Override
  public void error(SAXParseException misfit) {
    note(misfit);
  }

  @Override
  public void fatalError(SAXParseException misfit) throws SAXParseException {
    throw misfit;
  }

  private void note(SAXParseException misfit) {
    HttpServletRequest request = (HttpServletRequest) packet.get(MessageContext.SERVLET_REQUEST);
    List<String> found = new ArrayList<>();
    if (request.getAttribute(FOUND) instanceof List<?> seen) {
      seen.forEach(one -> found.add(one.toString()));
    }
    if (found.size() < MOST_TOLD) {
      String text = String.valueOf(misfit.getMessage());
      found.add(text.length() <= LONGEST ? text : text.substring(0, LONGEST));
      request.setAttribute(FOUND, List.copyOf(found));
    }
  }
}
