package org.certbureau.web.soap;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.web.door.Answer;
import org.certbureau.web.door.Answers;
import org.certbureau.web.door.BodyAtHand;
import org.certbureau.web.door.Door;
import org.certbureau.web.door.Languages;
import org.certbureau.web.door.Reply;

/**
 * Stands around the SOAP runtime so that every fault is the bureau's own: what is no message of the
 * service is refused before the runtime reads it, and a fault that the runtime makes nevertheless
 * is a fault of ours, with a reference.
 */
public class SoapMessages extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /** The first that stands in the detail of a fault that {@link BureauFault} became. */
  private static final String OURS = "BureauFault";

  private static final Pattern DESCRIPTION = Pattern.compile("(?i)(wsdl|xsd)");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    int refusal = refusal(request);
    if (refusal != 0) {
      send(response, Answers.ofStatus(refusal, Languages.of(request)));
      return;
    }
    String language = null;
    if (request instanceof BodyAtHand message) {
      Envelope envelope = new Envelope(Contract.of(getServletContext()));
      try {
        envelope.require(message.fromItsBegin());
      } catch (RuleViolation refused) {
        send(response, Answers.to(refused, request, Languages.of(request, envelope.language())));
        return;
      }
      language = envelope.language();
    }
    Watched watched = new Watched(response);
    chain.doFilter(request, watched);
    String said = watched.held();
    if (said != null && !said.contains(OURS)) {
      Locale locale = Languages.of(request, language);
      int status = response.getStatus();
      send(
          response,
          status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR
              ? Answers.ofStatus(status, locale)
              : Answers.to(new IllegalStateException(said), request, locale));
    } else if (said != null) {
      response.getOutputStream().write(said.getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * The status of what is no question to a service: the runtime answers it with nothing, or in
   * HTML.
   *
   * @return 0 for none
   */
  private int refusal(HttpServletRequest request) {
    String path = Door.pathOf(request);
    if (!Contract.of(getServletContext()).paths().contains(path)) {
      return HttpServletResponse.SC_NOT_FOUND;
    }
    return switch (request.getMethod()) {
      case "POST", "OPTIONS" -> 0;
      case "GET", "HEAD" -> asksForDescription(request) ? 0 : HttpServletResponse.SC_NOT_FOUND;
      default -> HttpServletResponse.SC_METHOD_NOT_ALLOWED;
    };
  }

  private static boolean asksForDescription(HttpServletRequest request) {
    String query = request.getQueryString();
    return query != null && DESCRIPTION.matcher(query).lookingAt();
  }

  private static void send(HttpServletResponse response, Answer answer) throws IOException {
    Reply.send(answer, Door.SOAP, response);
  }

  /** Holds back what is sent with a status of failure. */
  private static final class Watched extends HttpServletResponseWrapper {
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private boolean holding;

    Watched(HttpServletResponse response) {
      super(response);
    }

    /** Null for nothing that failed. */
    String held() {
      return holding ? held.toString(StandardCharsets.UTF_8) : null;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
      holding |= getStatus() >= SC_BAD_REQUEST;
      return holding ? new Held(held) : super.getOutputStream();
    }

    @Override
    public void flushBuffer() throws IOException {
      if (!holding) {
        super.flushBuffer();
      }
    }
  }

  private static final class Held extends ServletOutputStream {
    private final ByteArrayOutputStream held;

    Held(ByteArrayOutputStream held) {
      this.held = held;
    }

    @Override
    public void write(int one) {
      held.write(one);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      held.write(bytes, offset, length);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new IllegalStateException("written at once");
    }
  }
}
