package org.certbureau.paper;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.certbureau.kernel.Problem;
import org.certbureau.settings.DoorSettings;

/**
 * Prints papers as A4 PDF with all fonts embedded. The same paper gives the same bytes: no clock
 * and no chance gets in. Safe for many prints at a time.
 */
@ApplicationScoped
public class PaperPress {
  private Templates templates;
  private Fonts fonts;

  /** Reads the fonts, the operator's own from {@code BUREAU_FONT_DIR} among them. */
  @PostConstruct
  void open() {
    open(DoorSettings.FONT_DIR.value());
  }

  void open(Path fontDirectory) {
    // it tells the time of every step, on the console
    XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    fonts = Fonts.load(fontDirectory);
    templates = new Templates(fonts::show);
  }

  /**
   * Prints one paper. A character that no font has leaves a framed gap with its code point beside
   * it, to be written in by hand: no paper is refused for a rare name.
   *
   * @return a PDF
   */
  public byte[] print(Paper paper) {
    String xhtml = fonts.plain(templates.fill(paper, Map.of("fontFamilies", fonts.families())));
    try {
      return press(xhtml);
    } catch (IOException broken) {
      throw new UncheckedIOException("template " + paper.template(), broken);
    }
  }

  /**
   * What somebody who types a text should know: which of its characters papers leave a gap for.
   * Nothing stands against it.
   *
   * @return {@code paper.character}, or nothing
   */
  public Optional<Problem> gaps(String text) {
    List<String> missing =
        text.codePoints()
            .filter(character -> !fonts.show(character))
            .distinct()
            .mapToObj(Gaps::named)
            .toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                "paper.character", null, String.join("、", missing), String.join(", ", missing)));
  }

  private byte[] press(String xhtml) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PdfRendererBuilder builder = new PdfRendererBuilder();
      builder.usePDDocument(document);
      // a paper is complete in itself; whatever a value contains, nothing is fetched
      builder.useUriResolver((base, uri) -> uri.startsWith("data:") ? uri : null);
      builder.withHtmlContent(xhtml, null);
      fonts.offer(builder, document, xhtml);
      try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
        renderer.layout();
        renderer.createPDFWithoutClosing();
        withoutTime(document);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        document.save(pdf);
        return pdf.toByteArray();
      }
    }
  }

  /** A PDF's date and its file id would come from the clock: a paper bears its own dates. */
  static void withoutTime(PDDocument document) {
    PDDocumentInformation information = document.getDocumentInformation();
    information.setCreationDate(null);
    information.setModificationDate(null);
    document.setDocumentId(0L);
  }
}
