package org.certbureau.web.faces.acceptance;

import jakarta.ejb.EJB;
import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.certbureau.application.material.MaterialDesk;
import org.certbureau.application.material.ScanPicture;
import org.certbureau.application.material.SortingDesk;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.scan.Spot;

/**
 * Scans in and out of the pages: {@code POST /files/scans/CASE/MATERIAL} adds one, {@code GET
 * /files/scans/CASE/ID} shows it, {@code ?small} its thumbnail. In place of a material {@code -}
 * has the page sorted, which is answered by 202 where nothing tells its paper; {@code POST
 * /files/scans/CASE/ID?to=MATERIAL} sorts it anew. The desks check who asks.
 */
@WebServlet("/files/scans/*")
public class ScanDoor extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Pattern PATH = Pattern.compile("/([\\w-]{10,30})/([\\w-]{1,40})");

  /** In place of a material: of a pile that is to be sorted. */
  private static final String PILE = "-";

  private static final int LONGEST_SPOT = 40;
  private static final int MOST_BYTES = 20 * 1024 * 1024;

  @EJB private transient MaterialDesk desk;
  @EJB private transient SortingDesk sorting;
  @Inject private transient RefusedScans refused;

  private record Asked(CaseNumber number, String what) {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      Asked asked = asked(request).orElseThrow(() -> nothingThere(request));
      long scan = Long.parseLong(asked.what());
      boolean small = request.getParameter("small") != null;
      ScanPicture picture =
          small ? desk.thumbnail(asked.number(), scan) : desk.scan(asked.number(), scan);
      // a thumbnail cannot be read; the picture itself stays nowhere
      response.setHeader("Cache-Control", small ? "private, max-age=3600" : "private, no-store");
      response.setContentType(picture.mediaType());
      byte[] content = picture.content();
      response.setContentLength(content.length);
      response.getOutputStream().write(content);
    } catch (RuleViolation | NumberFormatException unknown) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } catch (EJBAccessException denied) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Asked> asked = asked(request);
    if (asked.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    if (request.getParameter("to") != null) {
      move(asked.get(), request.getParameter("to"), response);
      return;
    }
    // one byte more than allowed is enough for the desk to refuse it by its own rule
    byte[] file = request.getInputStream().readNBytes(MOST_BYTES + 1);
    String material = asked.get().what();
    try {
      response.setStatus(
          take(asked.get(), nameOf(request), file)
              ? HttpServletResponse.SC_NO_CONTENT
              : HttpServletResponse.SC_ACCEPTED);
    } catch (RuleViolation refusal) {
      for (Problem problem : refusal.problems()) {
        refused.add(
            nameOf(request), material.equals(PILE) ? problem : problem.at("materials." + material));
      }
      response.setStatus(HttpServletResponse.SC_CONFLICT);
    } catch (EJBAccessException denied) {
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  /** False for a page of a pile of which nothing tells what it is: it is not kept. */
  private boolean take(Asked asked, String name, byte[] file) {
    Optional<String> material =
        asked.what().equals(PILE)
            ? sorting.materialOf(asked.number(), name, file)
            : Optional.of(asked.what());
    material.ifPresent(code -> desk.attach(asked.number(), code, name, file));
    return material.isPresent();
  }

  /** Puts a scan that was sorted wrong to the material that the address names. */
  private void move(Asked asked, String material, HttpServletResponse response) {
    try {
      desk.move(asked.number(), Long.parseLong(asked.what()), material);
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } catch (RuleViolation | NumberFormatException refusal) {
      if (refusal instanceof RuleViolation violation) {
        violation
            .problems()
            .forEach(problem -> refused.add("", problem.at("materials." + material)));
      }
      response.setStatus(HttpServletResponse.SC_CONFLICT);
    } catch (EJBAccessException denied) {
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  /** Shows where on a scan to look: four numbers, or nothing to show nothing any more. */
  @Override
  protected void doPut(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      Asked asked = asked(request).orElseThrow(() -> nothingThere(request));
      String spot =
          new String(request.getInputStream().readNBytes(LONGEST_SPOT), StandardCharsets.US_ASCII);
      desk.show(asked.number(), Long.parseLong(asked.what()), Spot.typed(spot));
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } catch (RuleViolation | NumberFormatException refusal) {
      response.setStatus(HttpServletResponse.SC_CONFLICT);
    } catch (EJBAccessException denied) {
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  private static Optional<Asked> asked(HttpServletRequest request) {
    Matcher path = PATH.matcher(Objects.toString(request.getPathInfo(), ""));
    return path.matches()
        ? Optional.of(new Asked(CaseNumber.of(path.group(1)), path.group(2)))
        : Optional.empty();
  }

  private static RuleViolation nothingThere(HttpServletRequest request) {
    return new RuleViolation(
        Problem.of("application.scan-not-found", "scan", request.getPathInfo()));
  }

  private static String nameOf(HttpServletRequest request) {
    String name = request.getHeader("X-File-Name");
    try {
      return name == null ? "" : URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException unreadable) {
      return "";
    }
  }
}
