package org.certbureau.web.faces.frame;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.certbureau.web.door.SentByScript;

/**
 * Forms, page by page (ADR 20): a person's forms are taken one at a time; the same form sent twice
 * gets the same answer; a page whose form was refused shows again what was typed; and a script is
 * told where to go in words that it can read.
 */
@WebFilter(urlPatterns = "*.xhtml", dispatcherTypes = DispatcherType.REQUEST)
public class PostFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String RESOURCES = "/jakarta.faces.resource/";

  @Inject private transient Clock clock;
  @Inject private transient Posts posts;
  @Inject private transient Notice notice;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean known = request.getUserPrincipal() != null;
    if (request.getServletPath().startsWith(RESOURCES)) {
      chain.doFilter(request, response);
    } else if (!"POST".equals(request.getMethod())) {
      Optional<Posts.Refused> refused =
          known
              ? posts.takeRefused(Sent.account(request), addressOf(request))
              : NobodysForm.take(addressOf(request), request, response);
      HttpServletRequest asked =
          refused.isPresent() ? new SentAgain(request, refused.get()) : request;
      chain.doFilter(asked, response);
    } else if (!known) {
      // nobody's forms are remembered, nor do they wait for each other
      chain.doFilter(request, new Answered(request, response));
    } else {
      Sent sent = Sent.of(request); // a slow one is read before its turn
      if (!posts.oneAtATime(() -> post(sent, request, new Answered(request, response), chain))) {
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      }
    }
  }

  private void post(Sent sent, HttpServletRequest request, Answered response, FilterChain chain)
      throws IOException, ServletException {
    if (PostAnswers.isOfPart(request)) {
      chain.doFilter(request, response);
      return;
    }
    String account = Sent.account(request);
    Optional<Posts.Finished> before = posts.finished(account, sent.digest(), clock.instant());
    if (before.isPresent()) {
      if (before.get().said() != null) {
        notice.say(before.get().said());
      }
      response.sendRedirect(before.get().address());
      return;
    }
    String told = notice.waiting();
    chain.doFilter(request, response);
    boolean gone = request.getSession(false) == null;
    // what did nothing is not finished: sent again, it is told so again
    boolean undone = response.containsHeader(SentByScript.UNDONE);
    if (!gone
        && !undone
        && response.leadsTo != null
        && request.getAttribute(PostAnswers.REFUSED) == null) {
      String tells = Objects.equals(notice.waiting(), told) ? null : notice.waiting();
      posts.finish(
          new Posts.Finished(account, sent.digest(), response.leadsTo, tells, clock.instant()));
    }
  }

  private static String addressOf(HttpServletRequest request) {
    String query = request.getQueryString();
    return query == null ? request.getRequestURI() : request.getRequestURI() + '?' + query;
  }

  /** Remembers where a page leads to. */
  private static final class Answered extends HttpServletResponseWrapper {
    private final boolean script;
    private String leadsTo;

    Answered(HttpServletRequest request, HttpServletResponse response) {
      super(response);
      script = SentByScript.is(request);
    }

    @Override
    public void sendRedirect(String location) throws IOException {
      leadsTo = location;
      if (script) {
        setHeader(SentByScript.GO, location);
        setStatus(SC_NO_CONTENT);
      } else {
        super.sendRedirect(location);
      }
    }
  }

  /** A page that is asked for again, with what was typed there. */
  private static final class SentAgain extends HttpServletRequestWrapper {
    private final Map<String, String[]> parameters = new HashMap<>();

    SentAgain(HttpServletRequest request, Posts.Refused refused) {
      super(request);
      request.setAttribute(PostAnswers.REFUSED, refused);
      refused.sent().forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
      parameters.putAll(request.getParameterMap());
    }

    @Override
    public String getParameter(String name) {
      String[] values = parameters.get(name);
      return values == null ? null : values[0];
    }

    @Override
    public String[] getParameterValues(String name) {
      return parameters.get(name);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      return Collections.unmodifiableMap(parameters);
    }

    @Override
    public Enumeration<String> getParameterNames() {
      return Collections.enumeration(new ArrayList<>(parameters.keySet()));
    }
  }
}
