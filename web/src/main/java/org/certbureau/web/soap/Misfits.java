package org.certbureau.web.soap;

import com.sun.xml.ws.developer.ValidationErrorHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.xml.ws.handler.MessageContext;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final Pattern PLACE_OF_THE_LAST =
      Pattern.compile("^cvc-(type\\.3\\.1\\.3|complex-type\\.2\\.2|attribute\\.3):");
  private static final Pattern NAMED =
      Pattern.compile("(?:attribute|element|Attribute|Element) '(?:[^':]*:)?([^':]+)'");

  /**
   * @throws RuleViolation naming the first misfits of the request
   */
  static void refuse(HttpServletRequest request) {
    List<String> found = found(request);
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      // a wrong value is told twice: what is wrong with it, then where it stands
      boolean told = i + 1 < found.size() && PLACE_OF_THE_LAST.matcher(found.get(i + 1)).find();
      problems.add(Problem.of("web.xml-misfit", field(found.get(told ? i + 1 : i)), found.get(i)));
      i += told ? 1 : 0;
    }
    if (!problems.isEmpty()) {
      throw new RuleViolation(problems);
    }
  }

  private static List<String> found(HttpServletRequest request) {
    return request.getAttribute(FOUND) instanceof List<?> seen
        ? seen.stream().map(Object::toString).toList()
        : List.of();
  }

  /** The attribute or element that is blamed, without its prefix. */
  private static String field(String misfit) {
    Matcher named = NAMED.matcher(misfit);
    return named.find() ? named.group(1) : null;
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
    List<String> found = new ArrayList<>(found(request));
    if (found.size() < MOST_TOLD) {
      String text = String.valueOf(misfit.getMessage());
      found.add(text.length() <= LONGEST ? text : text.substring(0, LONGEST));
      request.setAttribute(FOUND, List.copyOf(found));
    }
  }
}
