package org.certbureau.web.faces.frame;

import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.util.Locale;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.web.door.ErrorPage;
import org.certbureau.web.faces.words.Language;

/**
 * The table of a page for a spreadsheet, by the page's own parameters and in its language: {@code
 * ?from=2026-11-01&to=2026-11-30}. The desk checks who asks.
 */
public abstract class SpreadsheetDoor extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Language language;

  /**
   * A table that nothing stands against any more.
   *
   * @param name how the file is called
   */
  public record Sheet(String name, Table table) {
    /** One that is written already. */
    public static Sheet of(String name, byte[] csv) {
      return new Sheet(name, out -> out.write(csv));
    }
  }

  /** Writes its lines, as many as there are. */
  @FunctionalInterface
  public interface Table {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * What is asked for.
   *
   * @throws DateTimeException for what is no day
   * @throws RuleViolation where a desk refuses it
   */
  protected abstract Sheet sheet(HttpServletRequest request, Locale words);

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Sheet sheet;
    try {
      sheet = sheet(request, language.getLocale());
    } catch (DateTimeException unknown) {
      ErrorPage.refuse(request, response, HttpServletResponse.SC_NOT_FOUND);
      return;
    } catch (RuleViolation | EJBAccessException refused) {
      ErrorPage.refuse(request, response, refused);
      return;
    }
    response.setHeader("Cache-Control", "private, no-store");
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"%s.csv\"".formatted(sheet.name()));
    response.setContentType("text/csv;charset=UTF-8");
    sheet.table().writeTo(response.getOutputStream());
  }
}
